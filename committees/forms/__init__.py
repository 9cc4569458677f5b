"""The web forms of the ground floor, and what the forms of every room are made of."""

from committees.forms.arranging import CHOOSE, FOLDED, ROW, arranged, day_field, whole_number_input
from committees.forms.folding import FoldedBoxes, FoldedRadios
from committees.forms.quantities import MoneyForm, OneQuantityForm, QuantityForm, QuantityTable
from committees.forms.record import SHARED_FIELDS, WITHOUT_AREA, RecordForm
from committees.forms.when import WhenForm

__all__ = [
    "CHOOSE",
    "FOLDED",
    "ROW",
    "SHARED_FIELDS",
    "WITHOUT_AREA",
    "FoldedBoxes",
    "FoldedRadios",
    "MoneyForm",
    "OneQuantityForm",
    "QuantityForm",
    "QuantityTable",
    "RecordForm",
    "WhenForm",
    "arranged",
    "day_field",
    "whole_number_input",
]
