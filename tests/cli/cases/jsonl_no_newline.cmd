# needs: engine
printf '{"id": "end", "text": "Peru praised Chile."}' | onus code --jsonl |
    cut -d , -f 1
