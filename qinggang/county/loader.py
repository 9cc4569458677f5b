"""Loading the county: every entry goes through the same actions as if a person had typed it.

Clerks of the demo enter and submit, the county's reviewer approves and publishes; nobody reviews their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from assistance.models import CounsellingRoom, Donor
from committees import access, accounts, codelists, kinds, notices, records, registers, tree
from committees.choices import Role
from committees.models import Code, Committee, Elder, Honour, PostHolder, Record, User, Venue
from committees.review import actions
from qinggang.county import aid, care, children, gifts, reading, reporting, targets
from qinggang.county.reading import NOT_COUNTED

# Those first that others point to. Pairings and milestones belong to invented children: see children.py.
KINDS = (
    "campaign", "document", "publication", "activity", "studio", "evidence", "topic", "session", "post", "result",
    "counselling_talk", "aid_batch", "donation", "reported_figure",
)  # fmt: skip
ENTERED_BY = {False: Role.CLERK, True: Role.CHILD_DATA_OFFICER}


class NotEmpty(Exception):
    """The database holds something else than the demo."""


def is_loaded() -> bool:
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def load(password: str) -> int:
    """Load the county into an empty database; return how many records it has. Loaded before, it stays as it is."""
    if is_loaded():
        return 0
    if User.objects.exists() or Committee.objects.exists():
        raise NotEmpty
    codelists.load()
    return County().load(password)


class County:
    """The things loaded so far, by the names that the files give them."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.rights: dict[tuple[str, int], User] = {}  # who has which role in which committee
        self.things: dict[tuple[type[models.Model], str], models.Model] = {}

    def load(self, password: str) -> int:
        self._load_tree_and_accounts()
        # One hash for all of them: they share the password anyway, and hashing is slow on purpose. It stays theirs.
        User.objects.filter(is_demo=True).update(password=make_password(password), must_change_password=False)
        self._load_registers()
        entered = [self._enter(kinds.get(key), entry) for key, entry in self._record_entries()]
        children.complete_one_file(self)
        self._bring_up(entered)
        care.tell(self)
        aid.tell(self)
        gifts.tell(self)
        targets.tell(self)
        reporting.tell(self)
        return len(entered)

    def _load_tree_and_accounts(self) -> None:
        root, *others = reading.entries("committees", "committee")
        first, *staff = reading.entries("accounts", "account")
        admin = self._open_account(None, first)
        self.things[Committee, root["slug"]] = tree.found_root(by=admin, fields=self.fields(Committee, root))
        accounts.appoint_first_administrator(user=admin, root=self.thing(Committee, root["slug"]))
        for entry in others:
            self.things[Committee, entry["slug"]] = tree.found(by=admin, fields=self.fields(Committee, entry))
        for entry in staff:
            user, place = self._open_account(admin, entry), self.thing(Committee, entry["committee"])
            for role in (Role(entry[name]) for name in ("role", "also") if name in entry):
                accounts.appoint(by=admin, user=user, committee=place, role=role)
                self.rights[role, place.pk] = user

    def _open_account(self, by: User | None, entry: dict[str, Any]) -> User:
        username = entry["username"]
        self.users[username] = accounts.open_account(by=by, username=username, name=entry["name"], is_demo=True)
        return self.users[username]

    def _load_registers(self) -> None:
        for entry in reading.entries("people", "elder"):
            basis = {"named_in_public": True, "naming_basis": reading.source().naming_basis}
            self.keep(Elder, {**entry, **basis})
        for entry in reading.entries("venues", "venue"):
            self.keep(Venue, entry)
        for entry in reading.entries("people", "post"):
            self.keep(PostHolder, entry)
        for entry in reading.entries("venues", "honour"):
            self.keep(Honour, entry)
        for entry in reading.entries("people", "donor"):
            self.keep(Donor, entry)
        for entry in reading.entries("venues", "room"):
            self.keep(CounsellingRoom, {**entry, **reading.source().notes})

    def keep(self, model: type[models.Model], entry: dict[str, Any]) -> models.Model:
        """Write an entry of a register, by the clerk of the county committee."""
        kept = registers.save(by=self.users["office"], model=model, fields=self.fields(model, entry))
        if "key" in entry:
            self.things[model, entry["key"]] = kept
        return kept

    def _record_entries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for key in KINDS:
            for name in reading.RECORD_FILES:
                for entry in reading.entries(name, key):
                    yield key, entry
        yield from children.records(self)

    def _enter(self, kind: kinds.Kind, entry: dict[str, Any]) -> Record:
        """Enter one record, by the clerk who is nearest to its committee."""
        by = self.clerk_of(self.thing(Committee, entry["committee"]), kind)
        rows = {table.name: self._rows(kind, table, entry) for table in kind.rows if table.name in entry}
        fields = self.fields(kind.model, {name: value for name, value in entry.items() if name not in rows})
        record = records.save(
            by=by, kind=kind, fields={**self._common(entry), **fields}, rows=rows,
            draft_key=reading.record_key(entry["key"]),
        )  # fmt: skip
        self.things[kind.model, entry["key"]] = record
        return record

    def clerk_of(self, committee: Committee, kind: kinds.Kind) -> User:
        """The account that enters this kind for the committee: of its own clerk, else of the next one above."""
        places = {place: user for (role, place), user in self.rights.items() if role == ENTERED_BY[kind.is_protected]}
        return next(places[place] for place in reversed(committee.ancestor_ids) if place in places)

    def _common(self, entry: dict[str, Any]) -> dict[str, Any]:
        """What every record of the article says: its source, and its time as far as the article tells."""
        words = entry.get("time", "")
        window = reading.window_of(words)
        time = {"since": window.since, "until": window.until, "date_precision": reading.precision_of(words)}
        return {**time, **reading.source().notes}

    def _rows(self, kind: kinds.Kind, table: kinds.Rows, entry: dict[str, Any]) -> list[dict[str, Any]]:
        model = kind.model._meta.get_field(table.name).related_model
        return [self.fields(model, row) for row in entry[table.name]]

    def _bring_up(self, entered: list[Record]) -> None:
        """Submit by those who entered, approve and publish by the reviewer."""
        reviewer, batch = self.users["county"], uuid4()
        for author in sorted({record.author for record in entered}, key=lambda user: user.pk):
            own = [record for record in entered if record.author_id == author.pk]
            actions.submit_many(by=author, records=own, batch=batch)
        actions.approve_many(by=reviewer, records=entered, batch=batch)
        public = [record for record in entered if access.is_ever_public(record)]
        actions.publish_many(by=reviewer, records=public, batch=batch)
        notices.forget(records=entered)

    def fields(self, model: type[models.Model], entry: dict[str, Any]) -> dict[str, Any]:
        """An entry of a file as the fields of a model, with names replaced by the things they name."""
        said = {name: value for name, value in entry.items() if name not in ("key", "time")}
        if issubclass(model, Code | Committee):
            said |= {name: entry[name] for name in ("key",) if name in entry}
        return {name: self._meant(model._meta.get_field(name), value) for name, value in said.items()}

    def _meant(self, field: Any, value: Any) -> Any:
        if value == NOT_COUNTED:
            return None
        if field.many_to_many:
            return [self.thing(field.related_model, name) for name in value]
        return self.thing(field.related_model, value) if field.is_relation else value

    def thing(self, model: type[models.Model], name: str) -> Any:
        if (model, name) not in self.things and issubclass(model, Code):
            self.things |= {(model, entry.pk): entry for entry in model.objects.all()}
        return self.things[model, name]
