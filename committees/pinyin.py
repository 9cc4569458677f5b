"""Chinese names by their pinyin, so that `lyl` finds 李云龙."""

from pypinyin import Style, lazy_pinyin


def initials(text: str) -> str:
    """The first letters of the pinyin of each character: 李云龙 -> lyl. Other characters stay."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
