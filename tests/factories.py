"""Things for tests, made as the actions would make them. Records are made by their own room's factories."""

import datetime as dt
from uuid import uuid4

import factory

from committees import reach, tallies
from committees.choices import Role, State
from committees.models import Appointment, Campaign, Committee, Elder, PostHolder, ReportedFigure, User, Venue
from committees.models.committee import step


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"测试人员{n}")
    password = factory.django.Password("correct horse battery staple")


class CommitteeFactory(factory.django.DjangoModelFactory):
    """A committee in its place in the tree."""

    class Meta:
        model = Committee
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"测试关工委{n}")
    slug = factory.Sequence(lambda n: f"committee-{n}")
    level_id = "township"
    path = factory.LazyFunction(lambda: f"new-{uuid4().hex}")

    @factory.post_generation
    def placed(self, create, extracted, **kwargs):
        self.path = (self.parent.path if self.parent else "") + step(self.pk)
        self.save(update_fields=["path"])


class AppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Appointment

    user = factory.SubFactory(UserFactory)
    committee = factory.SubFactory(CommitteeFactory)
    role = Role.CLERK
    since = dt.date(2020, 1, 1)


class ElderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Elder

    committee = factory.SubFactory(CommitteeFactory)
    name = factory.Sequence(lambda n: f"五老{n}")


class PostHolderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostHolder

    committee = factory.SubFactory(CommitteeFactory)
    title_id = "chair"
    name = factory.Sequence(lambda n: f"负责人{n}")


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    committee = factory.SubFactory(CommitteeFactory)
    kind_id = "memorial_hall"
    name = factory.Sequence(lambda n: f"纪念馆{n}")


class RecordFactory(factory.django.DjangoModelFactory):
    """The base of every room's factories; traits are states. A counted record has its contributions and tallies."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    area_id = "red_education"
    committee = factory.SubFactory(CommitteeFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"记录{n}")
    since = dt.date(2023, 5, 10)
    until = factory.LazyAttribute(lambda record: record.since + dt.timedelta(days=1) if record.since else None)
    sort_on = factory.LazyAttribute(lambda record: record.since or dt.date(2023, 1, 1))
    changed_at = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)

    class Params:
        submitted = factory.Trait(state=State.SUBMITTED)
        returned = factory.Trait(state=State.RETURNED)
        approved = factory.Trait(state=State.APPROVED)
        published = factory.Trait(state=State.PUBLISHED)

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        super()._after_postgeneration(instance, create, results)
        reach.renew(instance)
        if instance.is_counted:
            tallies.enter([instance])


class CampaignFactory(RecordFactory):
    class Meta:
        model = Campaign

    kind = "campaign"


class ReportedFigureFactory(RecordFactory):
    class Meta:
        model = ReportedFigure

    kind = "reported_figure"
    indicator = "red_attendances"
    number = 1000
    unit_id = "person_time"
