"""Brings the Chinese catalogue up to date with the code: `.venv/bin/python scripts/messages.py [PAIRS.po ...]`.

Collects the messages, fills in those that the given files translate, compiles, and lists what is still missing.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

BASE_DIR = Path(__file__).resolve().parent.parent
CATALOGUE = BASE_DIR / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
IGNORED = ("var", ".venv", "tests", "docs", "bench", "node_modules")


def main(pairs: list[str]) -> int:
    command = [sys.executable, "manage.py", "makemessages", "--locale", "zh_Hans", "--add-location", "file"]
    command += ["--no-wrap", "--no-obsolete", *(f"--ignore={folder}" for folder in IGNORED)]
    subprocess.run(command, cwd=BASE_DIR, check=True, env={**os.environ, "DEBUG": "1"})
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=0)
    known = {(entry.msgid, entry.msgctxt): entry for path in pairs for entry in polib.pofile(path)}
    for entry in catalogue:
        found = known.get((entry.msgid, entry.msgctxt))
        if found and (found.msgstr or found.msgstr_plural) and not (entry.translated() and not entry.fuzzy):
            entry.msgstr, entry.msgstr_plural = found.msgstr, found.msgstr_plural
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalogue.save()
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    missing = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
    for entry in missing:
        print(repr(entry.msgid), [place for place, _line in entry.occurrences][:1])
    print(f"{len(missing)} of {len(catalogue)} messages are still to be translated.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
