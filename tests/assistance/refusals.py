"""Trying what must be refused: by the model in words, and by the database where somebody goes round the model."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from committees.models import Record

BY_ACTION = {"kind", "author", "state", "draft_key", "changed_at", "sort_on", "record_ptr"}


def said_of(thing) -> str:
    """What the model says is wrong with the thing, in English."""
    by_action = BY_ACTION if isinstance(thing, Record) else None
    with override("en"):
        with pytest.raises(ValidationError) as caught:
            thing.full_clean(exclude=by_action)
        return " ".join(caught.value.messages)


def assert_refused(thing, words: str) -> None:
    """The model refuses the thing in these words, and so does the database."""
    said = said_of(thing)
    assert words in said, said
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save()
