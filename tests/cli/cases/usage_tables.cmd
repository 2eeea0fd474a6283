onus tables; echo $?
onus tables chekc; echo $?
onus tables check a b; echo $?
