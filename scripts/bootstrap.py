#!/usr/bin/env python3
"""The portal's one tool: sets it up, serves it, proves it. Needs Python 3.11 and nothing else.

    python3 scripts/bootstrap.py run          set up and serve the demo on 127.0.0.1:8000
    python3 scripts/bootstrap.py test         what must hold, on SQLite and on PostgreSQL
    python3 scripts/bootstrap.py test-full    everything, the slowest tests too
    python3 scripts/bootstrap.py check        linters, types, migrations, translations, deployment
    python3 scripts/bootstrap.py bench        the benchmarks
    python3 scripts/bootstrap.py format       write code the way the checks want it
    python3 scripts/bootstrap.py messages     collect and compile the translations
    python3 scripts/bootstrap.py lock         pin the newest allowed packages (needs uv)
    python3 scripts/bootstrap.py setup        only make the environment

Words after the command go to the program behind it: `test tests/committees -k tally`.
"""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run one command; 0 when all is well."""
    if sys.version_info < (3, 11):
        sys.stderr.write("The portal needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
        return 2
    import checking
    import demo
    import installation
    import testing

    commands = {
        "setup": installation.setup,
        "run": demo.run,
        "test": testing.test,
        "test-full": testing.test_full,
        "bench": testing.bench,
        "check": checking.check,
        "format": checking.format_code,
        "messages": checking.collect_messages,
        "lock": installation.lock,
    }
    command = commands.get(arguments[0]) if arguments else None
    if command is None:
        sys.stderr.write(__doc__)
        return 2
    try:
        return command(arguments[1:])
    except installation.Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
