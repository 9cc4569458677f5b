"""What must not be true of a portal that serves real people; `manage.py check --deploy` asks."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import DatabaseError

DEMO_ACCOUNTS = ("admin", "county", "office", "leader", "childcare", "yingchun", "zhonghe")


@register(Tags.security, deploy=True)
def demo_is_off(app_configs, **kwargs) -> list[Error]:
    """The demo's records and accounts belong on no real site."""
    if not settings.DEMO:
        return []
    return [Error("DEMO is on.", hint="Unset DEMO, and run manage.py clear_demo.", id="qinggang.E001")]


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs, **kwargs) -> list[Error]:
    """A site that answers to any name can be used against its visitors."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [Error("ALLOWED_HOSTS answers to any name.", hint="Name the hosts.", id="qinggang.E002")]


@register(Tags.security, deploy=True)
def demo_accounts_are_gone(app_configs, **kwargs) -> list[Error]:
    """Nobody may sign in with one of the demo accounts. Passes while there are no tables yet."""
    try:
        able = [name for name in DEMO_ACCOUNTS if _can_sign_in(name)]
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


def _can_sign_in(name: str) -> bool:
    user = get_user_model().objects.filter(username=name, is_active=True).first()
    return user is not None and user.has_usable_password()
