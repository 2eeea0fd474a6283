# needs: engine
onus code --model nowhere.onusmodel praise.txt 2>&1 | cut -d : -f 1-2
