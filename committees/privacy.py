"""How sensitive each field of each model is, said on the model itself and checked by a guard test.

public     may stand on a public page once the record is published
internal   for signed-in staff within their scope
personal   about an adult: shown in public only with consent
protected  about a child or a family: encrypted or coded, masked, never outside the locked room
"""

from __future__ import annotations

CLASSES = ("public", "internal", "personal", "protected")


def classify(*, public: str = "", internal: str = "", personal: str = "", protected: str = "") -> dict[str, str]:
    """A mapping from field name to its class, from names separated by white space."""
    groups = zip(CLASSES, (public, internal, personal, protected), strict=True)
    return {name: label for label, names in groups for name in names.split()}


def classes_of(model: type) -> dict[str, str]:
    """The classes a model declares, with those of the models it inherits from."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        found.update(base.__dict__.get("privacy", {}))
    return found
