"""What addresses are made of, beyond what Django knows."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """The number of a record. No database holds longer ones, and some break over them instead of finding nothing."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "number")
