"""Templates print and are used; they hold no script, no style, no decision about people and no foreign address."""

import ast
import re

import pytest
from django.template import engines
from django.template.library import Library

from tests.guards.house import APPS, TEMPLATES, code_files, nodes, template_files

# Opened by Django or crispy forms under names of their own.
BY_NAME = {
    "400.html": "Django's own error pages",
    "403.html": "Django's own error pages",
    "403_csrf.html": "Django's own error pages",
    "404.html": "Django's own error pages",
    "500.html": "Django's own error pages",
    "portal/": "the template pack of crispy forms",
    "admin/": "stand for the admin's own",
}
FORBIDDEN = {
    r"<[^>]*\son[a-z]+\s*=": "an inline handler",
    r"<[^>]*\sstyle\s*=": "an inline style",
    r"<style\b": "a style element",
    r"<script\b(?![^>]*\ssrc=)": "an inline script",
    r"javascript:": "a script as an address",
    r"\b(?:https?:)?//[a-z0-9][a-z0-9.-]*\.[a-z]{2,}": "the address of another host",
    r"(?:href|action|src)=\"/[a-z]": "an address that is written out",
    r"{%\s*(?:if|elif)\b[^%]*\b(?:user|perms)\b": "a decision about a person",
    r"\|safe\b": "text that is not escaped",
    r"<form\b(?=[^>]*role=\"search\")(?![^>]*aria-label)": "a search without a name of its own",
}
# The template, the rule it may break, and why.
EXCEPTIONS = {
    ("base.html", r"<form\b(?=[^>]*role=\"search\")(?![^>]*aria-label)"): "this is that of the head",
    ("portal/field.html", r"\|safe\b"): "help texts are the portal's own words, and some hold a link",
}
LONGEST = 120


def name_of(path):
    return path.relative_to(TEMPLATES).as_posix()


ALL = pytest.mark.parametrize("path", template_files(), ids=name_of)


def test_every_template_is_used():
    used = set()
    for path in template_files():
        used |= set(re.findall(r"{%\s*(?:extends|include)\s+\"([^\"]+)\"", path.read_text(encoding="utf-8")))
    for path in code_files(*APPS):
        used |= {node.value for node in nodes(path, ast.Constant) if str(node.value).endswith(".html")}
    names = {name_of(path) for path in template_files()}

    assert {name for name in names - used if not name.startswith(tuple(BY_NAME))} == set()


@ALL
def test_a_template_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@ALL
def test_loads_stand_one_a_line_sorted(path):
    loads = re.findall(r"{%\s*load\s+([^%]+?)\s*%}", path.read_text(encoding="utf-8"))

    assert [name for name in loads if " " in name] == []
    assert loads == sorted(set(loads))


@ALL
def test_every_load_is_used(path):
    text = path.read_text(encoding="utf-8")
    libraries = re.findall(r"{%\s*load\s+(\w+)\s*%}", text)
    tags = set(re.findall(r"{%\s*(\w+)", text))
    filters = set(re.findall(r"\|\s*(\w+)", text))

    assert [
        name for name in libraries if not (tags & set(library(name).tags) | filters & set(library(name).filters))
    ] == []


def library(name: str) -> Library:
    return engines["django"].engine.template_libraries[name]


@ALL
def test_every_endblock_is_named(path):
    text = path.read_text(encoding="utf-8")
    opened = re.findall(r"{%\s*block\s+(\w+)\s*%}", text)

    assert sorted(re.findall(r"{%\s*endblock\b\s*(\w*)\s*%}", text)) == sorted(opened)


@ALL
def test_nothing_stands_in_a_template_that_belongs_elsewhere(path):
    text = without_comments(path.read_text(encoding="utf-8"))
    faults = [
        f"line {text[: found.start()].count(chr(10)) + 1}: {fault}: {found[0].strip()[:60]}"
        for pattern, fault in FORBIDDEN.items()
        if (name_of(path), pattern) not in EXCEPTIONS
        for found in re.finditer(pattern, text, re.IGNORECASE)
    ]

    assert faults == []


def test_the_list_of_exceptions_is_not_stale():
    for (name, pattern), reason in EXCEPTIONS.items():
        assert reason
        assert re.search(pattern, (TEMPLATES / name).read_text(encoding="utf-8"), re.IGNORECASE), name


def without_comments(text: str) -> str:
    """The text with its comments blank, so that lines keep their numbers."""
    return re.sub(
        r"{% comment %}.*?{% endcomment %}|{#.*?#}", lambda found: "\n" * found[0].count("\n"), text, flags=re.S
    )
