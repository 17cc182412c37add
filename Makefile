# The two commands of a newcomer are `make demo` and `make test`; `make check` is the quick loop of a developer.
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-clients check static format model gallery clean help

help:
	@echo "make demo    see the whole story on an embedded mail server (no account, no root)"
	@echo "make test    the whole test suite, with a real Dovecot"
	@echo "make test-clients  drafts in neomutt, aerc and Thunderbird (to be installed); pictures in build/clients"
	@echo "make check   ruff, mypy, import contract and the fast tests"
	@echo "make gallery all replies as snapshots (tests/gallery) and as a page (build/gallery.html)"
	@echo "make model   rebuild models/starter from models/corpus"

demo: $(VENV)/.demo
	@$(BIN)/python -m tests.demo

test: $(VENV)/.dev
	@.ci/servers
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not clients"

test-clients: $(VENV)/.dev
	@.ci/servers
	$(BIN)/python -m pytest -n 2 tests/test_clients.py

check: static
	$(BIN)/python -m pytest -q -m "not slow"

static: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev
	$(BIN)/ruff check --fix -q .
	$(BIN)/ruff format -q .

gallery: $(VENV)/.dev
	$(BIN)/python -m tests.gallery
	$(BIN)/python -m tests.gallery --page build/gallery.html

model: $(VENV)/.dev
	$(BIN)/python -m classifier.training models/corpus models/starter

$(VENV)/.demo: pyproject.toml
	@.ci/setup demo

$(VENV)/.dev: pyproject.toml
	@.ci/setup dev

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
