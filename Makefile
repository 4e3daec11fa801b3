# Sets itself up in .venv, once, and again when what is installed changes.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: play test check bench soak
.SILENT:

play: $(READY)
	$(BIN)/debategame

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m benchmarks

soak: $(READY)
	$(BIN)/python -m benchmarks.soak

$(READY): pyproject.toml constraints.txt
	echo "Setting up once, about a minute"
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "debategame needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 play")'
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@
