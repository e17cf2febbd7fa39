# make run    the bot (the local chat page without a token)
# make test   all tests but the browser's (make test-browser needs Debian's chromium), in two halves
# make check  style, types, walls, dead code, content
# make security   the tests that docs/security.md names    make coverage   all tests, and how much they see
# make licences, make sbom, make audit   what it is built on
# make replicas   three bots behind nginx on PostgreSQL, killed at work
# make fix    format and mend    make lock    pin the dependencies anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: mutate run test test-processes test-rooms test-browser check security coverage release licences sbom audit replicas fuzz bench fix lock chaos load soak bench-delivery bench-matching bench-safety teach-safety teach-redaction hostile-safety mutate-matching mutate-safety hostile-matching
.DEFAULT_GOAL := run

run: $(VENV)/.run
	$(BIN)/python bot.py

# Two halves side by side: the tests with processes and databases mostly wait.
PYTEST := $(BIN)/python -m pytest
PROCESSES := delivery demo deploy faq/storage operating security
HALVES := $(MAKE) --no-print-directory --jobs=2 --output-sync=target test-processes test-rooms

test: $(VENV)/.dev
	$(HALVES)

test-processes: $(VENV)/.dev
	$(PYTEST) $(addprefix tests/,$(PROCESSES))

test-rooms: $(VENV)/.dev
	$(PYTEST) $(addprefix --ignore=tests/,$(PROCESSES))

test-browser: $(VENV)/.dev
	$(BIN)/python -m pytest -m browser

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/python -m faq check

# The table of threats is the list of tests.
security: $(VENV)/.dev
	$(BIN)/python -m pytest $$(grep -o 'tests/[a-z_/]*\.py::test_\w*' docs/security.md | sort -u) tests/security

# Do the tests notice a change of the code? Some ten minutes, each.
mutate: mutate-matching mutate-safety

# All tests under coverage, then the gates: 95 of 100 in faq and delivery, everything, branches
# too, where a miss may harm somebody.
coverage: $(VENV)/.dev
	$(BIN)/coverage erase
	$(HALVES) PYTEST="$(BIN)/coverage run --parallel-mode -m pytest"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --include='faq/*,delivery/*' --fail-under=95
	$(BIN)/coverage report --include='faq/safety/*,faq/matching/gate.py' --fail-under=100

# The release profile of Hypothesis: 10,000 examples a property instead of 100.
release: $(VENV)/.dev
	HYPOTHESIS_PROFILE=release $(BIN)/python -m pytest

licences: $(VENV)/.run
	$(BIN)/python -m operating.packages

sbom: $(VENV)/.run
	$(BIN)/python -m operating.packages --cyclonedx > sbom.json

# Needs a network with the advisory data; --strict, because without it a skipped package counts as fine.
audit: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.txt

replicas: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.behind_proxy $(SHORT)

bench: bench-safety
	@echo "matching beside its peers: make bench-matching DATA=folder-of-the-public-sets"

bench-matching: $(VENV)/.dev
	@test -n "$(DATA)" || { echo "make bench-matching DATA=DIR"; exit 2; }
	$(BIN)/python -m benchmarks.matching $(DATA)

# What decides whether a message is answered, changed line by line: do the tests notice? And the
# safety room. MODULE="clues denial" takes those.
mutate-matching: $(VENV)/.dev
	$(BIN)/python -m benchmarks.mutate matching $(MODULE)

mutate-safety: $(VENV)/.dev
	$(BIN)/python -m benchmarks.mutate safety $(MODULE)

# 100,000 random and hostile texts; COUNT= another number.
hostile-matching: $(VENV)/.dev
	$(BIN)/python -m benchmarks.hostile_matching faq $(COUNT)

bench-safety: $(VENV)/.dev
	$(BIN)/python -m benchmarks.safety
	$(BIN)/python -m benchmarks.kept_aside

# After a change of faq/safety/voices or danger_signs.yaml: the second reader learns, the page is made.
teach-safety: $(VENV)/.dev
	$(BIN)/python -m benchmarks.second_reader
	$(BIN)/python -m benchmarks.signs

# After a change of benchmarks/redaction*.yaml: the tagger that redacts learns.
teach-redaction: $(VENV)/.dev
	$(BIN)/python -m benchmarks.redaction_tagger

# 100,000 hostile texts for the safety room; COUNT= another number.
hostile-safety: $(VENV)/.dev
	$(BIN)/python -m benchmarks.hostile $(COUNT)

# The reader of the content against whatever Hypothesis thinks of.
fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.reading 10

# Real processes, killed at work; SHORT=--short takes a minute.
chaos: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.chaos $(SHORT)

load: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.load

soak: $(VENV)/.dev
	$(BIN)/python -m benchmarks.delivery.soak

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
