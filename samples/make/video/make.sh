#!/usr/bin/env bash
# Makes samples/files/video with ffmpeg 5.1 (apt-get install ffmpeg) and Python 3. The files are committed; run this
# only to change them. Pictures are still and tiny, sound is silence, so that three minutes stay below 100 KB.
set -euo pipefail
cd "$(dirname "$0")"
make="$PWD"
out="$PWD/../../files/video"
mkdir -p "$out"
cd "$out"
rm -f -- *

ff() { ffmpeg -hide_banner -loglevel error -nostdin -y -fflags +bitexact "$@"; }
picture() { printf 'testsrc=size=64x36:rate=1,select=eq(n\\,0),loop=-1:1,setpts=N/(%s)/TB,fps=%s' "$1" "$1"; }
bare=(-map_metadata -1 -flags:v +bitexact -flags:a +bitexact -pix_fmt yuv420p)
h264=(-c:v libx264 -preset veryslow -crf 40 -g 100000 -x264-params keyint=infinite:scenecut=0)
silence=(-f lavfi -i anullsrc=r=8000:cl=mono)
aac=(-c:a aac -b:a 8k)
vp8=(-c:v libvpx -crf 60 -b:v 4k -g 100000 -auto-alt-ref 0)

# video NAME FPS FRAMES OPTIONS…: no sound
video() { ff -f lavfi -i "$(picture "$2")" "${bare[@]}" "${@:4}" -frames:v "$3" "$1"; }
# movie NAME FPS FRAMES SECONDS-OF-SOUND OPTIONS…
movie() {
  ff -f lavfi -i "$(picture "$2")" "${silence[@]}" "${bare[@]}" "${aac[@]}" "${@:5}" \
    -frames:v "$3" -frames:a "$(($4 * 8000 / 1024))" "$1"
}

# Around the limit of 180 s and its tolerance of 0.5 s.
movie mp4-179s.mp4 5 895 179 "${h264[@]}" -movflags +faststart
video mp4-180.04s.mp4 25 4501 "${h264[@]}" -movflags +faststart
video mp4-180.5s.mp4 10 1805 "${h264[@]}" -movflags +faststart
movie mp4-181s.mp4 5 905 181 "${h264[@]}" -movflags +faststart
ff -i mp4-181s.mp4 -c copy -fflags +bitexact mp4-181s-moov-last.mp4

# The same 181 s in other containers and layouts.
ff -i mp4-181s.mp4 -c copy -fflags +bitexact -movflags +empty_moov+default_base_moof -frag_duration 20000000 mp4-fragmented-181s.mp4
ff -i mp4-181s.mp4 -c copy -fflags +bitexact mkv-181s.mkv
ff -i mp4-181s.mp4 -c copy -fflags +bitexact -f mov mov-181s.mov
ff -i mp4-181s.mp4 -an -c copy -fflags +bitexact -brand 'M4V ' m4v-181s.m4v
video mp4-hevc-60s.mp4 5 300 -c:v libx265 -preset veryslow -crf 45 -x265-params log-level=error:keyint=-1:info=0 -tag:v hvc1
video webm-179s.webm 5 895 "${vp8[@]}"
video webm-live-no-duration.webm 5 905 "${vp8[@]}" -f webm -live 1

# A phone's trim keeps the samples and adds an edit list: 190 s of samples, of which 15…190 s are shown.
video long.tmp.mp4 5 950 "${h264[@]}" -bf 0
ff -ss 15 -i long.tmp.mp4 -c copy -fflags +bitexact mp4-trimmed-by-edit-list.mp4

# mvhd, mdhd, tkhd and elst say 100 s; the samples say 181.
python3 "$make/lie.py" mp4-181s.mp4 mp4-header-lies.mp4 100

# Cut off: with the index in front, and with the index lost.
head -c "$(($(stat -c %s mp4-181s.mp4) * 8 / 10))" mp4-181s.mp4 > mp4-truncated.mp4
head -c 6000 mp4-181s-moov-last.mp4 > mp4-truncated-before-moov.mp4
head -c "$(($(stat -c %s mkv-181s.mkv) / 2))" mkv-181s.mkv > mkv-truncated.mkv

# No picture, and formats that are not accepted.
ff "${silence[@]}" -map_metadata -1 -flags:a +bitexact "${aac[@]}" -frames:a 80 mp4-audio-only.mp4
ff "${silence[@]}" -map_metadata -1 -flags:a +bitexact "${aac[@]}" -frames:a 80 m4a-audio-only.m4a
ff "${silence[@]}" -map_metadata -1 -flags:a +bitexact -c:a libopus -b:a 6k -t 10 webm-audio-only.webm
video avi-5s.avi 5 25 -c:v mpeg4 -q:v 31
video wmv-5s.wmv 5 25 -c:v wmv2 -q:v 31
rm -- *.tmp.mp4
ls -l
du -cb -- * | tail -n 1
