# needs: engine
[ -c /dev/full ] || { echo 'onus: standard output: cannot be written: No space left on device' >&2; exit 4; }
onus code praise.txt > /dev/full
