# Two commands do everything on a machine with Python >= 3.11 and make: `make demo` and `make test`.
# Node is not needed; where npm is found, its linter and type checker run too.
# Each command prints something at least every ten seconds: $(STEP) does it for those that are silent by themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := .venv-demo
BENCH := .venv-bench
MUTATION := .venv-mutation
PEERS := .peers
WIREMOCK := $(shell sed -n 's/^WIREMOCK = "\(.*\)"/\1/p' tests/behaviours/peer_servers.py)
NODE := tests/node
NODE_BIN := $(NODE)/node_modules/.bin
RUNNERS := $(NODE)/runners
PRISM := $(NODE)/prism
SPECS := $(shell grep -l "^openapi:" specs/*.yaml)
WORKFLOWS := $(wildcard specs/arazzo/*.yaml)
CHECK_PYTHON := $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "orderkit needs Python >= 3.11; this is " + sys.version.split()[0] + ". Say which: make PYTHON=python3.12")'
STEP := $(PYTHON) .ci/step.py
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
HAS_JAVA := PATH="$${JAVA_HOME:+$$JAVA_HOME/bin:}$$PATH" java -version 2>&1 | awk -F'[".]' '/version/ && $$2 >= 17 {print "yes"}'
HAS_NODE := $(shell command -v npm >/dev/null 2>&1 && node -e "process.exit(process.versions.node.split('.')[0] >= 20 ? 0 : 1)" 2>/dev/null && echo yes)

export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

# `make test` draws the same examples each time (tests/conftest.py). `make fuzz` draws others, and prints their seed.
FUZZ_SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
FUZZ_SEED := $(FUZZ_SEED)

.PHONY: help install generate check unit test fuzz soak bench bench-mock bench-spark bench-export mutants behaviours power demo docs docs-serve docs-zensical docs-pictures specs flows interop build clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1	/' | expand -t 15

install: $(BIN)/.installed ## Make the environment for development in .venv

$(BIN)/.installed: pyproject.toml constraints.txt
	@$(CHECK_PYTHON)
	@$(STEP) "Making the environment $(VENV)" $(PYTHON) -m venv $(VENV)
	@$(STEP) "Installing orderkit and its tools (pip)" $(BIN)/python $(PIP_INSTALL) --editable '.[dev]'
	@touch $@

$(NODE)/node_modules/.installed: $(NODE)/package-lock.json
	@$(STEP) "Installing the checkers that run on Node (npm)" npm ci --prefix $(NODE) --silent --no-audit --no-fund
	@touch $@

$(RUNNERS)/node_modules/.installed: $(RUNNERS)/package-lock.json
	@$(STEP) "Installing the runners of Postman's and Bruno's collections (npm)" npm ci --prefix $(RUNNERS) --silent --no-audit --no-fund
	@touch $@

generate: install ## Make generated/ from specs/
	@$(STEP) "Generating clients from the specs" $(BIN)/python specs/generate.py

.PHONY: check-code check-specs check-node
check: check-code check-specs check-node ## Lint, check types, hold the specs to their checklist

check-code: install
	@$(STEP) "Linting (ruff)" $(BIN)/ruff check
	@$(STEP) "Checking the format (ruff)" $(BIN)/ruff format --check
	@$(STEP) "Checking types (mypy)" $(BIN)/mypy
	@$(STEP) "Comparing the public names with the last release (griffe)" $(BIN)/python .ci/api_check.py

check-specs: install
	@$(STEP) "Comparing generated files with the specs" $(BIN)/python specs/generate.py --check
	@$(STEP) "Validating the specs as OpenAPI 3.1" $(BIN)/openapi-spec-validator $(SPECS)
	@$(STEP) "Checking the specs against the checklist" $(BIN)/python specs/check.py $(SPECS) $(WORKFLOWS)
	@$(STEP) "Comparing the specs with their last release" $(BIN)/python specs/diff.py

ifeq ($(HAS_NODE),yes)
check-node: install $(NODE)/node_modules/.installed
	@$(STEP) "Linting the specs (redocly)" $(NODE_BIN)/redocly lint --config specs/redocly.yaml $(SPECS) $(WORKFLOWS)
	@$(STEP) "Linting the specs (spectral)" $(NODE_BIN)/spectral lint --fail-severity=hint --ruleset specs/spectral.yaml $(SPECS) $(WORKFLOWS)
	@$(STEP) "Scoring the specs (redocly)" $(BIN)/python specs/score.py $(NODE_BIN)/redocly
	@$(STEP) "Checking types (pyright)" $(NODE_BIN)/pyright --project pyproject.toml --pythonpath $(BIN)/python
else
check-node:
	@echo 'skipped: redocly, spectral and pyright, because there is no npm with Node >= 20 here'
endif

unit: install ## Run the quick tests, of pure code of every folder; in under a minute
	@echo '==> Running the quick tests (pytest)'
	@$(BIN)/python -m pytest tests/unit tests/specs tests/architecture $(wildcard tests/providers/*/client) \
	  -m 'not slow and not package' --numprocesses 2 --dist worksteal -q

test: check ## Run every check and every test
	@echo '==> Running the tests (pytest)'
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --durations 5 -q

fuzz: install ## Fuzz the mock and the client with new examples (FUZZ_EXAMPLES=300 FUZZ_SEED=<a number printed before>)
	@echo '==> Fuzzing; to draw the same examples again: make fuzz FUZZ_SEED=$(FUZZ_SEED)'
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-300} $(BIN)/python -m pytest -m 'fuzz or hypothesis' -q -s \
	  --hypothesis-profile=anew --hypothesis-seed=$(FUZZ_SEED)

$(BENCH)/.installed: pyproject.toml constraints.txt tests/bench/requirements.txt
	@$(STEP) "Making the environment $(BENCH)" $(PYTHON) -m venv $(BENCH)
	@$(STEP) "Installing orderkit and other generators (pip)" $(BENCH)/bin/python $(PIP_INSTALL) --editable '.[dev]' --requirement tests/bench/requirements.txt
	@touch $@

bench: $(BENCH)/.installed ## Measure how fast responses are decoded, compared with other generators (BENCH_ARGS="--only calls")
	@PYTHONPATH=specs $(BENCH)/bin/python tests/bench/run.py $(BENCH_ARGS)

bench-spark: install ## Measure the Spark source in 1, 2 and 4 partitions beside one; needs Java 17 (BENCH_ARGS="--rounds 3")
	@PYTHONPATH=tests/kit $(BIN)/python tests/bench/spark_bench.py $(BENCH_ARGS)

ifeq ($(HAS_NODE),yes)
$(PRISM)/node_modules/.installed: $(PRISM)/package-lock.json
	@$(STEP) "Installing Prism (npm)" npm ci --prefix $(PRISM) --silent --no-audit --no-fund
	@touch $@

bench-mock: install $(PRISM)/node_modules/.installed ## Measure the mock beside Prism: start, calls, memory, very many orders (BENCH_ARGS="--rounds 3")
	@$(BIN)/python tests/bench/mock_bench.py $(BENCH_ARGS)
else
bench-mock:
	@echo 'skipped: there is no npm with Node >= 20 here, which Prism needs'
endif

bench-export: install ## Measure exports into DuckDB beside walks through the clients' listings: speed, memory, calls (BENCH_ARGS="--orders 20000")
	@$(BIN)/python tests/bench/export_bench.py $(BENCH_ARGS)

soak: install ## Make 20,000 calls through a mock that fails one in five, kill processes that share an inbox or export orders, and load the mock for a minute (SOAK_CALLS=20000 SOAK_INBOX="120 20" SOAK_EXPORT=30 LOAD_SECONDS=60)
	SOAK_CALLS=$${SOAK_CALLS:-20000} SOAK_INBOX=$${SOAK_INBOX:-120 20} LOAD_SECONDS=$${LOAD_SECONDS:-60} \
	  SOAK_EXPORT=$${SOAK_EXPORT:-30} \
	  $(BIN)/python -m pytest -m soak -q -s

$(MUTATION)/.installed: pyproject.toml constraints.txt tests/mutation/requirements.txt
	@$(STEP) "Making the environment $(MUTATION)" $(PYTHON) -m venv $(MUTATION)
	@$(STEP) "Installing orderkit and cosmic-ray (pip)" $(MUTATION)/bin/python $(PIP_INSTALL) --editable '.[dev]' --requirement tests/mutation/requirements.txt
	@touch $@

mutants: $(MUTATION)/.installed ## Change the client in 400 places, one at a time, and count what the tests notice (MUTANTS_ARGS="--number 50 --seed 7")
	@$(MUTATION)/bin/python tests/mutation/mutation_run.py $(MUTANTS_ARGS)

# Each is optional: without its installer a server is skipped, and its last results stay.
$(PEERS)/.installed: tests/behaviours/peers/package.json tests/behaviours/peers/requirements.txt tests/behaviours/peer_servers.py
	@mkdir -p $(PEERS) && cp tests/behaviours/peers/package.json $(PEERS)/
	@if [ -n "$(HAS_NODE)" ]; then $(STEP) "Installing Prism and Mockoon (npm)" npm install --prefix $(PEERS) --silent --no-audit --no-fund --no-package-lock; \
	  else echo 'skipped: Prism and Mockoon, because there is no npm with Node >= 20 here'; fi
	@$(STEP) "Making an environment for connexion" $(PYTHON) -m venv $(PEERS)/venv
	@$(STEP) "Installing connexion (pip)" $(PEERS)/venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/behaviours/peers/requirements.txt
	@if command -v mvn >/dev/null && command -v java >/dev/null; then $(STEP) "Getting WireMock (Maven)" mvn -q dependency:copy \
	  -Dartifact=org.wiremock:wiremock-standalone:$(WIREMOCK) -DoutputDirectory=$(abspath $(PEERS)); \
	  else echo 'skipped: WireMock, because there is no Java with Maven here'; fi
	@touch $@

power: install ## Measure `orderkit conform` by the catalogue of defects (POWER_ARGS="sendcloud --of tuned")
	@$(BIN)/orderkit conform --power $(POWER_ARGS)

behaviours: install $(PEERS)/.installed ## Ask this mock and four others for sixty behaviours of an order API, and render the table (BEHAVIOURS_ARGS="--only Prism")
	@$(BIN)/python tests/behaviours/behaviours_run.py --peers $(PEERS) $(BEHAVIOURS_ARGS)

$(DEMO)/.installed: pyproject.toml constraints.txt README.md $(shell find overlays generated -name '*.py' -o -name '*.json')
	@$(CHECK_PYTHON)
	@$(STEP) "Making the environment $(DEMO)" $(PYTHON) -m venv $(DEMO)
	@$(STEP) "Installing orderkit with its mock (pip)" $(DEMO)/bin/python $(PIP_INSTALL) '.[demo]'
	@touch $@

demo: $(DEMO)/.installed ## Run the whole order journey against the embedded mock and show it
	@$(DEMO)/bin/orderkit demo

$(DEMO)/.installed-spark: $(DEMO)/.installed
	@$(STEP) "Installing Spark for orderkit (pip)" $(DEMO)/bin/python $(PIP_INSTALL) '.[demo,spark]'
	@touch $@

.PHONY: spark-demo spark-demo-with-java
spark-demo: ## Read orders of several accounts with Spark, from the embedded mock; needs Java 17
	@if [ "$$($(HAS_JAVA))" = yes ]; then $(MAKE) --no-print-directory spark-demo-with-java; \
	  else echo 'skipped: there is no Java 17 or later here, which Spark needs'; fi

spark-demo-with-java: $(DEMO)/.installed-spark
	@$(DEMO)/bin/python -m orderkit.demo.spark_tour

docs: install ## Build the documentation into site/ (DOCS_ARGS="--version 0.1")
	@$(STEP) "Building the documentation (mkdocs)" $(BIN)/python docs/build_site.py $(DOCS_ARGS)

docs-serve: install ## Show the documentation while its pages are edited (DOCS_ADDRESS=127.0.0.1:8000)
	@$(BIN)/python docs/build_site.py --serve $${DOCS_ADDRESS:-127.0.0.1:8000}

docs-zensical: install ## Build the documentation with Zensical, the successor of the theme, into build/zensical/
	@$(STEP) "Building the documentation (zensical)" $(BIN)/python docs/build_site.py --builder zensical build/zensical

docs-pictures: install ## Take the pictures in the docs, with the Chromium of the system
	@$(BIN)/python docs/pictures.py

interop: install ## Make clients in other languages and try each against the mock (INTEROP_ARGS="--only go-oapi,ts-fetch")
	@$(BIN)/python tests/interop/interop_run.py $(INTEROP_ARGS)

specs: install ## Write the documents in every form, with checksums, into dist/specs/
	@$(STEP) "Writing the documents" $(BIN)/python specs/bundles.py dist/specs

ifeq ($(HAS_NODE),yes)
flows: install $(NODE)/node_modules/.installed $(RUNNERS)/node_modules/.installed ## Run workflows and collections against the mock with redocly, newman and Bruno
	@echo '==> Running the workflows and collections (pytest)'
	@ORDERKIT_FLOWS=1 $(BIN)/python -m pytest tests/specs/test_arazzo.py tests/specs/test_collections.py -q
else
flows:
	@echo 'skipped: newman, Bruno and redocly respect, because there is no npm with Node >= 20 here'
endif

build: install ## Build the wheel and the source distribution into dist/
	@$(STEP) "Building the distributions" $(BIN)/python -m build --outdir dist

clean: ## Remove what the other commands made
	rm -rf $(VENV) $(DEMO) $(BENCH) $(MUTATION) $(PEERS) $(NODE)/node_modules $(RUNNERS)/node_modules build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis

.PHONY: release-check
release-check: install ## Build the distributions from a clean clone and try them; publishes nothing (RELEASE_ARGS=--unreleased)
	@$(BIN)/python .ci/release_check.py $(RELEASE_ARGS)
