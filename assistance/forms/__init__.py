"""The web forms for aid, donations and counselling talks: totals, and never a child's name."""

from django.utils.translation import gettext_lazy as _

NO_NAMES = _("Totals only. Never write a child's name, or anything that points at one child.")
