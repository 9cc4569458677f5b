"""Checks that every message is translated, and that what is compiled is what is written. Run by `make check`."""

import sys
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"
SHOWN = 20


def main() -> int:
    """Look at every catalogue; 1 if something is wrong."""
    faults = [fault for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")) for fault in faults_of(path)]
    shown = faults[:SHOWN] + [f"... and {len(faults) - SHOWN} more"] * (len(faults) > SHOWN)
    sys.stdout.write("".join(f"{fault}\n" for fault in shown))
    return int(bool(faults))


def faults_of(path: Path) -> list[str]:
    """What is missing, fuzzy, or compiled otherwise than written."""
    written = polib.pofile(str(path))
    name = path.relative_to(LOCALE)
    faults = [f"{name}: not translated: {entry.msgid!r}" for entry in written.untranslated_entries()]
    faults += [f"{name}: fuzzy: {entry.msgid!r}" for entry in written.fuzzy_entries()]
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return [*faults, f"{name}: not compiled; run `make messages`"]
    if _content(written.translated_entries()) != _content(polib.mofile(str(compiled))):
        faults.append(f"{name}: compiled from other texts; run `make messages`")
    return faults


def _content(entries) -> set[tuple]:
    return {
        (
            entry.msgctxt,
            entry.msgid,
            entry.msgid_plural,
            entry.msgstr,
            tuple(sorted(entry.msgstr_plural.items())),
        )
        for entry in entries
    }


if __name__ == "__main__":
    sys.exit(main())
