"""Signing in as a person does, for the tests of what happens on the way."""

import base64
import time

from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from committees import second_step

PASSWORD = "correct horse battery staple"


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra):
    return client.post(reverse("accounts:login"), {"username": username, "password": password}, **extra)


def code_of(secret: str, half_minutes_on: int = 0) -> str:
    """What a phone with this secret shows now, or so many half minutes later."""
    totp = TOTP(base64.b32decode(secret), second_step.STEP_SECONDS, 0, second_step.CODE_DIGITS)
    totp.time = time.time() + half_minutes_on * second_step.STEP_SECONDS
    return f"{totp.token():06d}"


def give_phone(user) -> tuple[str, list[str]]:
    """Set up a phone by an earlier code; the secret and the recovery codes."""
    secret = second_step.new_secret()
    return secret, second_step.set_up(by=user, secret=secret, code=code_of(secret, -1))
