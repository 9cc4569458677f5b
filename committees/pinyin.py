"""Chinese names by their pinyin, so that `lyl` finds 李云龙. Without tones, ü as v: the way people type it."""

from pypinyin import Style, lazy_pinyin

# Characters that are read otherwise in a surname than in most words.
SURNAMES = {
    "万俟": "mo qi",
    "尉迟": "yu chi",
    "长孙": "zhang sun",
    "仇": "qiu",
    "冼": "xian",
    "区": "ou",
    "单": "shan",
    "召": "shao",
    "曾": "zeng",
    "朴": "piao",
    "查": "zha",
    "盖": "ge",
    "秘": "bi",
    "种": "chong",
    "翟": "zhai",
    "缪": "miao",
    "覃": "qin",
    "解": "xie",
}


def initials(text: str, *, person: bool = False) -> str:
    """The first letters of the pinyin of each character: 李云龙 -> lyl. Other characters stay, in lower case."""
    if person and (surname := _surname(text)):
        letters = "".join(syllable[0] for syllable in SURNAMES[surname].split())
        return letters + initials(text.removeprefix(surname))
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def pinyin(text: str, *, person: bool = False) -> str:
    """The pinyin of each character, one after the other: 迎春镇 -> yingchunzhen."""
    if person and (surname := _surname(text)):
        return SURNAMES[surname].replace(" ", "") + pinyin(text.removeprefix(surname))
    return "".join(lazy_pinyin(text)).lower()


def letters(text: str, *, person: bool = False) -> str:
    """Both ways in which a name is looked up: 李云龙 -> "lyl liyunlong"."""
    return f"{initials(text, person=person)} {pinyin(text, person=person)}".strip()


def _surname(name: str) -> str | None:
    """The surname that needs its own reading, or None."""
    return next((surname for surname in SURNAMES if name.startswith(surname)), None)
