# needs: engine
# A file's id is its path; a folder's files come sorted, hidden ones not at all.
onus code reports praise.txt | cut -d , -f 1
