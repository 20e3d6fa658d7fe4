# Each target sets up what it needs; all of it stays in .venv.
.DEFAULT_GOAL := help
BIN := .venv/bin
PYTEST := $(BIN)/pytest
UV := $(shell command -v uv || echo .venv/bootstrap/bin/uv)

.PHONY: help setup run test test-long check format bench bench-growth bench-flow bench-scale bench-desk fuzz fuzz-values samples schemas audit sbom clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/ready: pyproject.toml uv.lock scripts/setup
	@scripts/setup

setup: .venv/ready ## Install everything into .venv

run: .venv/ready ## Ingest samples/ into DuckDB through the Prefect flow
	@$(BIN)/factsheets ingest samples || { code=$$?; [ $$code -eq 3 ] || exit $$code; }

test: .venv/ready ## Run the tests
	@$(PYTEST) -m "not long" -n 2 --dist loadgroup

test-long: .venv/ready ## Run the tests that take minutes
	@$(PYTEST) -m long -n 2 --dist loadfile

check: .venv/ready ## Style, types, import rules; docs and schemas current
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PYTEST) -m "not long" tests/test_schemas.py tests/test_docs.py

format: .venv/ready ## Format the code and mend what can be mended
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

bench: .venv/ready ## CPU for a page by stages, beside other libraries, and for starts: one table of ratios
	@$(BIN)/python -m benchmarks.bench

bench-growth: .venv/ready ## How cost grows to 10,000 documents, 400 pages, 1 MB a paragraph: takes half an hour
	@$(BIN)/python -m benchmarks.growth --long

bench-flow: .venv/ready ## 2,000 PDFs through the flow, beside a plain loop: takes a quarter of an hour
	@$(BIN)/python -m benchmarks.flow

bench-scale: .venv/ready ## Load, publish and ask 1,000,000 amounts: takes half an hour and 6 GB of disk
	@$(BIN)/python -m benchmarks.warehouse

bench-desk: .venv/ready ## Each page of the review desk with 1,000 documents in its queue
	@$(BIN)/python -m benchmarks.desk

fuzz: .venv/ready ## 20,000 mutants of the samples: takes most of an hour; goes on where it was stopped
	@$(BIN)/python -m tests.fuzz --count 20000

fuzz-values: .venv/ready ## Let atheris look for texts, paintings and layouts that break a stage (Linux, x86-64)
	@for target in values painting arranging; do \
	  $(UV) run --quiet --no-sync --with 'atheris>=3' python -m tests.fuzz.targets $$target -max_total_time=300 || exit 1; \
	done

samples: .venv/ready ## Make the sample fact sheets anew
	@$(BIN)/python samples/make.py

schemas: .venv/ready ## Write schemas/ from the models
	@$(BIN)/factsheets schema --write schemas

audit: .venv/ready ## Ask the public advisories whether a locked version is known to be vulnerable
	@scripts/audit

sbom: .venv/ready ## Write dist/sbom.cdx.json: all that the program is made of (CycloneDX)
	@scripts/sbom

clean: ## Remove what was installed and made (not data/)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
