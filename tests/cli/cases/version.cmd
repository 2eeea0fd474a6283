onus --version
onus code --version
