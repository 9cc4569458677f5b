"""Content in two languages: Chinese in `title`, English in `title_en`; the other falls back, never blank."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language


class Bilingual(models.Model):
    """A model with fields in both languages; `bilingual` names the Chinese ones."""

    bilingual: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def say(self, name: str) -> str:
        """The field in the reader's language, else in the other."""
        chinese, english = getattr(self, name), getattr(self, f"{name}_en")
        return (english or chinese) if (get_language() or "").startswith("en") else (chinese or english)
