"""The keys of the encrypted columns: whether they are this database's own, and writing everything anew under new ones.

What is encrypted is found by the type of its column; tokens inside JSON (the history) by opening them. Hashes and marks
cannot be turned: they are made again from what they are hashes of, once the oldest key is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, models, transaction
from django.db.models import F
from django.db.models.functions import Cast

from committees.encryption import EncryptedTextField, Undecryptable, decrypt, encrypt, is_current, keyed_hash
from committees.models import KeyProof, RecoveryCode

WORDS = "FIELD_KEYS"  # what the proof is made of
BEGINNING = "gAAAA"  # how every token begins
BATCH = 500
HASHES = ("_hash", "_mark")
_sealed: list[type[models.Model]] = []


def register_sealed(model: type[models.Model]) -> None:
    """A model whose `seal()` makes its hashes and marks from its encrypted fields."""
    _sealed.append(model)


# At the start


def fault() -> str:
    """What is wrong with FIELD_KEYS for this database; empty while there is no proof, or no database, to ask."""
    try:
        proof = KeyProof.objects.first()
    except DatabaseError:
        return ""
    if proof is None:
        return ""
    if not _opens(proof.token):
        return (
            "FIELD_KEYS: none of these keys opens what this database holds. The key that wrote it is missing, or the "
            "database belongs to another portal. Put the right key in again; nothing was changed."
        )
    if proof.words_hash != keyed_hash(WORDS):
        return (
            "FIELD_KEYS: the last key is not the one that the stored hashes were made with. Put that key last again, "
            "or, if it is to go for good, run manage.py rotate_keys while the portal is stopped."
        )
    return ""


def check_at_start() -> None:
    """Stop a server that would read nothing, or write what nobody could read."""
    wrong = fault()
    if wrong:
        raise ImproperlyConfigured(wrong)


def _opens(token: str) -> bool:
    try:
        decrypt(token)
    except Undecryptable:
        return False
    return True


# Rotating


def rotate(batch: int = BATCH) -> Iterator[tuple[str, int]]:
    """Write everything anew under the first key, by batches that each stand alone; what was written, table by table.

    Whoever stops it loses nothing: the next run leaves alone what the first key opens. The proof comes last.
    """
    for model in apps.get_models():
        secret, loose = _columns(model)
        if secret or loose:
            yield str(model._meta.verbose_name_plural), _rotate(model, secret, loose, batch)
    made_again: list[tuple[str, int]] = []
    with transaction.atomic():
        if _are_hashes_old():
            made_again = [(f"{model._meta.verbose_name_plural}: hashes", _seal(model)) for model in _sealed]
            # Of these nobody knows what they are hashes of: people make themselves new ones.
            RecoveryCode.objects.all().delete()
        KeyProof.objects.update_or_create(pk=1, defaults={"token": encrypt(WORDS), "words_hash": keyed_hash(WORDS)})
    yield from made_again


def _columns(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """The encrypted columns of a table, and those of JSON."""
    own = model._meta.local_concrete_fields
    secret = [field.name for field in own if isinstance(field, EncryptedTextField)]
    return secret, [field.name for field in own if isinstance(field, models.JSONField)]


def _rotate(model: type[models.Model], secret: list[str], loose: list[str], batch: int) -> int:
    written, last = 0, None
    while True:
        with transaction.atomic():
            page = _page(model, secret, loose, last)[:batch]
            rows = list(page)
            for row in rows:
                written += _rotate_row(model, row, secret, loose)
        if len(rows) < batch:
            return written
        last = rows[-1]["pk"]


def _page(model: type[models.Model], secret: list[str], loose: list[str], last: Any):
    """The rows behind the last one, locked, with their tokens as they are stored."""
    found = model._base_manager.select_for_update(of=("self",)).order_by("pk")
    if last is not None:
        found = found.filter(pk__gt=last)
    stored: dict[str, Any] = {f"stored_{name}": Cast(F(name), models.TextField()) for name in secret}
    return found.annotate(**stored).values("pk", *stored, *loose)


def _rotate_row(model: type[models.Model], row: dict[str, Any], secret: list[str], loose: list[str]) -> bool:
    changed: dict[str, Any] = {}
    for name in secret:
        token = row[f"stored_{name}"]
        if token and not is_current(token):
            changed[name] = decrypt(token)  # the column encrypts it with the first key
    for name in loose:
        renewed = _renewed(row[name])
        if renewed != row[name]:
            changed[name] = renewed
    if changed:
        model._base_manager.filter(pk=row["pk"]).update(**changed)
    return bool(changed)


def _renewed(value: Any) -> Any:
    """The same JSON with every token in it under the first key."""
    if isinstance(value, dict):
        return {name: _renewed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renewed(inner) for inner in value]
    if isinstance(value, str) and value.startswith(BEGINNING) and not is_current(value) and _opens(value):
        return encrypt(decrypt(value))
    return value


def _are_hashes_old() -> bool:
    proof = KeyProof.objects.select_for_update().first()
    return proof is not None and proof.words_hash != keyed_hash(WORDS)


def _seal(model: Any) -> int:
    """Make the hashes and marks of a table again."""
    names = [field.name for field in model._meta.local_concrete_fields if field.name.endswith(HASHES)]
    rows = list(model._base_manager.order_by("pk"))
    for row in rows:
        row.seal()
    model._base_manager.bulk_update(rows, names, batch_size=BATCH)
    return len(rows)
