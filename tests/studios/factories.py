import factory

from studios.models import Evidence, Post, Result, Session, Studio, Topic
from tests.factories import RecordFactory


class StudioRecordFactory(RecordFactory):
    class Meta:
        abstract = True

    area_id = "studios"


class StudioFactory(StudioRecordFactory):
    class Meta:
        model = Studio
        skip_postgeneration_save = True

    kind = "studio"
    title = factory.Sequence(lambda n: f"示例五老工作室{n}")
    slug = factory.Sequence(lambda n: f"studio-{n}")
    criteria_set_id = "six_haves"


class StudioWorkFactory(StudioRecordFactory):
    """Something a studio did; its committee is the studio's."""

    class Meta:
        abstract = True

    studio = factory.SubFactory(StudioFactory, committee=factory.SelfAttribute("..committee"))


class EvidenceFactory(StudioWorkFactory):
    class Meta:
        model = Evidence
        skip_postgeneration_save = True

    kind = "evidence"
    criterion_id = "premises"
    shown_by = "办公室一间"


class TopicFactory(StudioWorkFactory):
    class Meta:
        model = Topic
        skip_postgeneration_save = True

    kind = "topic"


class SessionFactory(StudioWorkFactory):
    class Meta:
        model = Session
        skip_postgeneration_save = True

    kind = "session"


class PostFactory(StudioWorkFactory):
    class Meta:
        model = Post
        skip_postgeneration_save = True

    kind = "post"


class ResultFactory(StudioWorkFactory):
    class Meta:
        model = Result
        skip_postgeneration_save = True

    kind = "result"
    result_kind_id = "pigs_sold"
    unit_id = "head"
    number = 30
