"""Reading public pages as a visitor does."""

from django.test import Client

CANARY = "绝不公开的名字"  # stands in everything that must never reach a public page


def read(url: str, *, language: str = "en", status: int = 200):
    """The answer to a visitor without an account; its text is `.text`."""
    response = Client().get(url, headers={"accept-language": language})
    assert response.status_code == status, f"{url}: {response.status_code}"
    if not response.streaming:
        assert CANARY not in response.text, url
    return response


def titles(lines) -> list[str]:
    return [str(line.title) for line in lines]


def said(figures) -> dict[str, str]:
    """Each figure's name with what it says."""
    return {str(figure.name): f"{figure.text} {figure.unit}".strip() for figure in figures}
