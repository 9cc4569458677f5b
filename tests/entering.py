"""Entering a record as a person would: open the page, type over what stands there, submit."""

from tests.page_forms import form_in

INERT = "<script>alert(1)</script>𠮷😀&amp;"  # markup, four-byte characters, what looks escaped already


def open_form(client, path: str) -> dict[str, list[str]]:
    """What the page would post if nobody typed anything."""
    page = client.get(f"/desk/{path}/new/")
    assert page.status_code == 200
    assert len(page.content) <= 150_000
    return form_in(page.content.decode(), None)


def enter(client, path: str, **typed):
    """Submit the form with this typed into it."""
    return client.post(f"/desk/{path}/new/", {**open_form(client, path), **typed, "submit": "1"})


def problems(page) -> dict[str, list[str]]:
    """What the page says is wrong with the fields of the form."""
    assert page.status_code == 422
    return {name: list(map(str, sentences)) for name, sentences in page.context["form"].errors.items()}
