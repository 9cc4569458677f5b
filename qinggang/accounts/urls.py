from django.urls import path

from qinggang.accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.SignIn.as_view(), name="login"),
    path("logout/", views.SignOut.as_view(), name="logout"),
    path("kept/", views.kept_open, name="kept"),
    # what one says of oneself
    path("", views.my_account, name="home"),
    path("password/", views.password, name="password"),
    # the code from the phone
    path("code/", views.code, name="code"),
    path("two-step/", views.two_step, name="two-step"),
    path("two-step/qr.svg", views.two_step_qr, name="two-step-qr"),
    path("two-step/recovery-codes/", views.recovery_codes, name="recovery-codes"),
    path("two-step/off/", views.two_step_off, name="two-step-off"),
]
