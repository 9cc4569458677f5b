"""What changes nothing but must leave a trace: who signed in, from where, who failed to, who was locked out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committees.models import Event

SAID = {
    "sign_in": _("Signed in"),
    "sign_in_failed": _("Failed to sign in"),
    "locked_out": _("Locked out"),
    "unlock": _("Let in again"),
    "sign_out": _("Signed out"),
    "given_password": _("Gave somebody a new password"),
    "password": _("Chose a new password"),
    "code_failed": _("Gave a wrong code"),
    "recovery_code": _("Used a recovery code"),
    "two_step_on": _("Set up the code from the phone"),
    "two_step_off": _("Turned off the code from the phone"),
    "recovery_codes": _("Made new recovery codes"),
    "hand_over": _("Handed work over"),
    "audit": _("Took the audit of children's information as a paper"),
    "export_children": _("Took children's data out of the portal"),
    "digest": _("Was sent an e-mail of what waits"),
}


def note(
    *, verb: str, by: str = "", address: str | None = None, subject: str = "", subject_id: str = "", note: str = ""
) -> Event:
    """Leave a trace. `by` is the name of an account, never what a stranger typed, which may be a password."""
    return Event.objects.create(
        verb=verb, by=by, address=address, subject=subject, subject_id=subject_id, note=note[:300]
    )
