#!/bin/sh
# Makes samples/files/pdf. Needs: apt-get install weasyprint fonts-nanum python3-fonttools qpdf poppler-utils
set -eu
cd "$(dirname "$0")"
out=../../files/pdf
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp *.html style.css "$work"

# NanumGothic's composition rules would pull thousands of syllables into each file: keep the characters that are written.
for weight in NanumGothic NanumGothicBold; do
  /usr/bin/python3 -m fontTools.subset "/usr/share/fonts/truetype/nanum/$weight.ttf" --text="$(cat ./*.html) 0123456789/" \
    --layout-features= --output-file="$work/$weight.ttf"
done

weasyprint "$work/proposal.html" "$out/proposal-1-page.pdf"
sed '/<!-- SECOND PAGE -->/r proposal-second-page.html' proposal.html > "$work/proposal-2.html"
weasyprint "$work/proposal-2.html" "$out/proposal-2-pages.pdf"
weasyprint "$work/report.html" "$out/report-3-pages.pdf"
weasyprint "$work/report-english.html" "$out/report-6-pages.pdf"

# A scan: the pages as pictures, with no text beneath.
pdftoppm -r 60 -gray -jpeg -jpegopt quality=60 "$out/proposal-2-pages.pdf" "$work/scan"
cat > "$work/scan.html" <<HTML
<!doctype html><style>@page { size: A4; margin: 0 } img { width: 210mm; height: 297mm; display: block }</style>
<img src="scan-1.jpg"><img src="scan-2.jpg">
HTML
weasyprint "$work/scan.html" "$out/scan-2-pages.pdf"

# One that needs a password to open, and one that only needs it to print or copy.
qpdf --encrypt open-me owner 256 -- "$out/report-3-pages.pdf" "$out/encrypted.pdf"
qpdf --encrypt "" owner 256 --print=none --extract=n -- "$out/report-3-pages.pdf" "$out/owner-password.pdf"

# An upload that broke off after two thirds.
size=$(wc -c < "$out/report-3-pages.pdf")
head -c $((size * 2 / 3)) "$out/report-3-pages.pdf" > "$out/truncated.pdf"
