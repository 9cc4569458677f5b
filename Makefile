# Thin names for scripts/bootstrap.py, which also works without make.
# Words for the program behind: make test ARGS="tests/committees -k tally"
BOOTSTRAP = python3 scripts/bootstrap.py

.PHONY: help setup run test test-full check bench format messages lock

help:
	@$(BOOTSTRAP) 2>&1 | sed -n '3,$$p'

setup run test test-full check bench format messages lock:
	@$(BOOTSTRAP) $@ $(ARGS)
