# Everything that the README names; each target sets up what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test fast lint docs docs-outputs bench mutants nightly clean

demo: $(READY)  ## upgrade the bundled example to the newest release and show what was done
	$(BIN)/appsmith-transform upgrade fixtures/order-desk-1.6.8.json -o build/order-desk.json --report build/report.md
	@echo "The upgraded application is build/order-desk.json, the report build/report.md."

test: $(READY)  ## all tests but those that run for minutes
	$(BIN)/pytest -q -n auto tests

fast: $(READY)  ## the developer loop, below a minute
	$(BIN)/pytest -q -n auto --hypothesis-profile=fast -m "not slow and not nightly and not browser" tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY)  ## the documentation as a site in build/site, with what stands in docstrings and commands
	$(BIN)/python docs/write_codes.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

docs-outputs: $(READY)  ## write below the commands in the documentation what they print now; read the difference
	$(BIN)/python tests/docs/console.py

bench: $(READY)  ## measure all speed claims and write docs/performance.md; NAMES="upgrade diff" for some
	$(BIN)/python benchmarks/run.py $(NAMES)

mutants: $(READY)  ## what the tests of the modules in tests/mutants.toml do not notice; MODULES="payments at302" for some
	$(BIN)/python tests/run_mutants.py $(MODULES)

nightly: $(READY) mutants  ## what runs for minutes
	$(BIN)/pytest -q -n auto -m nightly tests

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	# For the axe-core that it ships; the browser that it would bring along is not needed.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'axe-playwright-python>=0.1.8'
	touch $(READY)

clean:
	rm -rf $(VENV) build
