# `make run` and `make test` need Python 3.11 or newer with venv, and nothing else that pip cannot fetch.
PY ?= python3
PORT ?= 8000
python := .venv/bin/python
pip := $(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
# Settings of tools that look at the project without serving it: demo mode, the tests' own data.
looking := PORTAL_DEMO=true PORTAL_DATA=var/test PORTAL_PG_FAST=1 PORTAL_LOGIN=owner
production := env -u PORTAL_DEMO SECRET_KEY=$(shell printf 'only-for-check-%.0s' 1 2 3 4 5) ALLOWED_HOSTS=portal.example
catalogues := $(wildcard locale/*/LC_MESSAGES/*.po)
export PORT
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test check fix cover import bench screenshots docs messages
.DELETE_ON_ERROR:

# An environment that was left half made, or whose Python is gone or too old, is made anew.
$(shell [ ! -d .venv ] || $(python) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || rm -f .venv/*.stamp)

# The commands, and what each does
help:
	@awk '/^# / { if (!said) said = substr($$0, 3); next } \
	  /^[a-z]+:/ { if (said) { split($$1, name, ":"); printf "make %-12s %s\n", name[1], said } } \
	  { said = "" }' Makefile

# Run the portal on demo data (PORT=8000)
run: .venv/run.stamp .venv/messages.stamp
	@exec $(python) -m config.start

# Run every test, those in a browser too (Chromium is installed as root where it can be)
test: .venv/dev.stamp .venv/messages.stamp
	@$(chromium)
	$(python) -m pytest -q -n 2

# See that style, types, layers, settings and migrations are as they should be
check: .venv/dev.stamp .venv/messages.stamp
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(looking) $(python) -m mypy .
	.venv/bin/lint-imports
	$(production) $(python) manage.py check --deploy --fail-level WARNING
	$(looking) $(python) manage.py makemigrations --check --dry-run

# Put the style right where a tool can
fix: .venv/dev.stamp
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

# Run the tests and see that they reach every branch that matters
cover: .venv/dev.stamp .venv/messages.stamp
	$(python) -m pytest -q -n 2 --cov --cov-report=term

# Bring an inventory file into the demo (FILE=...; see docs/exchange.md)
import: .venv/run.stamp .venv/messages.stamp
	@PORTAL_DEMO=true $(python) manage.py import_inventory "$(FILE)" --apply

# Measure what must stay quick
bench: .venv/dev.stamp .venv/messages.stamp
	$(python) -m bench

# Take pictures of every page into screenshots/
screenshots: .venv/dev.stamp .venv/messages.stamp
	@$(chromium)
	$(python) -m pytest -q tests/browser --screenshots

# Write docs/requirements.md from the catalogue
docs: .venv/run.stamp .venv/messages.stamp
	@$(looking) $(python) manage.py requirements_document > docs/requirements.md

# Gather the texts to translate into locale/ (needs GNU gettext)
messages: .venv/dev.stamp
	@command -v xgettext >/dev/null || { echo "xgettext is missing: as root, apt-get install gettext" >&2; exit 1; }
	$(looking) $(python) manage.py makemessages --all --no-obsolete --no-wrap --ignore .venv --ignore var

.venv/run.stamp: requirements.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed and $(PY) is not one: name another, such as make run PY=python3.12" >&2; exit 1; }
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv is missing: as root, apt-get install python3-venv" >&2; exit 1; }
	@$(python) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PY) -m venv --clear .venv
	$(pip) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(pip) -r requirements-dev.txt
	@touch $@

.venv/messages.stamp: $(catalogues) .venv/run.stamp
	$(python) -m config.catalogues
	@touch $@

# Playwright's own program needs libatomic1.
define chromium
if command -v chromium >/dev/null && $(python) -m playwright --version >/dev/null 2>&1; then :; \
elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "Installing Chromium for the tests in the browser"; \
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium libatomic1; } >/dev/null </dev/null \
  || echo "Chromium could not be installed: the tests in the browser are left out" >&2; \
else echo "Chromium is missing: the tests in the browser are left out (as root: apt-get install chromium libatomic1)" >&2; fi
endef
