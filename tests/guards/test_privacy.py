"""Every field says how sensitive it is; what is protected is encrypted, and no public page knows its name."""

import ast
import re

import pytest
from django.contrib.auth import get_user_model
from django.db import models as fields

from committees.encryption import EncryptedTextField
from committees.models import Draft
from committees.privacy import CLASSES, classes_of
from tests.guards.house import ROOT, models, nodes, place, template_files

MODELS = [model for model in models() if not model._meta.proxy]
TEXTS = (fields.CharField, fields.TextField, fields.FileField, fields.JSONField)
PUBLIC_CODE = [
    path for folder in ("public", "api", "presenting") for path in sorted((ROOT / "qinggang" / folder).rglob("*.py"))
]
PUBLIC_TEMPLATES = [path for path in template_files() if path.parent.name in ("public", "components")]


def own_fields(model):
    return [*model._meta.concrete_fields, *model._meta.many_to_many]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified(model):
    names = {field.name for field in own_fields(model)}
    classes = classes_of(model)

    assert names - set(classes) == set()
    assert set(classes.values()) <= set(CLASSES)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_class_is_given_to_a_field_that_is_not_there(model):
    own = {name for base in (model, *abstract_bases(model)) for name in base.__dict__.get("privacy", {})}
    # `id` stands in the classes of an abstract base whose heirs have keys of their own.
    assert own - {field.name for field in own_fields(model)} <= {"id"}


def abstract_bases(model):
    return [base for base in model.__mro__[1:] if getattr(getattr(base, "_meta", None), "abstract", False)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_protected_text_is_encrypted(model):
    classes = classes_of(model)
    plain = [
        field.name
        for field in own_fields(model)
        if classes[field.name] == "protected" and isinstance(field, TEXTS) and not is_hidden(field)
    ]

    assert plain == []


def is_hidden(field) -> bool:
    """Encrypted, or a keyed hash that only a key can compute; a mark is one with its length."""
    return isinstance(field, EncryptedTextField) or field.name.endswith(("_hash", "_mark"))


def test_what_is_encrypted_is_protected():
    loose = [
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in own_fields(model)
        if isinstance(field, EncryptedTextField) and classes_of(model)[field.name] != "protected"
    ]

    assert loose == []


def test_no_public_page_knows_the_name_of_a_protected_field():
    names = protected_names()
    faults = [
        f"{place(path, number)} reads {name}"
        for path in (*PUBLIC_CODE, *PUBLIC_TEMPLATES)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for name in re.findall(r"[.'\"](\w+)\b", line)
        if name in names
    ]

    assert faults == []


def protected_names() -> set[str]:
    """Names that are protected wherever they stand, and so can be looked for by name alone; drafts have only a key."""
    found = {(name, label) for model in MODELS if model is not Draft for name, label in classes_of(model).items()}
    return {name for name, label in found if label == "protected"} - {n for n, label in found if label != "protected"}


def test_no_public_page_imports_a_model_with_protected_fields():
    locked = {model.__name__ for model in MODELS if "protected" in classes_of(model).values()}
    faults = [
        f"{place(path, node)} imports {alias.name}"
        for path in PUBLIC_CODE
        for node in nodes(path, ast.ImportFrom)
        for alias in node.names
        if alias.name in locked
    ]

    assert faults == []


def test_passwords_and_addresses_of_staff_are_personal():
    classes = classes_of(get_user_model())

    assert {classes["email"], classes["password"]} == {"personal"}
