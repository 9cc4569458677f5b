"""Child assistance in the admin. Names of children and guardians are masked for all, and read in one place only."""

from assistance.admin import children, records, registers, rosters
from committees.admin.codes import register_lists

__all__ = ["children", "records", "registers", "rosters"]

register_lists("assistance")
