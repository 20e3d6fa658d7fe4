# Each target sets up what it needs; all of it stays in .venv.
.DEFAULT_GOAL := help
BIN := .venv/bin
PYTEST := $(BIN)/pytest

.PHONY: help setup run test test-long check format bench bench-scale samples schemas clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/ready: pyproject.toml uv.lock scripts/setup
	@scripts/setup

setup: .venv/ready ## Install everything into .venv

run: .venv/ready ## Ingest samples/ into DuckDB through the Prefect flow
	@$(BIN)/factsheets ingest samples || { code=$$?; [ $$code -eq 3 ] || exit $$code; }

test: .venv/ready ## Run the tests
	@$(PYTEST) -m "not long" -n 2 --dist loadgroup

test-long: .venv/ready ## Run the tests that take minutes
	@$(PYTEST) -m long

check: .venv/ready ## Style, types, import rules; docs and schemas current
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PYTEST) -m "not long" tests/test_schemas.py tests/test_docs.py

format: .venv/ready ## Format the code and mend what can be mended
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

bench: .venv/ready ## CPU for each page and stage, beside bare pdfplumber; peak memory
	@$(BIN)/python -m benchmarks.bench

bench-scale: .venv/ready ## Load, publish and ask 1,000,000 amounts: takes half an hour and 6 GB of disk
	@$(BIN)/python -m benchmarks.warehouse

samples: .venv/ready ## Make the sample fact sheets anew
	@$(BIN)/python samples/make.py

schemas: .venv/ready ## Write schemas/ from the models
	@$(BIN)/factsheets schema --write schemas

clean: ## Remove what was installed and made (not data/)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
