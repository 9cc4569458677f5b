"""Asks axe about an open page: `assert violations(page) == []`."""

from functools import cache
from pathlib import Path

AXE = Path(__file__).parent / "axe" / "axe.min.js"


def violations(page) -> list[str]:
    """What axe finds wrong, one line each: rule, impact, how to help, and the first places."""
    # Evaluated, not added as a script tag: the Content-Security-Policy would rightly refuse the tag.
    page.evaluate(_axe())
    # Preloading would copy imported style sheets into the page, which the policy rightly refuses too.
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: "
        + "; ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in found
    ]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
