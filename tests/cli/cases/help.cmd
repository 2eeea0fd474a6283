onus -h
