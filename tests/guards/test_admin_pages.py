"""Every model is in the admin, and every page of it opens for an administrator in both languages."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import override

from committees import kinds

OURS = {"qinggang", "committees", "activities", "assistance", "studios"}
LANGUAGES = ("zh-hans", "en")
# Models without an entry of their own, each with the reason.
NOT_LISTED: dict[str, str] = {
    "committees.SecondStep": "stands on the page of its account, and is taken away there",
    "committees.KeyProof": "tells nobody anything; the start reads it",
    "committees.RecoveryCode": "hashes tell nobody anything",
}


def our_models():
    """The models of the portal, without the rows that are entered and shown with their record."""
    rows = {kind.model._meta.get_field(table.name).related_model for kind in kinds.every() for table in kind.rows}
    return [model for model in apps.get_models() if model._meta.app_label in OURS and model not in rows]


def admins():
    return [model_admin for model, model_admin in admin.site._registry.items() if model._meta.app_label in OURS]


def url(model_admin, page, *args):
    options = model_admin.opts
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)


every_admin = pytest.mark.parametrize("model_admin", admins(), ids=str)


def test_every_model_is_registered_or_says_why_not():
    missing = {model._meta.label for model in our_models() if not admin.site.is_registered(model)}

    assert missing == NOT_LISTED.keys()


def test_nothing_is_deleted_in_bulk(rf, cast):
    request = rf.get("/")
    request.user = cast.administrator

    assert [str(model_admin) for model_admin in admins() if model_admin.get_actions(request)] == []


def test_every_admin_has_a_way_to_find_one_of_many():
    assert [
        str(model_admin) for model_admin in admins() if not (model_admin.search_fields or model_admin.list_filter)
    ] == []


@every_admin
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.django_db
def test_list_and_form_open(client, cast, model_admin, language):
    client.force_login(cast.administrator)
    may_add = model_admin.has_add_permission(_request(client, cast.administrator))

    with override(language):
        listed = client.get(url(model_admin, "changelist"), headers={"accept-language": language})
        form = client.get(url(model_admin, "add"), headers={"accept-language": language})

    may_read = bool(model_admin.has_module_permission(_request(client, cast.administrator)))
    assert listed.status_code == (200 if may_read else 403)
    assert form.status_code == (200 if may_add else 403)
    assert not may_read or f'lang="{language}"' in listed.text


def _request(client, user):
    request = client.get(reverse("admin:index")).wsgi_request
    request.user = user
    return request
