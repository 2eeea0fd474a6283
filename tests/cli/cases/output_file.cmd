# needs: engine
onus code -o records praise.txt && cut -d , -f 1 records
onus code -o nowhere/records praise.txt; echo $?
