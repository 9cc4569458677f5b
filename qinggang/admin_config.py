"""Django's admin under the portal's own roof; named in INSTALLED_APPS in the place of django.contrib.admin."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """The admin app with our own site, into which every app's admin module registers."""

    default_site = "qinggang.admin_site.PortalAdminSite"
    default = False
