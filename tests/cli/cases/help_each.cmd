# Every command has help, short and full, and exits with 0.
for command in code read parse explain ledger tables; do
    onus $command -h | grep -q '^Usage: onus' || echo "$command: no -h"
    onus $command --help | grep -q '^Examples:' || echo "$command: no --help"
    onus help $command | grep -q '^Examples:' || echo "$command: no help"
done
onus ledger --help
