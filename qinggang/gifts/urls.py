"""Addresses of the store of gifts, beside those of donations and of what was handed out of them."""

from django.urls import path

from qinggang.gifts import views

app_name = "gifts"
urlpatterns = [
    path("", views.store, name="store"),
]
