from activities.models.activity import Activity, Audience, Speaker
from activities.models.codes import ActivityForm, AudienceKind, KeyDate, Law
from activities.models.proxies import LegalEducationEvent, RedEducationActivity

__all__ = [
    "Activity",
    "ActivityForm",
    "Audience",
    "AudienceKind",
    "KeyDate",
    "Law",
    "LegalEducationEvent",
    "RedEducationActivity",
    "Speaker",
]
