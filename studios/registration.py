"""Studios and what they do as kinds of record."""

from committees import kinds
from studios import shelves
from studios.models import Evidence, Post, Result, Session, Studio, Topic


def register_all() -> None:
    kinds.register(kinds.Kind("studio", Studio, "studios", shelf=shelves.STUDIOS))
    kinds.register(kinds.Kind("evidence", Evidence, "evidence", shelf=shelves.EVIDENCE))
    kinds.register(kinds.Kind("topic", Topic, "topics", shelf=shelves.TOPICS))
    kinds.register(kinds.Kind("session", Session, "sessions", shelf=shelves.SESSIONS))
    kinds.register(kinds.Kind("post", Post, "posts", shelf=shelves.POSTS))
    kinds.register(kinds.Kind("result", Result, "results", shelf=shelves.RESULTS))
