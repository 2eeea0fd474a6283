onus --help
