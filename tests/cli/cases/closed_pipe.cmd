# needs: engine
# Whoever reads may stop; that is no error, and nothing is said.
i=0
while [ $i -lt 200 ]; do
    echo '{"id": "x", "text": "Peru praised Chile. Chile thanked Peru."}'
    i=$((i + 1))
done > many
{ onus code --jsonl < many; echo $? > code; } | head -n 1 | cut -d , -f 1
cat code
