"""What must not be true of a portal that serves real people; `manage.py check --deploy` asks."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from committees import keys


@register(Tags.security, deploy=True)
def demo_is_off(app_configs, **kwargs) -> list[Error]:
    """The demo's records and accounts belong on no real site."""
    if not settings.DEMO:
        return []
    return [Error("DEMO is on.", hint="Unset DEMO, and run manage.py clear_demo.", id="qinggang.E001")]


@register(Tags.security, deploy=True)
def signing_in_is_safe(app_configs, **kwargs) -> list[Error]:
    """Only a demo does without a password of one's own and without the second step of who decides."""
    if settings.DEMO:
        return []
    faults = {"FIRST_PASSWORD_CHANGE": "qinggang.E004", "TWO_STEP": "qinggang.E005"}
    return [
        Error(f"{name} is off.", hint=f"Unset {name}: only a demo does without it.", id=number)
        for name, number in faults.items()
        if not getattr(settings, name)
    ]


@register(Tags.security)
def keys_are_those_of_the_database(app_configs, **kwargs) -> list[Error]:
    """No command writes with keys that do not open what is there."""
    wrong = keys.fault()
    return [Error(wrong, id="qinggang.E006")] if wrong else []


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs, **kwargs) -> list[Error]:
    """A site that answers to any name can be used against its visitors."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [Error("ALLOWED_HOSTS answers to any name.", hint="Name the hosts.", id="qinggang.E002")]


@register(Tags.security, deploy=True)
def demo_accounts_are_gone(app_configs, **kwargs) -> list[Error]:
    """Nobody may sign in with a demo account. Passes while there are no tables, or no database, yet."""
    try:
        accounts = get_user_model().objects.filter(is_demo=True, is_active=True).order_by("username")
        able = [account.username for account in accounts if account.has_usable_password()]
    except DatabaseError:
        return []
    if not able:
        return []
    return [
        Error(
            f"Demo accounts can sign in: {', '.join(able)}.",
            hint="Run manage.py clear_demo, or make them inactive.",
            id="qinggang.E003",
        )
    ]
