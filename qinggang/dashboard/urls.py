from django.urls import path

from qinggang.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("table/", views.table, name="table"),
]
