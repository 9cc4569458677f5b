"""How kinds of record inherit from Record, who may write state and version, and where history comes from."""

import ast

import pytest

from committees import kinds
from committees.models import Record, Register
from tests.guards.house import APPS, code_files, models, nodes, place

# Who writes these two, and why each may.
WRITERS = {
    "state": {
        "committees/review/actions.py": "the steps of the chain",
        "committees/reach.py": "a copy that follows the record's",
        "committees/history.py": "the state after a step, for the reader of the history",
    },
    "version": {
        "committees/records.py": "a record's content changed",
        "committees/review/actions.py": "a record's state changed",
        "committees/registers.py": "an entry of a register changed",
        "committees/trash.py": "a removed entry was put back, a record deleted for good",
        "committees/attachments.py": "the files of a record changed",
    },
}
WRITING = {"update", "bulk_update", "create", "bulk_create", "update_or_create", "get_or_create", "model"}
MODELS = {model.__name__ for model in models()}
KINDS = [model for model in models() if issubclass(model, Record) and model is not Record and not model._meta.proxy]


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_the_parent_link_is_named(model):
    link = model._meta.get_field("record_ptr")

    assert link.primary_key
    assert link.remote_field.parent_link
    assert link.remote_field.related_name == f"as_{kind_of(model).key}"


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_no_kind_says_again_what_the_record_says(model):
    shared = {field.name for field in Record._meta.get_fields() if not field.auto_created}
    own = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}

    assert own & shared == set()


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_every_kind_answers_what_records_are_asked(model):
    assert isinstance(model.objects.all(), type(Record.objects.all()))


def test_every_kind_of_record_is_registered_once():
    assert sorted(kind.model.__name__ for kind in kinds.every()) == sorted(model.__name__ for model in KINDS)


@pytest.mark.parametrize("name", WRITERS)
def test_state_and_version_are_written_in_these_places_only(name):
    found = {
        place(path): node.lineno for path in code_files(*APPS) for written, node in writes(path) if written == name
    }

    assert {f"{file}:{line}" for file, line in found.items() if file not in WRITERS[name]} == set()
    assert [file for file in WRITERS[name] if file not in found] == [], "no longer writes it"


def writes(path):
    """(field, node) for every attribute that is set, and every field that a queryset or a new row is given."""
    for node in nodes(path, ast.Assign, ast.AugAssign, ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        flat = [part for target in targets for part in getattr(target, "elts", [target])]
        yield from ((target.attr, node) for target in flat if isinstance(target, ast.Attribute))
    for node in nodes(path, ast.Call):
        if called(node) in WRITING | MODELS:
            yield from ((name, node) for name in keywords(path, node))


def called(node: ast.Call) -> str:
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def keywords(path, call: ast.Call) -> set[str]:
    """The names given, those of a dictionary included that is unpacked."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    unpacked = {getattr(keyword.value, "id", "") for keyword in call.keywords if not keyword.arg}
    for node in nodes(path, ast.Assign):
        if isinstance(node.value, ast.Dict) and unpacked & {getattr(target, "id", "") for target in node.targets}:
            names |= {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    return names


def test_history_is_written_by_actions_not_by_signals():
    faults = []
    for path in code_files(*APPS):
        for node in nodes(path, ast.ImportFrom, ast.Import, ast.Attribute):
            if is_signal(node):
                faults.append(place(path, node))

    assert faults == []


def is_signal(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        names = [node.module or "", *(alias.name for alias in node.names)]
        return any(name.endswith(("signals", "dispatch")) or name == "receiver" for name in names)
    if isinstance(node, ast.Import):
        return any(alias.name.endswith(("signals", "dispatch")) for alias in node.names)
    return node.attr == "connect"


def test_every_model_keeps_history_or_says_why_not():
    """Records and registers have a version that history hangs on."""
    without = {
        "ApprovalLink": "is used once; its use stands in the history of its record",
        "Release": "is written once and never changed; its reason stands in the log",
        "Attachment": "a file of a record",
        "Contribution": "counted from records",
        "Draft": "what was typed; nobody else's business yet",
        "DueJob": "when the portal last did its own work",
        "Event": "is the log",
        "KeyProof": "shows whether the keys are the right ones",
        "Notice": "tells of a step that stands in the history",
        "Reach": "follows its record",
        "RecoveryCode": "goes with the second step",
        "SavedFilter": "a question, not an answer",
        "SecondStep": "its steps stand in the history of its account",
        "Tally": "counted from records",
        "Version": "is the history",
    }
    rows = {kind.model._meta.get_field(table.name).related_model for kind in kinds.every() for table in kind.rows}
    loose = {model.__name__ for model in models() if not issubclass(model, Record | Register) and model not in rows}

    assert loose == set(without)


def kind_of(model):
    return next(kind for kind in kinds.every() if kind.model is model)
