"""A translation that is missing, fuzzy or not compiled is found."""

import importlib

import polib
import pytest
from django.conf import settings


@pytest.fixture
def catalogues(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    module = importlib.import_module("catalogues")
    monkeypatch.setattr(module, "LOCALE", tmp_path)
    return module


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue of two entries, one of them with a plural."""
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    written = polib.POFile()
    written.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
    written.append(polib.POEntry(msgid="studio", msgstr="五老工作室"))
    written.append(polib.POEntry(msgid="one talk", msgid_plural="%(n)s talks", msgstr_plural={0: "%(n)s场"}))
    written.save(str(path))
    return path


def compile_(path):
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def change(path, change):
    written = polib.pofile(str(path))
    change(written.find("studio"))
    written.save(str(path))


def test_compiled_catalogue_passes(catalogues, catalogue):
    compile_(catalogue)

    assert catalogues.main() == 0


def test_catalogue_that_is_not_compiled_is_named(catalogues, catalogue, capsys):
    assert catalogues.main() == 1
    assert "not compiled" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda entry: setattr(entry, "msgstr", ""), "not translated: 'studio'"),
        (lambda entry: entry.flags.append("fuzzy"), "fuzzy: 'studio'"),
        (lambda entry: setattr(entry, "msgstr", "工作室"), "compiled from other texts"),
    ],
)
def test_catalogue_that_changed_is_named(catalogues, catalogue, capsys, edit, complaint):
    compile_(catalogue)
    change(catalogue, edit)

    assert catalogues.main() == 1
    assert complaint in capsys.readouterr().out
