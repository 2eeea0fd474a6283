onus cod report.txt; echo $?
onus ledgr; echo $?
onus zzzzzz; echo $?
onus help pares; echo $?
