# needs: engine
onus code --jsonl < /dev/null
