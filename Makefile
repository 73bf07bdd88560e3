# Everything one does here, one word each. Needs python3 (3.11 or newer), make and git; the rest is fetched.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
UV := .boot/bin/uv
# Never an interpreter from elsewhere, and no setting of another project.
export UV_PYTHON_DOWNLOADS := never
export UV_NO_CONFIG := 1
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# --- Set-up -------------------------------------------------------------------------------------------------
# Each step leaves a stamp, so that a step whose inputs have not changed costs nothing.

# uv comes in the version and with the hashes of the lock, by whichever pip there is.
$(UV):
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
