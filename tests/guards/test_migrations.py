"""Migrations are complete, have spoken names, and lead back as well as forth."""

import re

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils.translation import override

from tests.guards.house import installed

LOADER = MigrationLoader(None, ignore_no_migrations=True)
OURS = sorted(key for key in LOADER.disk_migrations if key[0] in installed())


@override(None)  # names are kept in migrations as they stand in the code
def test_models_and_migrations_agree():
    detector = MigrationAutodetector(
        LOADER.project_state(),
        ProjectState.from_apps(apps),
        NonInteractiveMigrationQuestioner(specified_apps=installed()),
    )
    changes = detector.changes(graph=LOADER.graph, trim_to_apps=set(installed()))

    assert {app: [str(change) for m in found for change in m.operations] for app, found in changes.items()} == {}


@pytest.mark.parametrize(("app", "name"), OURS)
def test_a_migration_says_what_it_does(app, name):
    assert re.fullmatch(r"\d{4}_[a-z]+(_[a-z]+)+", name)
    assert not re.search(r"_(auto|initial|alter_\w+_\w+_and_more)|and_more", name)


@pytest.mark.parametrize(("app", "name"), OURS)
def test_a_migration_leads_back(app, name):
    assert [operation for operation in LOADER.disk_migrations[app, name].operations if not operation.reversible] == []


@pytest.mark.parametrize(("app", "name"), OURS)
def test_schema_and_data_do_not_change_together(app, name):
    elidable = {"RunPython", "RunSQL"}
    kinds = {type(operation).__name__ in elidable for operation in LOADER.disk_migrations[app, name].operations}

    assert len(kinds) == 1
