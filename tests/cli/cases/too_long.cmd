# needs: engine
# As JSON the refusal is a record; on pages it is only said.
onus code --max-bytes 10 praise.txt 2>/dev/null | cut -d , -f 1,2 |
    sed 's/,"message.*//'
onus code --max-bytes 10 --format page praise.txt 2>/dev/null
