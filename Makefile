# Everything that the README names; each target sets up what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo-venv/bin
INSTALL := -m pip install --quiet --disable-pip-version-check

.PHONY: demo binary test fast lint docs docs-outputs bench mutants nightly clean

demo: build/demo-venv/.ready  ## upgrade the bundled example to the newest release, show what was done; diff it as a page with pictures
	$(DEMO)/appsmith-transform upgrade fixtures/order-desk-1.6.8.json -o build/order-desk.json --report build/report.md
	$(DEMO)/appsmith-transform diff fixtures/order-desk-1.6.8.json fixtures/order-desk-edited.json --format html -o build/diff.html
	@echo "Open in a browser: build/diff.html, what an afternoon of editing changed, with pictures of the canvas."
	@echo "The upgraded application is build/order-desk.json, what was done to it says build/report.md."

binary: build/binary-venv/.ready  ## one file that runs without Python, build/appsmith-transform; checked against the package
	build/binary-venv/bin/pyinstaller --noconfirm --log-level WARN --distpath build --workpath build/pyinstaller distribution/appsmith-transform.spec
	build/binary-venv/bin/python distribution/smoke.py build/appsmith-transform

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
	$(BIN)/python $(INSTALL) -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

docs-outputs: $(READY)  ## write below the commands in the documentation what they print now; read the difference
	$(BIN)/python tests/docs/console.py

bench: $(READY)  ## measure all speed claims and write docs/performance.md; NAMES="upgrade diff" for some
	$(BIN)/python benchmarks/run.py $(NAMES)

mutants: $(READY)  ## what the tests of the modules in tests/mutants.toml do not notice; MODULES="payments at302" for some
	$(BIN)/python tests/run_mutants.py $(MODULES)

nightly: $(READY) mutants  ## what runs for minutes
	$(BIN)/pytest -q -n auto -m nightly tests

build/demo-venv/.ready: pyproject.toml
	$(PYTHON) -m venv build/demo-venv
	$(DEMO)/python $(INSTALL) -e .
	touch $@

build/binary-venv/.ready: pyproject.toml
	$(PYTHON) -m venv build/binary-venv
	build/binary-venv/bin/python $(INSTALL) -e '.[backup,web,binary]'
	touch $@

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) -e '.[dev]'
	# For the axe-core that it ships; the browser that it would bring along is not needed.
	$(BIN)/python $(INSTALL) --no-deps 'axe-playwright-python>=0.1.8'
	# The whole schema of SARIF, which no package of PyPI has. Without npm the test that needs it is skipped visibly.
	-command -v npm >/dev/null && mkdir -p build/sarif && cd build/sarif && \
		npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null && tar -xzf microsoft-jest-sarif-*.tgz
	touch $(READY)

clean:
	rm -rf $(VENV) build
