"""Random codes by which children are known outside the locked room."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are taken for another when read aloud or written by hand
LENGTH = 8
PATTERN = rf"^QG-[{LETTERS}]{{4}}-[{LETTERS}]{{4}}\Z"


def new_code() -> str:
    """A code that says nothing about the child: among 850 billion, so none can be guessed, and none comes twice."""
    drawn = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    return f"QG-{drawn[:4]}-{drawn[4:]}"
