"""The verdict over the parts of a run."""

import importlib

import pytest
from django.conf import settings


@pytest.fixture
def testing(monkeypatch):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    return importlib.import_module("testing")


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [([0, 0, 0], 0), ([0, 5, 0], 0), ([0, 1, 0], 1), ([5, 1, 5], 1), ([5, 5, 5], 5), ([0, 0, 15], 15)],
)
def test_a_part_with_nothing_to_do_is_well_unless_all_had_nothing(testing, codes, verdict):
    assert testing._verdict(codes) == verdict
