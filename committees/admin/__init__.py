"""The ground floor in Django's admin, and what the rooms build theirs on: RecordAdmin, RegisterAdmin, CodeAdmin."""

from committees.admin import accounts, codes, papers, people, traces, tree

__all__ = ["accounts", "codes", "papers", "people", "traces", "tree"]
