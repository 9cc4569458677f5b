"""The web forms of the ground floor, and what the forms of every room are made of."""

from committees.forms.arranging import CHOOSE, FOLDED, ROW, arranged
from committees.forms.quantities import QuantityForm
from committees.forms.record import SHARED_FIELDS, RecordForm
from committees.forms.when import WhenForm

__all__ = ["CHOOSE", "FOLDED", "ROW", "SHARED_FIELDS", "QuantityForm", "RecordForm", "WhenForm", "arranged"]
