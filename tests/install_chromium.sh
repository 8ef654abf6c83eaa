#!/bin/sh
# Tests drive the system's Chromium; install it from the system's packages where there is none.
set -e
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ]; then SUDO=""; else SUDO="sudo"; fi
    $SUDO apt-get update -qq
    $SUDO apt-get install -y -qq chromium
else
    echo "No Chromium found. Install Chromium or Google Chrome, then run 'make test' again." >&2
    exit 1
fi
