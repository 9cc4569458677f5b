"""The guards under which every test runs do bite."""

import socket

import pytest
from django.template import Context, Origin, Template, engines

from tests.accessibility import violations
from tests.network import OutsideConnection
from tests.templates import UndefinedVariable


@pytest.fixture
def our_template(settings, tmp_path):
    """Renders a text as if it were one of the portal's templates."""
    path = settings.BASE_DIR / "templates" / "invented.html"

    def render(text, **context):
        origin = Origin(str(path), template_name="invented.html")
        return Template(text, origin=origin, engine=engines["django"].engine).render(Context(context))

    return render


def test_undefined_variable_fails(our_template):
    with pytest.raises(UndefinedVariable, match=r"tilte is undefined in .*invented\.html"):
        our_template("{% if True %}{{ tilte }}{% endif %}", title="青冈")


def test_defined_variable_passes(our_template):
    assert our_template("{{ title }}", title="青冈") == "青冈"


def test_other_hosts_are_out_of_reach():
    with socket.socket() as opened, pytest.raises(OutsideConnection):
        opened.connect(("192.0.2.1", 80))


def test_axe_finds_what_is_wrong(page, live_server):
    page.goto("/healthz")
    page.evaluate("document.body.innerHTML = '<img src=\"/x.png\">'")

    assert any(line.startswith("image-alt") for line in violations(page))


def test_rows_without_an_order_come_the_other_way_round(django_user_model, db):
    for name in ("first", "second"):
        django_user_model.objects.create_user(name, name=name)

    assert [user.username for user in django_user_model.objects.all()] == ["second", "first"]
    assert [user.username for user in django_user_model.objects.order_by("pk")] == ["first", "second"]
