from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.reports import views

app_name = "reports"
urlpatterns = [
    path("<number:year>/", views.article, name="article"),
    path("<number:year>.docx", views.word, name="word"),
]
