# A thin front to CMake: every target says what it runs.
BUILD ?= build

.PHONY: all test asan lint bench fuzz model install clean

all:            ## build the library and the program into build/
	scripts/build $(BUILD)

test:           ## all tests
	scripts/test

asan:           ## all tests with address and undefined-behaviour sanitizers
	scripts/deps test
	scripts/build $(BUILD)-asan -DONUS_SANITIZE=ON -DCMAKE_BUILD_TYPE=Debug
	cd $(BUILD)-asan && ctest --output-on-failure -j 2

lint:           ## cppcheck, and clang-tidy with .clang-tidy
	scripts/deps test lint
	scripts/build $(BUILD) -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
	cppcheck --quiet --error-exitcode=1 --enable=warning,portability \
	    --inline-suppr --std=c11 -I include -I src src cli
	clang-tidy -quiet -p $(BUILD) $$(git ls-files 'src/*.c' 'cli/*.c')

bench:          ## speed, beside the goals (needs ../shared)
	scripts/build $(BUILD)
	bench/run

fuzz:           ## libFuzzer on text and JSON lines, a minute each
	scripts/deps fuzz
	CC=clang scripts/build $(BUILD)-fuzz -DONUS_FUZZ=ON -DONUS_SANITIZE=ON
	for t in text jsonl; do \
	    $(BUILD)-fuzz/tests/fuzz_$$t -max_total_time=60 tests/fuzz/corpus/$$t; done

model:          ## train the language model again (needs ../shared/data; an hour)
	scripts/deps train
	/usr/bin/python3 train/language.py --data ../shared/data --out models/en.onusmodel

install:        ## into /usr/local, or with DESTDIR
	scripts/build $(BUILD)
	cmake --install $(BUILD)

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-fuzz
