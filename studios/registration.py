"""Studios and what they do as kinds of record."""

from committees import kinds
from studios import shelves
from studios.models import Evidence, Post, Result, Session, Studio, Topic


def register_all() -> None:
    kinds.register(
        kinds.Kind("studio", Studio, "studios", form="studios.forms.studio.StudioEntry", shelf=shelves.STUDIOS)
    )
    kinds.register(
        kinds.Kind(
            "evidence", Evidence, "evidence", form="studios.forms.evidence.EvidenceEntry", shelf=shelves.EVIDENCE
        )
    )
    kinds.register(kinds.Kind("topic", Topic, "topics", form="studios.forms.topic.TopicEntry", shelf=shelves.TOPICS))
    kinds.register(
        kinds.Kind("session", Session, "sessions", form="studios.forms.session.SessionEntry", shelf=shelves.SESSIONS)
    )
    kinds.register(kinds.Kind("post", Post, "posts", form="studios.forms.post.PostEntry", shelf=shelves.POSTS))
    kinds.register(
        kinds.Kind("result", Result, "results", form="studios.forms.result.ResultEntry", shelf=shelves.RESULTS)
    )
