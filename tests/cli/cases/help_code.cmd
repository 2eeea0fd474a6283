onus code -h
