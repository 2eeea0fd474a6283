# needs: engine
# One line in, one line out, whatever the line; nothing on standard error; exit code 0.
printf '%s\n' '{"id": "1", "text": "Peru praised Chile."}' '' 'rubbish' '[]' \
    '{"id": "5"}' '{"id": "6", "text": 7}' '{"id": 7, "text": ""}' > lines
onus code --jsonl < lines > out; echo $?
wc -l < out | tr -d ' '
sed 's/.*"error":{"code":"\([a-z]*\)".*/\1/; s/.*"coder":.*/fine/' out
grep -o '^{"id":"[0-9]"' out
