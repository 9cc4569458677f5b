"""What people read: labels in one style, texts that can be translated, all of them translated, the right words."""

import ast
import re

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override

from tests.guards import messages
from tests.guards.house import APPS, ROOT, code_files, installed, models, place, template_files
from tests.test_vocabulary import found_in

CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
DOCUMENTS = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")} - {ROOT / "docs" / "vocabulary.md"})
NAMES = ("English", "Chinese", "Five", "ID")  # what is written with a capital wherever it stands
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|{\w+}")


def labels():
    """(where, label) for every model and every field that the code itself names."""
    for model in models():
        yield f"{model.__name__}.Meta.verbose_name", model._meta.verbose_name
        yield f"{model.__name__}.Meta.verbose_name_plural", model._meta.verbose_name_plural
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if not field.auto_created:
                yield f"{model.__name__}.{field.name}", field.verbose_name


@override("en")
def test_labels_can_be_translated_and_begin_small():
    faults = [where for where, label in labels() if not isinstance(label, Promise)]
    faults += [f"{where}: {label}" for where, label in labels() if begins_with_capital(str(label))]

    assert faults == []


def begins_with_capital(label: str) -> bool:
    return label[:1].isupper() and not label.startswith(NAMES)


def test_apps_have_names_that_can_be_translated():
    assert [app for app in installed() if not isinstance(apps.get_app_config(app).verbose_name, Promise)] == []


def test_texts_are_written_out_where_they_are_marked():
    """An f-string or a variable inside _() is a text that no translator ever sees."""
    faults = [
        place(path, node)
        for path in code_files(*APPS)
        for _name, node, arguments in messages.calls(path)
        if not all(isinstance(argument, ast.Constant) for argument in arguments)
    ]

    assert faults == []


def test_placeholders_have_names():
    faults = [m.place for m in messages.every() if re.search(r"%[sdifr]|{\d*}", m.msgid + m.plural)]

    assert faults == []


def test_every_message_is_in_the_catalogue():
    known = {(entry.msgid, entry.msgctxt) for entry in polib.pofile(str(CATALOGUE))}

    assert [m for m in messages.every() if (m.msgid, m.context) not in known] == [], "run make messages"


def test_every_entry_is_translated_and_compiled(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import catalogues

    assert catalogues.faults_of(CATALOGUE) == []


def test_translations_keep_the_placeholders():
    faults = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text and set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]

    assert faults == []


def test_chinese_is_written_with_full_width_punctuation():
    faults = [
        text
        for entry in polib.pofile(str(CATALOGUE))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if re.search(r"[\u4e00-\u9fff][,;:!?(]|[,;:!?)][\u4e00-\u9fff]", text)
    ]

    assert faults == []


@pytest.mark.parametrize("path", template_files() + tuple(DOCUMENTS), ids=place)
def test_the_words_to_avoid_stand_in_no_template_or_document(path):
    assert found_in(path.read_text(encoding="utf-8")) == []


def test_the_words_to_avoid_stand_in_no_message():
    entries = polib.pofile(str(CATALOGUE))
    texts = [f"{entry.msgid} {entry.msgid_plural} {entry.msgstr}" for entry in entries] + [
        m.msgid for m in messages.every()
    ]

    assert {text: found for text in texts if (found := found_in(text))} == {}


def test_both_languages_are_offered():
    assert [code for code, _name in settings.LANGUAGES] == ["zh-hans", "en"]
