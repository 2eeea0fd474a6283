# needs: engine
# A line over the limit is skipped, not kept; the stream goes on, the id is echoed.
{
    echo '{"id": "before", "text": "Peru praised Chile."}'
    printf '{"id": "long", "text": "'
    dd if=/dev/zero bs=100000 count=3 2>/dev/null | tr '\0' x
    echo '"}'
    echo '{"id": "after", "text": "Peru praised Chile."}'
} | onus code --jsonl --max-bytes 1000 | cut -d , -f 1,2 |
    sed 's/"coder".*//; s/"message".*//'
