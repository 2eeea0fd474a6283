onus
