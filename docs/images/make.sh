#!/usr/bin/env bash
# Makes the README's pictures from a real run. Wants poppler-utils, pango1.0-tools and fonts-dejavu-core.
set -euo pipefail
cd "$(dirname "$0")/../.."
log=$(mktemp)
text=$(mktemp)
trap 'rm -f "$log" "$text"' EXIT
CI=true ./run --once >"$log"
pdftoppm -png -r 80 -f 1 -l 1 -singlefile out/reports/20261001.pdf docs/images/report
{
  sed -n '/╭/,+33p' "$log"
  echo '…'
  tail -n 3 "$log" | sed 's| in /.*out/reports| in out/reports|'
} | sed 's/&/\&amp;/g; s/</\&lt;/g
  s/✓/<span foreground="#7ee787">✓<\/span>/g; s/✗/<span foreground="#ff7b72">✗<\/span>/g
  s/│ ? /│ <span foreground="#e3b341">?<\/span> /g' >"$text"
pango-view --markup --no-display --font='DejaVu Sans Mono 8' --background='#0d1117' --foreground='#e6edf3' \
  --margin=12 --output=docs/images/table.png "$text"
