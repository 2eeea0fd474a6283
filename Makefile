# A thin front to CMake: every target says what it runs.
BUILD  ?= build
PREFIX ?= /usr/local

.PHONY: all test golden asan lint bench fuzz model install clean

all:            ## build the library and the program into build/
	scripts/build $(BUILD)

test:           ## all tests
	scripts/test

golden:         ## write what golden files expect anew: the diff is the review
	scripts/deps test
	scripts/build $(BUILD)
	cd $(BUILD) && ONUS_GOLDEN=write ctest -R 'unit/test_(events|ingest|statements)$$'
	git --no-pager diff --stat tests/golden

asan:           ## all tests with address and undefined-behaviour sanitizers
	scripts/deps test
	scripts/build $(BUILD)-asan -DONUS_SANITIZE=ON -DCMAKE_BUILD_TYPE=Debug
	cd $(BUILD)-asan && ctest --output-on-failure -j "$$(nproc)"

lint:           ## cppcheck and clang-tidy
	scripts/deps test lint
	scripts/build $(BUILD) -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
	scripts/lint $(BUILD)

bench:          ## speed, beside the goals (needs ../shared)
	scripts/deps
	scripts/build $(BUILD)
	bench/run

fuzz:           ## libFuzzer on text, JSON lines and the model file, a minute each
	scripts/deps test fuzz
	CC=clang scripts/build $(BUILD)-fuzz -DONUS_FUZZ=ON -DONUS_SANITIZE=ON
	for target in text html jsonl model; do \
	    mkdir -p $(BUILD)-fuzz/found-$$target && \
	    $(BUILD)-fuzz/tests/fuzz_$$target -max_total_time=60 -max_len=4096 \
	        $(BUILD)-fuzz/found-$$target tests/fuzz/corpus/$$target || exit 1; done

model:          ## train the language models again (needs ../shared/data; four hours)
	scripts/deps train
	/usr/bin/python3 train/language.py teacher --data ../shared/data --threads 2
	/usr/bin/python3 train/silver.py --data ../shared/data --threads 2 \
	    build/train/teacher.pt
	/usr/bin/python3 train/language.py accurate --data ../shared/data --threads 2
	/usr/bin/python3 train/language.py fast --data ../shared/data --threads 2
	/usr/bin/python3 train/parity.py models/*.onusmodel

install:        ## under PREFIX (/usr/local); DESTDIR is put before it
	scripts/build $(BUILD) -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	cmake --install $(BUILD)

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-fuzz
