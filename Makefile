# make run      serve the app          make run PORT=9000  on another port
# make test     run every test         make test ARGS="-k adam"  only some
# make check    lint, format, types    make bench  what it costs, beside references: make bench ARGS=visitors
# make soak     half a lecture hall for ten minutes: memory, errors
#
# Each makes .venv first if it is missing, and installs again only when a requirements file has changed.

CANDIDATES = python3 python3.14 python3.13 python3.12 python3.11
MODERN = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in $(CANDIDATES); do $$name -c '$(MODERN)' 2>/dev/null && echo $$name && break; done)
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check

# The matrices of a network are small: threads that wait for each other cost more than they give.
export OPENBLAS_NUM_THREADS = 1
export OMP_NUM_THREADS = 1
# Otherwise glibc gives memory back after every step and asks for it again.
export MALLOC_TRIM_THRESHOLD_ = 1000000000
export MALLOC_MMAP_THRESHOLD_ = 1000000000

.PHONY: run test check bench soak clean

run: .venv/app.stamp
	.venv/bin/streamlit run app.py $(if $(PORT),--server.port $(PORT)) $(ARGS)

test: .venv/dev.stamp
	.venv/bin/python -m pytest --numprocesses 2 --dist loadfile $(ARGS)

check: .venv/dev.stamp
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .

bench: .venv/dev.stamp
	.venv/bin/python -m benchmarks $(ARGS)

soak: .venv/dev.stamp
	.venv/bin/python -m benchmarks.soak

clean:
	rm -rf .venv

.venv/app.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the app needs; the first time this takes a minute."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt | .venv/bin/python
	@echo "Installing what the tests need; the first time this takes a minute."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# A half-made environment is removed, so that the next attempt starts afresh.
.venv/bin/python:
	@"$(PYTHON)" -c '$(MODERN)' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed, but none was found. Name one with PYTHON=/path/to/python." >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; exit 1; }
