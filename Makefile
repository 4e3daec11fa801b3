# Sets itself up in .venv, once, and again when what is installed changes.
# Each mark in .venv stands for one set of packages: .play the game, .serve the pages, .test the tests, .browser what
# drives a browser, .check the linters, .audit pip-audit.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
PYTEST := $(BIN)/python -m pytest --dist worksteal
PURE := tests/text tests/scenario tests/scoring tests/progress tests/play

.PHONY: play serve test-browser quick test check test-long bench soak audit
.SILENT:
# Every start would compile the whole game again if Python kept no compiled modules.
unexport PYTHONDONTWRITEBYTECODE

play: .venv/.play
	$(BIN)/debategame

serve: .venv/.serve
	$(BIN)/debategame serve

quick: .venv/.test
	$(PYTEST) -n logical -m "not slow" $(PURE)

test: .venv/.test
	$(PYTEST) -n auto -m "not slow" --ignore tests/browser

check: .venv/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml

test-long: .venv/.test
	$(PYTEST) -n auto --ignore tests/browser --hypothesis-profile thorough --cov --cov-report=term:skip-covered

# The pages in a real browser: Chromium, which pip cannot install.
test-browser: .venv/.browser
	$(PYTEST) -n 0 tests/browser

bench: .venv/.play
	$(BIN)/python -m benchmarks

soak: .venv/.play
	$(BIN)/python -m benchmarks.soak

audit: .venv/.audit
	$(BIN)/python -m tools.audit

.venv/.play: pyproject.toml constraints.txt
	echo "Setting up once, less than a minute"
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "debategame needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 play")'
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	$(BIN)/python -m compileall -q debategame
	touch $@

.venv/.test: .venv/.play
	echo "Installing what the tests need"
	$(PIP) -e '.[test]'
	touch $@

.venv/.serve: .venv/.play
	echo "Installing what the pages need"
	$(PIP) -e '.[web]'
	touch $@

.venv/.browser: .venv/.test
	echo "Installing what drives the browser"
	$(PIP) -e '.[browser]'
	touch $@

.venv/.check: .venv/.play
	echo "Installing the linters"
	$(PIP) -e '.[check]'
	touch $@

.venv/.audit: .venv/.play
	echo "Installing pip-audit"
	$(PIP) -e '.[audit]'
	touch $@
