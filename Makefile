# `make run` and `make test` need Python 3.11 or newer with venv, and nothing else that pip cannot fetch.
PY ?= python3
PORT ?= 8000
python := .venv/bin/python
pip := $(python) -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes
lock := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras
# Settings of tools that look at the project without serving it: demo mode, the tests' own data.
looking := PORTAL_DEMO=true PORTAL_DATA=var/test PORTAL_PG_FAST=1 PORTAL_LOGIN=owner
production := env -u PORTAL_DEMO SECRET_KEY=$(shell printf 'only-for-check-%.0s' 1 2 3 4 5) ALLOWED_HOSTS=portal.example
catalogues := $(wildcard locale/*/LC_MESSAGES/*.po)
export PORT
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test check fix cover import export bench screenshots docs messages lock
.DELETE_ON_ERROR:

# An environment whose Python is gone or too old is made anew; so is one without a stamp, half made.
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
	@echo "Tests: running …"
	@$(python) -m pytest -q -n 2

# See that style, types, layers, settings and migrations are as they should be
check: .venv/dev.stamp .venv/messages.stamp
	@echo "Style: checking …"
	@$(python) -m ruff check --quiet .
	@$(python) -m ruff format --quiet --check .
	@echo "Types: checking …"
	@$(looking) $(python) -m mypy .
	@echo "Layers: checking …"
	@.venv/bin/lint-imports --no-logo
	@echo "Settings and migrations: checking …"
	@$(production) $(python) manage.py check --deploy --fail-level WARNING
	@$(looking) $(python) manage.py makemigrations --check --dry-run

# Put the style right where a tool can
fix: .venv/dev.stamp
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

# Run the tests and see that they reach every branch that matters
cover: .venv/dev.stamp .venv/messages.stamp
	@echo "Tests: running, and counting what they reach …"
	@$(python) -m pytest -q -n 2 --cov --cov-report=term

# Bring an inventory file into the demo (FILE=...; see docs/exchange.md)
import: .venv/run.stamp .venv/messages.stamp
	@PORTAL_DEMO=true $(python) manage.py import_inventory "$(FILE)" --apply

# Take the demo's inventory out as a file, without restricted records (FILE=...)
export: .venv/run.stamp .venv/messages.stamp
	@PORTAL_DEMO=true $(python) manage.py export_inventory "$(FILE)"

# Measure what must stay quick
bench: .venv/dev.stamp .venv/messages.stamp
	@echo "Benchmarks: running …"
	@$(python) -m bench

# Take pictures of every page into screenshots/
screenshots: .venv/dev.stamp .venv/messages.stamp
	@$(chromium)
	@echo "Screenshots: taking …"
	@$(python) -m pytest -q tests/browser --screenshots

# Write docs/requirements.md from the catalogue
docs: .venv/run.stamp .venv/messages.stamp
	@$(looking) $(python) manage.py requirements_document > docs/requirements.md

# Gather the texts to translate into locale/ (needs GNU gettext)
messages: .venv/dev.stamp
	@command -v xgettext >/dev/null || { echo "xgettext is missing: as root, apt-get install gettext" >&2; exit 1; }
	@$(looking) $(python) manage.py makemessages --all --no-obsolete --no-wrap --no-location --ignore .venv --ignore var

# Lock what requirements*.in ask for, with hashes (needs uv; UPGRADE=--upgrade for the newest of all)
lock:
	@command -v uv >/dev/null || { echo "uv is missing: install it outside .venv, such as with pipx install uv" >&2; exit 1; }
	@$(lock) $(UPGRADE) --output-file requirements.txt requirements.in
	@$(lock) $(UPGRADE) --output-file requirements-dev.txt requirements-dev.in

.venv/run.stamp: requirements.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed and $(PY) is not one: name another, such as make run PY=python3.12" >&2; exit 1; }
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv is missing: as root, apt-get install python3-venv" >&2; exit 1; }
	@[ -e $@ ] || { echo "Python: making an environment in .venv …"; $(PY) -m venv --clear .venv; }
	@$(call install,Packages: installing what the portal needs …)

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@$(call install,Packages: installing what its tests need …)

.venv/messages.stamp: $(catalogues) .venv/run.stamp
	@$(python) -m config.catalogues
	@touch $@

# What the first of a target's sources locks; its stamp says that it is there.
define install
echo "$(1)"; $(pip) -r $< && touch $@ \
|| { echo "The packages in $< could not be installed: see that this machine reaches a package index and has room on its disk, then try again" >&2; exit 1; }
endef

# Playwright's own program needs libatomic1.
define chromium
if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
  && $(python) -m playwright --version >/dev/null 2>&1; then exit 0; \
elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "Chromium: installing it for the tests in a browser …"; \
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium libatomic1; } >.venv/chromium.log 2>&1 </dev/null && exit 0; \
  why="Chromium could not be installed (see .venv/chromium.log)"; \
else why="Chromium or libatomic1 is missing (as root: apt-get install chromium libatomic1)"; fi; \
if [ "$$PORTAL_REQUIRE_BROWSER" = 1 ]; then echo "$$why, and PORTAL_REQUIRE_BROWSER=1 demands it" >&2; exit 1; fi; \
echo "$$why: the tests in a browser are left out" >&2
endef
