"""The same activities as the admin lists them: red education and legal education each under a heading of its own."""

from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity


class RedEducationActivity(Activity):
    area_key = "red_education"

    class Meta:
        proxy = True
        verbose_name = _("red-education activity")
        verbose_name_plural = _("red-education activities")


class LegalEducationEvent(Activity):
    area_key = "legal_education"

    class Meta:
        proxy = True
        verbose_name = _("legal-education event")
        verbose_name_plural = _("legal-education events")
