"""What can be found by its pinyin: `lyl` and `liyunlong` both find 李云龙."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.pinyin import letters
from committees.privacy import classify


class Lettered(models.Model):
    """A thing with a Chinese name; `letters` keeps its initials and its whole pinyin, so that a search is a look-up."""

    is_person: ClassVar[bool] = False  # some characters are read otherwise in a surname

    letters = models.TextField(_("letters of its pinyin"), blank=True, editable=False)

    privacy = classify(internal="letters")

    class Meta:
        abstract = True

    def save(self, **kwargs):
        self.spell()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "letters"}
        super().save(**kwargs)

    @property
    def spelled(self) -> str:
        """The Chinese words that it is looked up by."""
        return self.name  # type: ignore[attr-defined]

    def spell(self) -> None:
        self.letters = letters(self.spelled, person=self.is_person)
