"""The second step of signing in: setting it up, passing it, and taking it away when a phone is lost."""

from __future__ import annotations

import base64
import secrets
import time
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_otp.oath import TOTP

from committees import access, accounts, events, history
from committees.encryption import keyed_hash
from committees.errors import NotAllowed
from committees.models import RecoveryCode, SecondStep, User
from committees.registers import take_next_version

ISSUER = "青冈关工委 Qinggang"
SECRET_BYTES = 20
CODE_DIGITS = 6
RECOVERY_DIGITS = 10  # digits only: the same field takes them, on a phone's number pad
RECOVERY_CODES = 10
STEP_SECONDS = 30
TOLERANCE = 1  # half minutes before and after, for phones that are a little off
MOST_FAILURES = 5
BLOCKED_SECONDS = 15 * 60


class WrongCode(Exception):
    """The code is not the one the phone shows now, or was used before."""

    def __init__(self) -> None:
        super().__init__(_("This code is not right, or it was used before. Wait for the next one and type that."))


def of(user: User) -> SecondStep | None:
    """The person's second step; no query where the account was read by the sign-in backend."""
    return getattr(user, "second_step", None)


def is_required(user: User) -> bool:
    return settings.TWO_STEP and access.has_role(user, access.NEEDS_TWO_STEP)


def new_secret() -> str:
    """As letters and digits that a person can type into a phone."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def address_for_phone(user: User, secret: str) -> str:
    """What the QR code says to an authenticator app."""
    label = quote(f"{ISSUER}:{user.username}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(ISSUER)}&digits={CODE_DIGITS}&period={STEP_SECONDS}"


@transaction.atomic
def set_up(*, by: User, secret: str, code: str) -> list[str]:
    """Bind the phone that shows this code; returns the recovery codes, which are never shown again."""
    if SecondStep.objects.filter(user=by).exists():
        raise NotAllowed(_("A phone is already set up for this account."))
    step = SecondStep(user=by, secret=secret)
    if not _matches_phone(step, _digits(code)):
        raise WrongCode
    step.save(force_insert=True)
    by.second_step = step
    take_next_version(by, None)
    history.write(by=by, thing=by, verb="two_step_on")
    return _write_recovery_codes(step)


@transaction.atomic
def pass_with(*, by: User, code: str) -> str:
    """Try a code: "phone" or "recovery" says what let the person in, empty that nothing did. Wrong ones are counted."""
    step = SecondStep.objects.select_for_update().get(user=by)
    if blocked_until(step):
        return ""
    digits = _digits(code)
    passed = "phone" if _matches_phone(step, digits) else "recovery" if _use_recovery_code(step, digits) else ""
    step.failures = 0 if passed else step.failures + 1
    if step.failures >= MOST_FAILURES:
        step.failures, step.blocked_until = 0, int(time.time()) + BLOCKED_SECONDS
    step.save()
    by.second_step = step
    return passed


def blocked_until(step: SecondStep) -> datetime | None:
    """After too many wrong codes: when the next one is looked at."""
    return datetime.fromtimestamp(step.blocked_until, UTC) if step.blocked_until > time.time() else None


def codes_left(step: SecondStep) -> int:
    return step.recovery_codes.count()


@transaction.atomic
def renew_recovery_codes(*, by: User) -> list[str]:
    """Ten new codes in the place of all old ones. The page has asked for a code from the phone."""
    step = SecondStep.objects.select_for_update().get(user=by)
    step.recovery_codes.all().delete()
    take_next_version(by, None)
    history.write(by=by, thing=by, verb="recovery_codes")
    return _write_recovery_codes(step)


@transaction.atomic
def turn_off(*, by: User) -> None:
    """Sign in without a code from now on; the page has asked for the password."""
    if is_required(by):
        raise NotAllowed(_("Your role signs in with a code from the phone. It cannot be turned off."))
    _remove(by, by)


@transaction.atomic
def take_away(*, by: User, user: User, address: str | None = None) -> None:
    """For who has lost their phone and the recovery codes: they set up another one at the next sign-in."""
    accounts.check_can_keep_account(by, user)
    if by.pk == user.pk:
        raise NotAllowed(_("Nobody takes away their own phone here; another account manager has to do it."))
    _remove(by, user)
    events.note(verb="two_step_off", by=by.username, address=address, subject="user", subject_id=str(user.pk))


def _remove(by: User, user: User) -> None:
    SecondStep.objects.filter(user=user).delete()
    user._state.fields_cache.pop("second_step", None)
    take_next_version(user, None)
    history.write(by=by, thing=user, verb="two_step_off")


def _matches_phone(step: SecondStep, digits: str) -> bool:
    """Whether the phone shows this code now; if so, notes its half minute, so that it is never taken again."""
    if len(digits) != CODE_DIGITS:
        return False
    totp = TOTP(base64.b32decode(step.secret), STEP_SECONDS, 0, CODE_DIGITS, step.drift)
    totp.time = time.time()
    if not totp.verify(int(digits), TOLERANCE, step.last_used + 1):
        return False
    step.last_used, step.drift = totp.t(), totp.drift
    return True


def _use_recovery_code(step: SecondStep, digits: str) -> bool:
    if len(digits) != RECOVERY_DIGITS:
        return False
    used, _by_model = step.recovery_codes.filter(code_hash=keyed_hash(digits)).delete()
    return bool(used)


def _write_recovery_codes(step: SecondStep) -> list[str]:
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        codes.add(f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}d}")
    RecoveryCode.objects.bulk_create(RecoveryCode(second_step=step, code_hash=keyed_hash(code)) for code in codes)
    half = RECOVERY_DIGITS // 2
    return sorted(f"{code[:half]} {code[half:]}" for code in codes)


def _digits(code: str) -> str:
    """The code without blanks and dashes, with full-width digits made plain."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", code) if sign.isascii() and sign.isdigit())
