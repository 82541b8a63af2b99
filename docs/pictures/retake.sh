#!/bin/sh
# Takes the pictures of this folder again from a report.html: docs/pictures/retake.sh OUT/report.html
# Needs chromium and pngquant (Debian: apt-get install chromium pngquant fonts-noto-core).
set -eu
report=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# take NAME LANGUAGE SCHEME(0 = dark, 1 = light) WIDTH,HEIGHT
take() {
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
        --blink-settings=preferredColorScheme="$3" --window-size="$4" --screenshot="$profile/$1.png" \
        "file://$report#$2" 2>/dev/null
    pngquant --force --quality=60-90 --output "$here/$1.png" "$profile/$1.png"
}

take report-en en 1 1280,1750
take report-ru-dark ru 0 1280,1750
take report-ru-narrow ru 1 500,1750
