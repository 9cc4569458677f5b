"""Every message that the code asks to be translated, found without gettext's own tools."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation.template import templatize

from tests.guards.house import APPS, code_files, nodes, place, template_files

# Each function with the names of its arguments that are texts.
FUNCTIONS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
TEXT = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"(?<![\w.])({'|'.join(FUNCTIONS)})\(\s*({TEXT}(?:\s*,\s*{TEXT})*)", re.DOTALL)


@dataclass(frozen=True)
class Message:
    place: str
    msgid: str
    context: str | None = None
    plural: str = ""


@cache
def every() -> tuple[Message, ...]:
    found = [message for path in code_files(*APPS) for message in in_python(path)]
    return tuple(found + [message for path in template_files() for message in in_template(path)])


def calls(path: Path) -> Iterator[tuple[str, ast.Call, list[ast.expr]]]:
    """Every call that marks a text, with the arguments that should be texts."""
    for node in nodes(path, ast.Call):
        name = getattr(node.func, "id", "")
        if name in FUNCTIONS:
            yield name, node, node.args[: len(FUNCTIONS[name])]


def in_python(path: Path) -> Iterator[Message]:
    for name, node, arguments in calls(path):
        if all(isinstance(argument, ast.Constant) for argument in arguments):
            yield _message(place(path, node), name, [argument.value for argument in arguments])


def in_template(path: Path) -> Iterator[Message]:
    source = templatize(path.read_text(encoding="utf-8"))
    for found in CALL.finditer(source):
        texts = [ast.literal_eval(text) for text in re.findall(TEXT, found[2])]
        yield _message(place(path), found[1], texts)


def _message(where: str, name: str, texts: list[str]) -> Message:
    return Message(where, **dict(zip(FUNCTIONS[name], texts, strict=False)))
