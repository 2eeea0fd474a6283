# needs: engine
# The answer comes while the next question is not yet asked.
mkfifo question answer
onus code --jsonl -j 2 < question > answer &
exec 3> question 4< answer
for id in one two; do
    echo "{\"id\": \"$id\", \"text\": \"Peru praised Chile.\"}" >&3
    read -r line <&4
    echo "$line" | cut -d , -f 1
done
exec 3>&-
wait
