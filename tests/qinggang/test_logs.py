"""The log names what went wrong and quotes nobody's row."""

import logging
import sys

import pytest
from django.db import IntegrityError

from qinggang.logs import LineFormatter

PRINTED = 'duplicate key value violates unique constraint "a"\nDETAIL:  Key (name)=(示例儿童001) already exists.\n'


def logged(error):
    try:
        raise error
    except type(error):
        record = logging.getLogger().makeRecord("qinggang", logging.ERROR, "", 0, "refused", (), sys.exc_info())
    return LineFormatter("{message}", style="{").format(record)


def test_values_of_a_refused_row_are_left_out():
    line = logged(IntegrityError(PRINTED))

    assert "示例儿童001" not in line
    assert 'violates unique constraint "a"' in line
    assert "Traceback" in line


def test_real_refusals_quote_nothing(django_user_model, db):
    # Put together here, because a traceback quotes the source.
    username = "_".join(["canary", "in", "a", "row"])
    django_user_model.objects.create_user(username, name="somebody")

    with pytest.raises(IntegrityError) as refusal:
        django_user_model.objects.create_user(username, name="somebody else")

    assert username not in logged(refusal.value)


def test_settings_use_it(settings):
    assert settings.LOGGING["formatters"]["line"]["()"] == "qinggang.logs.LineFormatter"
