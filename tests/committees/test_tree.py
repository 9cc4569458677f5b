"""The tree has one root."""

import pytest
from django.core.exceptions import ValidationError

from committees import tree
from committees.models import Level

pytestmark = pytest.mark.django_db


def test_nobody_founds_a_second_root(cast):
    with pytest.raises(ValidationError):
        tree.found(
            by=cast.administrator,
            fields={"name": "另一棵树", "slug": "other-root", "level": Level.objects.get(pk="county")},
        )
