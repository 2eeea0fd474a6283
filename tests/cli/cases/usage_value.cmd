onus code -j many; echo $?
onus code -j 257; echo $?
onus code --date tomorrow; echo $?
onus code --width 3; echo $?
onus code --color maybe; echo $?
onus code --max-bytes 0; echo $?
onus code --max-seconds soon; echo $?
onus code --format pdf; echo $?
onus read --format conllu; echo $?
onus ledger --between USA; echo $?
onus code --jsonl --format page; echo $?
onus parse --gold-tokens --format json; echo $?
