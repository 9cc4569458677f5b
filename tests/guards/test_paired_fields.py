"""A moment names its person: every `x_at` has an `x_by`, and the database keeps the two together."""

import pytest
from django.db import models as fields

from tests.guards.house import models

# Moments that a row has by itself, or whose person is the author of the row.
ALONE = {
    "at": "Version and Event name the person in `by`",
    "created_at": "by the author",
    "changed_at": "by whoever the newest version names",
    "saved_at": "by the draft's author",
    "began": "by the portal itself",
    "ended": "by the portal itself",
    "ends": "ApprovalLink: a limit, set by who lent the link",
    "used": "ApprovalLink: by whom it was meant for",
    "last_login": "by the account itself",
}
MOMENTS = [
    (model, field.name)
    for model in models()
    for field in model._meta.local_fields
    if isinstance(field, fields.DateTimeField) and field.name not in ALONE
]


@pytest.mark.parametrize(("model", "name"), MOMENTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_moment_has_its_person_and_a_constraint_on_both(model, name):
    person = name.removesuffix("_at") + "_by"

    assert name.endswith("_at")
    assert person in {field.name for field in model._meta.local_fields}
    if not any(model._meta.get_field(field).null for field in (name, person)):
        return  # each is there always, and so both are
    assert any({name, person} <= named(constraint) for constraint in model._meta.constraints), "nothing pairs them"


def test_the_list_of_lone_moments_is_not_stale():
    found = {
        field.name
        for model in models()
        for field in model._meta.local_fields
        if isinstance(field, fields.DateTimeField)
    }

    assert set(ALONE) <= found


def named(constraint) -> set[str]:
    """The fields that a check reads."""
    if not isinstance(constraint, fields.CheckConstraint):
        return set()
    return {name.partition("__")[0] for name, _value in leaves(constraint.condition)}


def leaves(condition: fields.Q):
    for child in condition.children:
        if isinstance(child, fields.Q):
            yield from leaves(child)
        else:
            yield child
