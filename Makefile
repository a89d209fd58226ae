# Two commands do everything on a machine with Python >= 3.11 and make: `make demo` and `make test`.
# Node is not needed; where npm is found, its linter and type checker run too.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := .venv-demo
BENCH := .venv-bench
NODE := tests/node
NODE_BIN := $(NODE)/node_modules/.bin
SPECS := $(shell grep -l "^openapi:" specs/*.yaml)
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
HAS_NODE := $(shell command -v npm >/dev/null 2>&1 && node -e "process.exit(process.versions.node.split('.')[0] >= 20 ? 0 : 1)" 2>/dev/null && echo yes)

export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help install generate check test fuzz soak bench demo docs build clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1	/' | expand -t 15

install: $(BIN)/.installed ## Make the environment for development in .venv

$(BIN)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "orderkit needs Python >= 3.11; this is " + sys.version.split()[0] + ". Say which: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP_INSTALL) --editable '.[dev]'
	@touch $@

$(NODE)/node_modules/.installed: $(NODE)/package-lock.json
	cd $(NODE) && npm ci --silent --no-audit --no-fund
	@touch $@

generate: install ## Make generated/ from specs/
	$(BIN)/python specs/generate.py

.PHONY: check-code check-specs check-node
check: check-code check-specs check-node ## Lint, check types, hold the specs to their checklist

check-code: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check-specs: install
	$(BIN)/python specs/generate.py --check
	$(BIN)/openapi-spec-validator $(SPECS)
	$(BIN)/python specs/check.py $(SPECS)

ifeq ($(HAS_NODE),yes)
check-node: install $(NODE)/node_modules/.installed
	$(NODE_BIN)/redocly lint --config specs/redocly.yaml $(SPECS)
	$(NODE_BIN)/pyright --project pyproject.toml --pythonpath $(BIN)/python
else
check-node:
	@echo 'skipped: redocly lint and pyright, because there is no npm with Node >= 20 here'
endif

test: check ## Run every check and every test
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --durations 5 -q

fuzz: install ## Fuzz the mock for longer than `make test` does (FUZZ_EXAMPLES=300)
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-300} $(BIN)/python -m pytest -m fuzz -q -s

$(BENCH)/.installed: pyproject.toml constraints.txt tests/bench/requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python $(PIP_INSTALL) --editable '.[dev]' --requirement tests/bench/requirements.txt
	@touch $@

bench: $(BENCH)/.installed ## Measure how fast answers are read, beside what other generators make of the specs (BENCH_ARGS="--only calls")
	@PYTHONPATH=specs $(BENCH)/bin/python tests/bench/run.py $(BENCH_ARGS)

soak: install ## Make 20,000 calls by each colour through a mock that fails one in five (SOAK_CALLS=20000)
	SOAK_CALLS=$${SOAK_CALLS:-20000} $(BIN)/python -m pytest -m soak -q -s

$(DEMO)/.installed: pyproject.toml constraints.txt README.md $(shell find overlays generated -name '*.py' -o -name '*.json' -o -name '*.csv')
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "orderkit needs Python >= 3.11; this is " + sys.version.split()[0] + ". Say which: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(DEMO)
	$(DEMO)/bin/python $(PIP_INSTALL) '.[demo]'
	@touch $@

demo: $(DEMO)/.installed ## Run the whole order journey against the embedded mock and show it
	@$(DEMO)/bin/orderkit demo

docs: install ## Build the documentation into site/
	$(BIN)/mkdocs build --strict --config-file docs/mkdocs.yml --site-dir ../site

build: install ## Build the wheel and the source distribution into dist/
	$(BIN)/python -m build --outdir dist

clean: ## Remove what the other commands made
	rm -rf $(VENV) $(DEMO) $(BENCH) $(NODE)/node_modules dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis

.PHONY: release-check
release-check: install ## Build the distributions from a clean clone and try them; publishes nothing (RELEASE_ARGS=--unreleased)
	@$(BIN)/python .ci/release_check.py $(RELEASE_ARGS)
