"""Names as they are shown to those who may not read them."""


def masked(name: str) -> str:
    """The first character and two stars, however long the name: 王**."""
    return f"{name[0]}**" if name else ""
