from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StudiosConfig(AppConfig):
    name = "studios"
    verbose_name = _("studios")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from studios import figures, registration

        registration.register_all()
        figures.register_all()
