# make run    the bot (the local chat page without a token)
# make test   all tests but the browser's (make test-browser needs Debian's chromium)
# make check  style, types, walls, content
# make fix    format and mend    make lock    pin the dependencies anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-browser check fuzz bench fix lock chaos load soak bench-delivery bench-matching bench-safety
.DEFAULT_GOAL := run

run: $(VENV)/.run
	$(BIN)/python bot.py

test: $(VENV)/.dev
	$(BIN)/python -m pytest

test-browser: $(VENV)/.dev
	$(BIN)/python -m pytest -m browser

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python -m faq check

bench: bench-safety
	@echo "matching beside its peers: make bench-matching DATA=folder-of-the-public-sets"

bench-matching: $(VENV)/.dev
	@test -n "$(DATA)" || { echo "make bench-matching DATA=DIR"; exit 2; }
	$(BIN)/python -m benchmarks.matching $(DATA)

bench-safety: $(VENV)/.dev
	$(BIN)/python -m benchmarks.safety
	$(BIN)/python -m benchmarks.kept_aside

# The reader of the content against whatever Hypothesis thinks of.
fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.reading 10

# Real processes, killed at work; SHORT=--short takes a minute.
chaos: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.chaos $(SHORT)

load: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.load

soak: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.load --soak

# PEERS: a Python that has aiogram and python-telegram-bot[webhooks]; without it, ours alone.
bench-delivery: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.speed $(PEERS)

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m faq schema

# Index addresses must not get into the lock files: they differ from machine to machine.
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe
lock: $(VENV)/.dev
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --extra dev --output-file requirements-dev.txt pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@ $(VENV)/.run
