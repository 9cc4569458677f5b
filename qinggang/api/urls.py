from django.urls import path

from qinggang.api import views

app_name = "api"
urlpatterns = [path("figures/", views.figures, name="figures")]
