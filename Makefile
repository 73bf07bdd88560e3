# Everything one does here, one word each. Needs python3 (3.11 or newer), make and git; it fetches the rest.

PYTHON ?= python3
HOST ?= $(or $(FORUM_HOST),127.0.0.1)
PORT ?= $(or $(FORUM_PORT),8000)
# Processes that the tests are shared out to; and whatever else pytest should be told.
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
ARGS ?=
# Percent of the lines and branches that tests reach.
REACHED := 100
# Their databases lie in memory where there is room: nothing of a test has to outlive a power cut.
IN_MEMORY := $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 4000000 {print "/dev/shm"}')

BIN := .venv/bin
UV := .boot/bin/uv
CATALOGUES := $(wildcard forum/translations/*/LC_MESSAGES/*.po)

# No interpreter but the one named above, and nothing of another environment. The mirror and the
# certificates that pip was told of in the environment are uv's too.
export UV_PYTHON_DOWNLOADS := never
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME
# What was compiled once is not compiled at every start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test cover check bench pictures migration translations lock clean distclean setup setup-dev browser
.PHONY: check-format check-lint check-types check-imports check-templates

help: ## says what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# The demo's passwords are known to everyone, so it refuses any HOST that others can reach.
run: export FORUM_HOST := $(HOST)
run: export FORUM_PORT := $(PORT)
run: setup ## sets up, fills an empty database with the demo course, serves on HOST and PORT
	@exec $(BIN)/forum serve --demo

test cover: export TMPDIR := $(or $(IN_MEMORY),$(TMPDIR),/tmp)
test: setup-dev browser ## sets up, then runs every test (ARGS for pytest)
	@$(BIN)/pytest -n $(JOBS) --dist loadgroup $(ARGS)

cover: setup-dev browser ## runs every test and says what they do not reach; a fifth slower
	@mkdir -p .cache
	@$(BIN)/python -m slipcover --json --out .cache/reached.json -m pytest -n $(JOBS) --dist loadgroup
	@$(BIN)/python -m slipcover --merge .cache/reached.json --out .cache/reached.json --fail-under $(REACHED)

check: setup-dev ## format, lint, types, import rules, templates
	@$(MAKE) --no-print-directory --keep-going check-format check-lint check-types check-imports check-templates

check-format:
	@echo "* format" && $(BIN)/ruff format --quiet --check .

check-lint:
	@echo "* lint" && $(BIN)/ruff check --quiet .

check-types:
	@echo "* types" && $(BIN)/mypy --no-error-summary

check-imports:
	@echo "* import rules" && $(BIN)/lint-imports --no-logo

check-templates:
	@echo "* templates" && $(BIN)/djlint --lint --quiet templates

bench: setup-dev ## measures speed, as ratios within one run
	@$(BIN)/python -m tests.bench $(ARGS)

pictures: export BENCH_PICTURES ?= .cache/pictures
pictures: setup-dev browser ## takes pictures of ten posts cleared by keys, and says how long that took
	@$(BIN)/python -m tests.bench desk

migration: setup-dev ## writes the next migration from the models (WHY="…")
	@$(BIN)/python .ci/migration.py $(WHY)
	@$(BIN)/ruff check --quiet --fix forum/migrations && $(BIN)/ruff format --quiet forum/migrations

# The template of the catalogues is made anew each time and not kept. Babel would pass over folders that
# begin with an underscore, and the partials of every page stand in one.
translations: setup-dev ## brings the catalogues up to date with the source and compiles them
	@$(BIN)/pybabel --quiet extract --mapping pyproject.toml --ignore-dirs '.*' \
	    --keyword lazy_gettext --keyword _l --keyword lazy_ngettext:1,2 --keyword lazy_pgettext:1c,2 --add-comments 'Translators:' \
	    --add-location file --sort-by-file --width 100 --project pohdittavaa \
	    --output .venv/messages.pot .
	@for language in fi sv; do \
	    catalogue=forum/translations/$$language/LC_MESSAGES/messages.po; \
	    if [ -f $$catalogue ]; then \
	        $(BIN)/pybabel --quiet update --input-file .venv/messages.pot --output-file $$catalogue \
	            --locale $$language --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100; \
	    else \
	        mkdir -p $$(dirname $$catalogue) && $(BIN)/pybabel --quiet init --input-file .venv/messages.pot \
	            --output-file $$catalogue --locale $$language --width 100; \
	    fi || exit 1; \
	done
	@$(BIN)/python .ci/build.py .

lock: $(UV) ## takes the newest versions that pyproject.toml allows into the lock files
	@$(UV) pip compile $(LOCKING) pyproject.toml --output-file requirements.lock
	@$(UV) pip compile $(LOCKING) pyproject.toml --group dev --output-file requirements-dev.lock

# For every platform and Python we support, with hashes, and without a word of where they came from.
LOCKING := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url

clean: ## removes what tools left behind and what was compiled
	@rm -rf .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@rm -rf build dist .venv/.stamp-translations
	@find forum templates seeds tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find forum/translations -name '*.mo' -delete 2>/dev/null || true

distclean: clean ## removes the environment too; the database in instance/ stays
	@rm -rf .venv .boot

# --- Set-up -------------------------------------------------------------------------------------------------
# Each step leaves a stamp, so that a step whose inputs have not changed costs nothing.

setup: .venv/.stamp-translations

setup-dev: .venv/.stamp-dev .venv/.stamp-translations

$(UV):
	@echo "Fetching the installer"
	@$(PYTHON) .ci/bootstrap.py .boot

.venv/bin/python: | $(UV)
	@$(UV) venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv

.venv/.stamp-run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what the forum needs"
	@$(UV) pip install --quiet --python .venv --require-hashes --requirement requirements.lock
	@$(UV) pip install --quiet --python .venv --no-deps --build-constraints requirements-dev.lock --editable .
	@touch $@

.venv/.stamp-dev: requirements-dev.lock .venv/.stamp-run
	@echo "Installing what the tests and checks need"
	@$(UV) pip install --quiet --python .venv --require-hashes --requirement requirements-dev.lock
	@touch $@

.venv/.stamp-translations: $(CATALOGUES) .venv/.stamp-run
	@$(BIN)/python .ci/build.py .
	@touch $@

browser:
	@.ci/browser
