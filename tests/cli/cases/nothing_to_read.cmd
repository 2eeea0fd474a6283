# needs: engine
# Standard input that is not a terminal is read; an empty one is an empty document.
onus code < /dev/null | wc -l | tr -d ' '
