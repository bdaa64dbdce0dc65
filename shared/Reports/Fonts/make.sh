#!/bin/sh
# Makes the fonts of this folder from their npm packages. Run again only to take newer fonts: the results are committed.
# Needs npm, tar, python3 and hb-subset (apt-get install libharfbuzz-bin).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() { # package version
  file=$(npm pack "$1@$2" --silent)
  mkdir "$3" && tar xzf "$file" -C "$3" --strip-components=1
}
fetch pretendard 1.3.9 pretendard
fetch @expo-google-fonts/noto-sans-kr 0.4.3 kr
fetch @expo-google-fonts/noto-sans-sc 0.4.3 sc
fetch @expo-google-fonts/noto-sans 0.4.2 latin
fetch @expo-google-fonts/noto-sans-arabic 0.4.3 arabic
fetch @expo-google-fonts/noto-sans-thai 0.4.2 thai

# Pretendard is committed as it is: Hangul, Latin, punctuation.
cp pretendard/dist/public/static/alternative/Pretendard-Regular.ttf pretendard/dist/public/static/alternative/Pretendard-SemiBold.ttf "$here"
cp pretendard/dist/LICENSE.txt "$here/Pretendard-LICENSE.txt"

cut() { # source target unicodes
  hb-subset "$1" --unicodes="$3" --no-hinting --drop-tables+=vhea,vmtx,BASE,VORG --output-file="$here/$2"
}
# Hanja, kana and symbols of Noto Sans KR; the Hangul is Pretendard's.
cut kr/400Regular/NotoSansKR_400Regular.ttf NotoSansKR-Hanja.ttf \
  '20,2010-27BF,2E80-312F,3190-9FFF,F900-FAFF,FE30-FE4F,FF00-FFEF'
# The simplified characters of GB 2312 (names of students from China) that Noto Sans KR lacks.
python3 - > hanzi.txt <<'P'
rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
print(",".join(f"{ord(c):X}" for c in (row.decode("gb2312", "ignore") for row in rows) if c))
P
hb-subset "$here/NotoSansKR-Hanja.ttf" --unicodes="$(cat hanzi.txt)" --output-file=known.ttf
python3 - known.ttf > missing.txt <<'P'
import struct, sys
data = open(sys.argv[1], "rb").read()
wanted = [int(c, 16) for c in open("hanzi.txt").read().split(",")]
known = set()
for i in range(struct.unpack(">H", data[4:6])[0]):
    tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
    if tag != b"cmap":
        continue
    for j in range(struct.unpack(">H", data[offset + 2 : offset + 4])[0]):
        at = offset + struct.unpack(">I", data[offset + 8 + 8 * j : offset + 12 + 8 * j])[0]
        form, segments = struct.unpack(">H", data[at : at + 2])[0], struct.unpack(">H", data[at + 6 : at + 8])[0]
        if form == 4:
            ends = struct.unpack(f">{segments // 2}H", data[at + 14 : at + 14 + segments])
            starts = struct.unpack(f">{segments // 2}H", data[at + 16 + segments : at + 16 + 2 * segments])
            for start, end in zip(starts, ends):
                known.update(range(start, end + 1))
print(",".join(f"{c:X}" for c in wanted if c not in known))
P
cut sc/400Regular/NotoSansSC_400Regular.ttf NotoSansSC-Hanzi.ttf "$(cat missing.txt)"
cut latin/400Regular/NotoSans_400Regular.ttf NotoSans.ttf '20-7E,A0-52F,1E00-1FFF,2000-22FF,25CC,2C60-2C7F,A720-A7FF'
cut arabic/400Regular/NotoSansArabic_400Regular.ttf NotoSansArabic.ttf '20,600-6FF,750-77F'
cut thai/400Regular/NotoSansThai_400Regular.ttf NotoSansThai.ttf '20,E00-E7F,25CC'
{
  echo "NotoSansKR-Hanja.ttf and NotoSansSC-Hanzi.ttf:"; cat kr/LICENSE_FONT
  echo; echo "NotoSans.ttf:"; head -1 latin/LICENSE_FONT
  echo; echo "NotoSansArabic.ttf:"; head -1 arabic/LICENSE_FONT
  echo; echo "NotoSansThai.ttf:"; head -1 thai/LICENSE_FONT
  echo; echo "All five are subsets under the SIL Open Font License 1.1 printed above, made by make.sh."
} > "$here/Noto-LICENSE.txt"
ls -l "$here"
