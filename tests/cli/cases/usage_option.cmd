onus code --verbatm x; echo $?
onus code --threads; echo $?
onus code -j; echo $?
onus code --jsonl=yes; echo $?
onus code --frobnicate; echo $?
onus code -z; echo $?
onus tables --jsonl; echo $?
