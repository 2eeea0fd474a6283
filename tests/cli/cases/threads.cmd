# needs: engine
# The same bytes in the same order, whatever the number of threads.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    echo "{\"id\": \"$i\", \"text\": \"Peru praised Chile $i times. Both left.\"}"
    [ $i = 7 ] && echo 'rubbish'
done > lines
onus code --jsonl lines > one
for n in 2 3 8; do
    onus code --jsonl -j $n lines > many
    cmp one many && echo "$n: the same"
done
