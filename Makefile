# make run: the product. make check: the inner loop. make test: everything a change must pass. make bench: the figures.
# make fuzz: 3,000 hostile addresses and as many hostile files, half an hour.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
unexport PYTHONDONTWRITEBYTECODE # many processes run the same code: compiled once

.PHONY: run build test check lint types tests mutants bench fuzz clean

run: build
	@echo "Patokaz: http://localhost:$(PORT)"
	@$(BIN)/streamlit run app.py --server.port $(PORT)

build: .venv/run.stamp
	@$(BIN)/python -m data.build --if-needed

.venv/run.stamp: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@sh tests/install_chromium.sh
	@touch $@

test: .venv/test.stamp build lint types tests

# The inner loop, under a minute: no statistics file, no page.
check: lint types
	$(BIN)/pytest -n 2 --dist loadfile -m unit

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp
	$(BIN)/mypy

tests: .venv/test.stamp build
	$(BIN)/pytest -n 3 --dist loadfile

# Plants each fault of tests/mutants/mutants.toml in a copy; the named test must fail.
mutants: .venv/test.stamp
	$(BIN)/python tests/mutants/run.py

bench: .venv/test.stamp build
	$(BIN)/python -m bench $(ONLY)

fuzz: .venv/test.stamp build
	$(BIN)/python -m bench.fuzz

clean:
	rm -rf .venv build static/maps
