# The front door. Every target sets up what it needs; only Python 3.11+ and make must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO_OUT ?= build/demo

.PHONY: demo test check bench fmt lock clean
.DEFAULT_GOAL := demo

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("foedus needs Python 3.11 or newer; this is %d.%d. Try: make PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once; a minute or two)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)  ## Read the demonstration case and write its brief
	$(BIN)/foedus brief examples/demo --out $(DEMO_OUT)

test: $(READY)  ## Run every test
	$(BIN)/python -m pytest -n 2

check: $(READY)  ## Style, types, layers, lexicon
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/foedus lexicon check

bench: $(READY)  ## Measure against the public references that are there
	$(BIN)/python -m benchmarks.run

fmt: $(READY)  ## Format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock:  ## Pin every version with its hashes anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --extra docx --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build
