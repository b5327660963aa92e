# onrecord. `make help` lists what there is. Needs GNU make, git and Python 3.11 or newer.
#
#   make demo                 set up, read the example reports, write a page
#   make demo REPORT=my.txt   the same with a report of your own
#   make test                 set up and run every check

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python

# Stamps: touched when an installation has succeeded, so that an interrupted one is repeated.
MADE := $(VENV)/.made
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
TRAIN := $(VENV)/.train-installed

# What people give; through the environment, so that spaces and quotation marks in it are safe.
REPORT ?=
k ?=
f ?=
export REPORT k f
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := all
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: all help demo test format-check lint types imports tests docs-check gate gate-update \
	gate-fast fix case serve browser bench train docs hot clean

all: test

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# --- set up -----------------------------------------------------------------------------------

# PYTHON, if given, is used; else the first of these that is new enough. 3.11 to 3.13 are what CI
# holds the program to; 3.14 is tried there and may fail, and so comes last here.
ifdef PYTHON
PYTHONS := "$(PYTHON)"
else
PYTHONS := python3 python3.13 python3.12 python3.11 python3.14 python
endif

$(MADE):
	@if [ -x $(PY) ] && $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  touch $@; exit 0; \
	fi; \
	for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$("$$python" --version) …"; \
	    "$$python" -m venv --clear $(VENV) && touch $@ && exit 0; \
	    echo "error: $$python could not make a virtual environment (above)." >&2; \
	    echo "hint: on Debian and Ubuntu, install python3-venv." >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "error: onrecord needs Python 3.11 or newer; none of these is: $(subst ",,$(PYTHONS))" >&2; \
	echo "hint: install one, or name it: make $(or $(MAKECMDGOALS),all) PYTHON=/path/to/python3.12" >&2; \
	exit 1

$(RUNTIME): pyproject.toml | $(MADE)
	@echo "Installing onrecord …"
	@$(PY) -m pip install --quiet --editable .
	@touch $@

$(DEV): pyproject.toml | $(MADE)
	@echo "Installing onrecord and the tools of its developers …"
	@$(PY) -m pip install --quiet --editable ".[dev]"
	@touch $(RUNTIME) $@

$(TRAIN): pyproject.toml | $(MADE)
	@echo "Installing onrecord and what its numbers are learned with …"
	@$(PY) -m pip install --quiet --editable ".[train]"
	@touch $(RUNTIME) $@

# --- use --------------------------------------------------------------------------------------

# Called by its path, so that the commands it names next work as they stand.
# Status 3: some inputs failed, the rest was read; the page then lists them.
demo: $(RUNTIME) ## read the example reports (or REPORT=path) and write a page
	@mkdir -p out && rm -f out/demo.db out/demo.db-journal
	@if [ -n "$$REPORT" ]; then set -- "$$REPORT"; else set -- examples; fi; \
	status=0; $(BIN)/onrecord read --record out/demo.db -- "$$@" || status=$$?; \
	[ $$status -eq 0 ] || [ $$status -eq 3 ] || exit $$status
	@$(PY) -m onrecord dossier out/dossier.html --record out/demo.db > out/.dossier-path
	@rm -f out/.dossier-path
	@$(PY) -c 'import pathlib; p = pathlib.Path("out/dossier.html"); print(f"\nOpen the page: {p}\n  {p.resolve().as_uri()}")'

serve: ## show the record that `make demo` has read, in a browser
	@test -f out/demo.db || $(MAKE) --no-print-directory demo
	@$(BIN)/onrecord serve --record out/demo.db

# --- check ------------------------------------------------------------------------------------

ifneq ($(strip $(k)),)
test: $(DEV)
	@$(PY) -m pytest -q -k "$$k"
else
test: format-check lint types imports tests docs-check gate ## every check (or k=words: only tests of that name)
endif

format-check: $(DEV) ## is the code formatted?
	@$(BIN)/ruff format --check --quiet . || { echo "hint: make fix" >&2; exit 1; }

lint: $(DEV) ## ruff, and spelling
	@$(BIN)/ruff check --quiet .
	@$(BIN)/codespell --quiet-level 3 --skip '*.toml,*.jsonl,*.svg,__pycache__,weights,people.json,states.json,acts.json' -L caf,oclock,nd \
	  *.md src tests docs examples benchmarks Makefile

types: $(DEV) ## mypy --strict
	@$(BIN)/mypy --no-error-summary

imports: $(DEV) ## the rooms stay rooms
	@$(BIN)/lint-imports --no-logo > $(VENV)/.imports.log 2>&1 || { cat $(VENV)/.imports.log; exit 1; }

# The rooms that keep people's facts are covered wholly, branches too; the rest nearly.
tests: $(DEV) ## all tests, with coverage
	@$(PY) -m pytest -q --cov --cov-report=term:skip-covered --cov-fail-under=95
	@$(BIN)/coverage report --include='src/onrecord/model/*,src/onrecord/record/*,src/onrecord/errors.py' \
	  --fail-under=100 > $(VENV)/.coverage.log 2>&1 || { cat $(VENV)/.coverage.log; exit 1; }

docs-check: $(DEV) ## is the generated reference up to date?
	@$(PY) docs/build_reference.py --check

gate: $(DEV) ## quality against its floors (needs the material beside the project)
	@$(PY) -m benchmarks.quality.gate

gate-fast: $(DEV) ## the same on an eighth of the material
	@$(PY) -m benchmarks.quality.gate --fast

gate-update: $(DEV) ## raise the floors to what is measured now
	@$(PY) -m benchmarks.quality.gate --update
	@$(PY) -m benchmarks.quality.gate --update --fast

# --- develop ----------------------------------------------------------------------------------

fix: $(DEV) ## format, and mend what can be mended
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

case: $(DEV) ## f=tests/cases/…: run one golden case and print what was found
	@[ -n "$$f" ] || { echo "error: name the case: make case f=tests/cases/statements/….txt" >&2; exit 2; }
	@$(PY) -m pytest -q --no-header --tb=short -rN -p no:randomly tests/test_cases.py --case "$$f"

browser: $(DEV) ## the tests in Chromium alone
	@$(PY) -m pytest -q -m browser

bench: $(DEV) ## words a second and memory, by stage
	@$(PY) -m benchmarks.speed.stages
	@$(PY) -m benchmarks.speed.comparing examples/[0-9]* --sizes 1000 10000

train: $(TRAIN) ## train the encoder again (needs the material beside the project; training/README.md)
	$(PY) -m training.encoder.train --out out/encoder-1 --epochs 6 --rate 2e-4
	$(PY) -m training.encoder.export --net out/encoder-1/network.pt
	$(PY) -m training.encoder.label_inner --out out/inner.json
	$(PY) -m training.encoder.train --out out/encoder-2 --start out/encoder-1/network.pt \
	  --inner out/inner.json --epochs 2 --rate 1.2e-4 --seed 7
	$(PY) -m training.encoder.export --net out/encoder-2/network.pt
	$(PY) -m training.encoder.label_inner --out out/inner.json
	$(PY) -m training.encoder.train --out out/encoder-3 --start out/encoder-2/network.pt \
	  --inner out/inner.json --epochs 6 --rate 2e-4 --seed 20261127
	$(PY) -m training.encoder.average out/encoder-2/network.pt out/encoder-3/network.pt \
	  --out out/encoder/network.pt
	$(PY) -m training.encoder.export --net out/encoder/network.pt
	$(PY) -m training.encoder.calibrate
	$(PY) -m training.antecedents
	$(PY) -m training.acts.fit
	$(PY) -m training.circumstances.fit
	$(PY) -m training.about.fit

docs: $(DEV) ## write the generated reference again
	@$(PY) docs/build_reference.py

hot: ## each file's share of the last 100 commits
	@git log -100 --name-only --pretty=format: | sed '/^$$/d' | sort | uniq -c | sort -rn | head -20 | \
	  awk -v n="$$(git rev-list --count --max-count=100 HEAD)" \
	  '{ c = $$1; $$1 = ""; printf "%4d %%%s%s\n", 100 * c / n, $$0, (n >= 20 && c / n > 0.3) ? "   plan a split" : "" }'

clean: ## remove what was made here (the virtual environment too)
	@rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
