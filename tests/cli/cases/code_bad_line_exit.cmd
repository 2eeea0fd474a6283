# needs: engine
onus code three.jsonl > /dev/null 2>&1
