"""The site map: every address of the portal begins here."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from qinggang import health
from qinggang.desk.views import decide
from qinggang.look.views import favicon

handler500 = "qinggang.health.server_error"

urlpatterns = [
    path("language/", login_not_required(set_language), name="set_language"),
    path("favicon.ico", favicon, name="favicon"),
    path("preferences/", include("qinggang.preferences")),
    path("look/", include("qinggang.look.views")),
    path("accounts/", include("qinggang.accounts.urls")),
    path("desk/aid/", include("qinggang.aid.urls")),
    path("desk/care/", include("qinggang.care.urls")),
    path("desk/gifts/", include("qinggang.gifts.urls")),
    path("desk/children/", include("qinggang.children.urls")),
    path("desk/", include("qinggang.desk.urls")),
    path("decide/<str:token>/", decide, name="decide"),
    path("dashboard/", include("qinggang.dashboard.urls")),
    path("reports/", include("qinggang.reports.urls")),
    path("reporting/", include("qinggang.reporting.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/", include("qinggang.api.urls")),
    path("", include("qinggang.public.urls")),  # last: it ends with the areas, whose words are data
]
