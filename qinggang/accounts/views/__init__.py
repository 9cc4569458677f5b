"""The pages around signing in and one's own account."""

from qinggang.accounts.views.account import my_account, password
from qinggang.accounts.views.codes import code, recovery_codes, two_step, two_step_off, two_step_qr
from qinggang.accounts.views.handover import hand_over
from qinggang.accounts.views.kept import kept_open
from qinggang.accounts.views.signing import SignIn, SignOut

__all__ = [
    "SignIn",
    "SignOut",
    "code",
    "hand_over",
    "kept_open",
    "my_account",
    "password",
    "recovery_codes",
    "two_step",
    "two_step_off",
    "two_step_qr",
]
