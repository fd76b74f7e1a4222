# `make serve` and `make test` need nothing but make, a network and Python 3.11 or newer. GNU Make 3.81 suffices.

# The first Python that runs and is new enough: some names are shims that only print an error.
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

SERVE := .venv/serve/bin/python
TEST := .venv/test/bin/python
PYTHONPATH_ALL := .:functions
CODE := site_builder functions tests bench

.PHONY: help serve build test coverage check lint bench posters films soak lock backup restore lists clean

help:  ## list what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

serve: .venv/serve/ready  ## build the city's site and start everything on http://127.0.0.1:8000
	$(SERVE) -m site_builder serve

build: .venv/serve/ready  ## check the content and build the site once
	$(SERVE) -m site_builder build

test: .venv/test/ready  ## set up a browser, a Chinese font and ffmpeg where missing, and run all tests
	$(TEST) -m tests.journeys.install_browser
	$(TEST) -m pytest -n auto --dist loadfile $(ARGS)
	$(MAKE) coverage

coverage: .venv/test/ready  ## which branches of the rules the worked examples alone take, and which none takes
	@mkdir -p build
	$(TEST) -m coverage run -m pytest -q tests/rules/test_worked_examples.py
	$(TEST) -m coverage report

check: .venv/test/ready  ## style, types, layers, content
	$(TEST) -m ruff check $(CODE)
	$(TEST) -m ruff format --check $(CODE)
	$(TEST) -m mypy
	PYTHONPATH=$(PYTHONPATH_ALL) .venv/test/bin/lint-imports
	$(TEST) -m site_builder check

lint: .venv/test/ready  ## mend what style checks can mend by themselves
	$(TEST) -m ruff check --fix $(CODE)
	$(TEST) -m ruff format $(CODE)

bench: .venv/test/ready  ## measure and print the table; ONLY=pages runs one part
	$(TEST) -m tests.journeys.install_browser
	PYTHONPATH=$(PYTHONPATH_ALL) $(TEST) -m bench $(ONLY)

posters: .venv/serve/ready  ## draw every comic as an A4 poster and a card to share, into build/posters (needs a Chromium)
	$(SERVE) -m site_builder posters

films: .venv/serve/ready  ## make every film of the site, into build/films (needs a Chromium and ffmpeg)
	$(SERVE) -m site_builder film

soak: .venv/test/ready  ## kill the server a hundred times in the middle of sending; race for two hundred slots
	ROUNDS=100 $(TEST) -m pytest tests/journeys/test_power_cut.py
	ROUNDS=200 $(TEST) -m pytest tests/casework/test_slots.py

lock: .venv/lock/ready  ## renew the lock files from pyproject.toml
	.venv/lock/bin/uv pip compile -q --universal --upgrade pyproject.toml -o requirements.lock
	.venv/lock/bin/uv pip compile -q --universal --upgrade pyproject.toml --group test -c requirements.lock -o requirements-test.lock
	.venv/lock/bin/uv pip compile -q --universal --upgrade --group functions -c requirements.lock -o functions/requirements.txt

backup: .venv/serve/ready  ## seal data and key into FILE under a passphrase of your own
	$(SERVE) functions/backup.py make $(FILE)

restore: .venv/serve/ready  ## put back what FILE holds, where there is no data yet
	$(SERVE) functions/backup.py restore $(FILE)

lists: .venv/serve/ready  ## make the lists of staff again from the events of the cases
	$(SERVE) functions/rebuild_lists.py

clean:  ## remove everything that was made
	rm -rf .venv build functions/chalicelib/compiled

.venv/serve/ready: requirements.lock
	$(call make_environment,serve,-r requirements.lock)

.venv/test/ready: requirements-test.lock
	$(call make_environment,test,-r requirements-test.lock)

.venv/lock/ready: Makefile
	$(call make_environment,lock,uv)

define make_environment
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, with its venv module (on Debian: apt install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv/$(1)
	.venv/$(1)/bin/python -m pip install --quiet --disable-pip-version-check $(2)
	@touch .venv/$(1)/ready
endef
