"""A campaign is told of, never advertised: no account to pay into, no payment code, no child's case.

The committees may not raise money in public; what is given goes through charities that may, and is a donation here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from committees.kinds import Problem
from committees.models import Record
from committees.public_texts import texts_of

ACCOUNT = re.compile(r"(?<!\d)(?:\d[\s-]?){15,18}\d(?!\d)")  # of a bank card or an account
PAYING = re.compile(
    r"收款码|付款码|开户行|开户银行|银行账[号户]|捐款账[号户]|扫码捐|支付宝|微信收款|转账至|payment code|bank account",
    re.I,
)
ONE_CHILD = re.compile(r"(?:救救|帮帮|为)(?:这个|这名|一名|这位)(?:孩子|儿童|女孩|男孩|学生)")


def before_submitting(records: Sequence[Record]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = defaultdict(list)
    for record, field, text in texts_of([record for record in records if record.kind == "campaign"]):
        found[record.pk] += _problems(field, text)
    return found


def _problems(field: str, text: str) -> Iterator[Problem]:
    if found := ACCOUNT.search(text) or PAYING.search(text):
        said = _("A campaign asks nobody to pay: leave out “%(words)s”. Gifts are entered as donations.")
        yield field, said % {"words": found[0].strip()}
    elif found := ONE_CHILD.search(text):
        said = _("A campaign does not tell the story of one child: leave out “%(words)s”.")
        yield field, said % {"words": found[0]}
