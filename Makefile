# Fresh machine: `make demo` and `make test`, nothing before them. PYTHON may name another interpreter, 3.11 or later.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
READY_DEV = $(VENV)/.ready-dev

.PHONY: demo test lint bench schema readme lock clean

demo: $(READY)
	$(BIN)/gestae demo

test: $(READY_DEV)
	$(BIN)/python -m pytest

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY_DEV)
	$(BIN)/python scripts/bench.py $(BENCH)

schema: $(READY_DEV)
	$(BIN)/python -m gestae.schema > docs/reading.schema.json

readme: $(READY_DEV)
	$(BIN)/python scripts/refresh_readme.py

lock: $(READY_DEV)
	$(BIN)/python -m piptools compile -q --strip-extras --no-emit-index-url --extra dev -o requirements.lock pyproject.toml

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Gestae needs Python 3.11 or later: make PYTHON=python3.12')"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable .
	touch $@

$(READY_DEV): $(READY)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .coverage
