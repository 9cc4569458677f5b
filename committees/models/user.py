"""Staff accounts. What an account may do is said by its appointments, never by flags on the account."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.register import Register
from committees.privacy import classify


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        return self.get(username=username)


class User(Register, AbstractBaseUser):
    """A person who signs in."""

    username = models.CharField(
        _("account name"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9_.-]+\Z", _("Use small letters, digits, dots and dashes."))],
    )
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    is_demo = models.BooleanField(_("demo account"), default=False)
    must_change_password = models.BooleanField(_("has to choose a new password"), default=False)
    wants_digest = models.BooleanField(_("gets an e-mail of what waits"), default=True)
    joined_on = models.DateField(_("account since"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    privacy = classify(
        internal="id username name language is_active is_demo must_change_password wants_digest joined_on last_login",
        personal="email password",
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.name or self.username

    def get_short_name(self):
        return str(self)
