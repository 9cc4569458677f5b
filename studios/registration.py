"""Studios and what they do as kinds of record."""

from committees import kinds
from studios.models import Evidence, Post, Result, Session, Studio, Topic


def register_all() -> None:
    kinds.register(kinds.Kind("studio", Studio, "studios"))
    kinds.register(kinds.Kind("evidence", Evidence, "evidence"))
    kinds.register(kinds.Kind("topic", Topic, "topics"))
    kinds.register(kinds.Kind("session", Session, "sessions"))
    kinds.register(kinds.Kind("post", Post, "posts"))
    kinds.register(kinds.Kind("result", Result, "results"))
