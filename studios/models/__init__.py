from studios.models.codes import CriteriaSet, Criterion, ResultKind, StudioType
from studios.models.studio import Studio, StudioRecord
from studios.models.work import Evidence, Post, Result, Session, StudioWork, Topic

__all__ = [
    "CriteriaSet",
    "Criterion",
    "Evidence",
    "Post",
    "Result",
    "ResultKind",
    "Session",
    "Studio",
    "StudioRecord",
    "StudioType",
    "StudioWork",
    "Topic",
]
