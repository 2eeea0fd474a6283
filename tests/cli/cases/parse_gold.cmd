# needs: engine
onus parse --gold-tokens words.conllu | cut -f 1,2
