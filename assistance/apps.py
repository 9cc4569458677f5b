from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistanceConfig(AppConfig):
    name = "assistance"
    verbose_name = _("child assistance")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from assistance import figures, registration, volumes

        registration.register_all()
        figures.register_all()
        volumes.register_all()
