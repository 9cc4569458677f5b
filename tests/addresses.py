"""Every address of the portal, read from its site map, each with an example that leads there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLResolver

# What stands for each converter in an example.
EXAMPLES = {
    "int": "1",
    "kind": "activities",
    "book": "volunteers",
    "sort": "venue",
    "number": "1",
    "path": "1",
    "slug": "example",
    "str": "example",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "verb": "approve",
}
PLACEHOLDER = re.compile(r"<(?:(?P<converter>\w+):)?\w+>")
GROUP = re.compile(r"\(\?P<\w+>(?P<choices>[^)]*)\)")


@dataclass(frozen=True)
class Address:
    """One line of the site map. `name` is the one reverse() takes; where there is none, the route in brackets."""

    name: str
    example: str
    view: Callable


def every() -> list[Address]:
    return list(_walk(get_resolver(), "", "/"))


def _walk(resolver: URLResolver, names: str, path: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        below = path + _example(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, f"{names}{pattern.namespace}:" if pattern.namespace else names, below)
        else:
            yield Address(names + (pattern.name or f"[{pattern.pattern}]"), below, pattern.callback)


def _example(pattern) -> str:
    route = str(pattern)
    if isinstance(pattern, RoutePattern):
        return PLACEHOLDER.sub(lambda found: EXAMPLES[found["converter"] or "str"], route)
    return GROUP.sub(lambda found: _first_choice(found["choices"]), route).strip("^$")


def _first_choice(choices: str) -> str:
    return "no-such-page/" if choices == ".*" else choices.split("|")[0]


def example_of(name: str) -> str:
    """The example of the first address of this name."""
    return next(address.example for address in every() if address.name == name)


def read_to_the_end(response):
    """The body of an answer. Closing an answer by hand would close the database's connection with it."""
    return b"".join(response)
