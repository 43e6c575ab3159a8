# Phối Hợp: what a person types. "make run" and "make test" need python3 (3.11 or newer) with venv, make, and a package index.

PORT ?= 8000
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run env test lint format bench accuracy messages docs lock clean
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE :=# processes of tests and benchmarks start from compiled code, as users' do

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name says; do printf 'make %-10s %s\n' "$$name" "$$says"; done

run: .venv/run.stamp ## start the demo at http://127.0.0.1:8000 (make run PORT=9000)
	@$(PY) -m tools.messages compile
	@exec $(PY) -m phoihop.cli demo --port $(PORT)

env: .venv/test.stamp ## the environment with what tests need, in .venv

test: env ## every check, then every test on SQLite and on PostgreSQL
	@tools/checks.sh lint sqlite postgres

lint: env ## the checks alone: style, types, imports, templates, migrations, words, docs
	@tools/checks.sh lint

format: env ## bring code into the house's form
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format .

bench: env ## our pages against a bare Django view, and reading times; writes build/bench.json
	@$(PY) -m bench.run

accuracy: env ## how well documents are read
	@$(PY) -m tools.accuracy

messages: env ## bring new words of the interface into the translation
	@$(PY) -m tools.messages extract

docs: env ## write the docs that are generated from the code
	@$(PY) -m tools.docs

lock: env ## lock the requirements of pyproject.toml anew (UPGRADE=1: to the newest)
	@tools/uv.sh pip compile -q --generate-hashes --no-header --universal $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements/run.txt
	@tools/uv.sh pip compile -q --generate-hashes --no-header --universal $(if $(UPGRADE),--upgrade) --extra test -c requirements/run.txt pyproject.toml -o requirements/test.txt

clean: ## remove what make made, but not var/, where the data is
	@rm -rf .venv build .*_cache .hypothesis *.egg-info
	@find . -name __pycache__ -prune -exec rm -rf {} +

# One environment for both: what tests need contains what running needs.
.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	@rm -f .venv/test.stamp
	@tools/uv.sh pip sync -q --python $(PY) requirements/run.txt
	@tools/uv.sh pip install -q --python $(PY) --no-deps -e .
	@touch $@

.venv/test.stamp: requirements/test.txt requirements/run.txt pyproject.toml | .venv/bin/python
	@tools/uv.sh pip sync -q --python $(PY) requirements/test.txt
	@tools/uv.sh pip install -q --python $(PY) --no-deps -e .
	@touch .venv/run.stamp $@

.venv/bin/python:
	@tools/venv.sh
