from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<number:duty>/<number:committee>/<number:year>-<number:month>/", views.period, name="period"),
    path("<number:duty>/<number:committee>/<number:year>-<number:month>/open/", views.open_again, name="open-again"),
]
