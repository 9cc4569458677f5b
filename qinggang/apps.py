"""The roof as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QinggangConfig(AppConfig):
    """Public pages, desk, dashboard and whatever else looks across the rooms."""

    name = "qinggang"
    verbose_name = _("portal")

    def ready(self) -> None:
        """Register the deployment checks and the portal's own work."""
        from qinggang import checks, digest  # noqa: F401

        digest.register()
