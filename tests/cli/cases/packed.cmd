# needs: engine
# Packed input is known by its first bytes: gzip, several members of it, Zstandard; what is cut off is said.
gzip -c three.jsonl > one
gzip -c three.jsonl | cat one - > two
onus read --jsonl < two | cut -d , -f 1
printf '\050\265\057\375\044\031\311\000\000\116\157\162\167\141\171\040\143\157\156\144\145\155\156\145\144\040\123\167\145\144\145\156\056\012\221\070\330\031' > zst
onus read -f text zst
head -c 40 one > cut
onus read cut
