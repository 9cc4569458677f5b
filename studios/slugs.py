"""The word by which a studio's page is found, made of its name."""

from __future__ import annotations

from django.utils.text import slugify

from committees.pinyin import pinyin
from studios.models import Studio

ENDINGS = ("五老工作室", "工作室")  # what every studio is called says nothing
LONGEST = 70  # leaves room for a number behind it


def word_for(name: str) -> str:
    """A word that no studio has yet. Costs one query."""
    for ending in ENDINGS:
        name = name.removesuffix(ending) or name
    word = slugify(pinyin(name))[:LONGEST] or "studio"
    taken = set(Studio.objects.filter(slug__startswith=word).values_list("slug", flat=True))
    number = 2
    found = word
    while found in taken:
        found, number = f"{word}-{number}", number + 1
    return found
