"""The portal knows GET and POST; whatever else is asked is refused, whoever asks."""

import pytest
from django.test import Client

from tests import addresses

pytestmark = pytest.mark.once


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(cast, method):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.administrator)

    codes = {
        address.name: client.generic(method, address.example, "{}", content_type="application/json").status_code
        for address in addresses.every()
    }

    assert {name: code for name, code in codes.items() if code not in (403, 404, 405)} == {}
