# needs: engine
# JSON lines are known by their first byte. A bad line is said, and in the output too.
onus code three.jsonl 2> said | grep -o '^{"id":"[a3]"\|"error":{"code":"input"'
cut -d : -f 1-3 said
echo '{"id": "pipe", "text": "Peru praised Chile."}' | onus code | cut -d , -f 1
onus code - < spread.json | cut -d , -f 1
