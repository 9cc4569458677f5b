"""Who is signed in, asked once for every request."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from committees.models import User


class Backend(ModelBackend):
    """Django's own; but the person comes along with their second step, for which every page asks."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("second_step").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
