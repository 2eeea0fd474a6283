# needs: engine
# The others are still done.
onus code praise.txt nowhere.txt reports/a.txt > out; echo $?
cut -d , -f 1 out
