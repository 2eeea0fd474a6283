# needs: engine
onus read --format text praise.txt
onus read praise.txt | cut -d , -f 1
