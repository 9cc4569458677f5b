from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistanceConfig(AppConfig):
    name = "assistance"
    verbose_name = _("child assistance")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from assistance import appeals, figures, picking, registration, volumes
        from assistance.guard import gate
        from assistance.models import Child, Guardian
        from committees import keys, public_texts

        registration.register_all()
        figures.register_all()
        volumes.register_all()
        picking.register()
        keys.register_sealed(Child)
        keys.register_sealed(Guardian)
        public_texts.register(submitting=gate.before_submitting, publishing=gate.before_publishing)
        public_texts.register(submitting=appeals.before_submitting)
