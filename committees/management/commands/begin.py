"""Founds the first committee of an empty portal, and opens the account of who administers it."""

import secrets

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from committees import accounts, tree
from committees.models import Committee, User


class Command(BaseCommand):
    help = (
        "Founds the root of the tree of committees and opens its administrator's account. "
        "Everybody else is appointed from there. Load the code lists first."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="the administrator's account name")
        parser.add_argument("name", help="the administrator's own name")
        parser.add_argument("committee", help="the name of the committee at the top, in Chinese")
        parser.add_argument("--committee-en", default="", help="its English name")
        parser.add_argument("--short-name", default="", help="its short name, in Chinese")
        parser.add_argument("--level", default="county", help="its level, from the code list (county)")
        parser.add_argument("--slug", default="home", help="its word in addresses (home)")

    def handle(self, *, username, name, committee, committee_en, short_name, level, slug, **_options):
        if User.objects.exists() or Committee.objects.exists():
            raise CommandError("This portal has begun already: its administrator opens accounts in the admin.")
        password = secrets.token_urlsafe(12)
        fields = {
            "name": committee, "name_en": committee_en, "short_name": short_name, "level_id": level, "slug": slug,
        }  # fmt: skip
        try:
            root = self._begin(username, name, password, fields)
        except ValidationError as refusal:
            said = (f"{field}: {' '.join(sentences)}" for field, sentences in refusal.message_dict.items())
            raise CommandError("\n".join(said)) from refusal
        self.stdout.write(f"{root.name}\n{username}  {password}\nThe password has to be changed at the first sign-in.")

    @transaction.atomic
    def _begin(self, username, name, password, fields) -> Committee:
        user = accounts.open_account(
            by=None, username=username, name=name, password=password, must_change_password=True
        )
        user.full_clean()
        root = tree.found_root(by=user, fields=fields)
        accounts.appoint_first_administrator(user=user, root=root)
        return root
