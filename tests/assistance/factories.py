"""Children and what was done for them. All of them are invented: names that nobody bears, and no valid ID number."""

from datetime import timedelta

import factory
from django.utils import timezone

from assistance.models import (
    AidAmount,
    AidBatch,
    AidBeneficiary,
    Aim,
    Child,
    Circumstance,
    CircumstanceKind,
    Consent,
    CounsellingRoom,
    CounsellingTalk,
    FamilyRequest,
    Guardian,
    HarmReport,
    Helper,
    Milestone,
    Need,
    Pairing,
    ReadingApproval,
    Referral,
    RosterLine,
    TalkCount,
    Visit,
)
from committees.choices import Role
from tests.factories import AppointmentFactory, CommitteeFactory, RecordFactory, UserFactory


class ChildFactory(factory.django.DjangoModelFactory):
    """A child; `circumstances=["orphan"]` adds why it needs care."""

    class Meta:
        model = Child
        skip_postgeneration_save = True

    committee = factory.SubFactory(CommitteeFactory)
    name = factory.Sequence(lambda n: f"示例儿童{n:03}")
    is_invented = True

    @factory.post_generation
    def circumstances(self, create, extracted, **kwargs):
        for kind in extracted or ():
            Circumstance.objects.create(child=self, kind_id=kind)


class CircumstanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Circumstance

    child = factory.SubFactory(ChildFactory)
    kind_id = "left_behind"


class GuardianFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guardian

    child = factory.SubFactory(ChildFactory)
    name = factory.Sequence(lambda n: f"示例监护人{n:03}")
    relation = Guardian.Relation.GRANDPARENT


class NeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Need

    child = factory.SubFactory(ChildFactory)
    aspect_id = "study_life"
    need = "示例需要"
    seen_on = factory.LazyFunction(timezone.localdate)


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    guardian = factory.SubFactory(GuardianFactory)
    scope = Consent.Scope.FILE
    given_on = factory.LazyFunction(timezone.localdate)


class HarmReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HarmReport

    child = factory.SubFactory(ChildFactory)
    reported_to = HarmReport.To.POLICE
    reported_on = factory.LazyFunction(timezone.localdate)


class ReadingApprovalFactory(factory.django.DjangoModelFactory):
    """An approval in force, given by somebody who answers for the files of the committee."""

    class Meta:
        model = ReadingApproval

    committee = factory.SubFactory(CommitteeFactory)
    officer = factory.SubFactory(UserFactory)
    purpose = "示例：本学期走访"
    since = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    given_by = factory.LazyAttribute(
        lambda approval: AppointmentFactory(committee=approval.committee, role=Role.RESPONSIBLE_PERSON).user
    )


class AssistanceRecordFactory(RecordFactory):
    class Meta:
        abstract = True

    area_id = "assistance"


class PairingFactory(AssistanceRecordFactory):
    """A pairing of a child in the circumstance it is counted as; `helpers=[elder]` adds who helps."""

    class Meta:
        model = Pairing
        skip_postgeneration_save = True

    kind = "pairing"
    counted_as_id = "left_behind"
    child = factory.SubFactory(ChildFactory, committee=factory.SelfAttribute("..committee"))
    public_group = factory.LazyAttribute(
        lambda pairing: CircumstanceKind.objects.get(pk=pairing.counted_as_id).public_group
    )

    @factory.post_generation
    def circumstance(self, create, extracted, **kwargs):
        Circumstance.objects.get_or_create(child=self.child, kind_id=self.counted_as_id)

    @factory.post_generation
    def helpers(self, create, extracted, **kwargs):
        for elder in extracted or ():
            Helper.objects.create(pairing=self, child=self.child, ended_on=self.ended_on, elder=elder)


class VisitFactory(AssistanceRecordFactory):
    class Meta:
        model = Visit
        skip_postgeneration_save = True

    kind = "visit"
    way_id = "at_home"

    @factory.post_generation
    def children(self, create, extracted, **kwargs):
        self.children.set(extracted or ())


class AimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Aim

    pairing = factory.SubFactory(PairingFactory)
    aspect_id = "study_life"
    aim = "示例目标"


class ReferralFactory(factory.django.DjangoModelFactory):
    """A problem that was handed on and is open."""

    class Meta:
        model = Referral

    child = factory.SubFactory(ChildFactory)
    aspect_id = "study_life"
    problem = "示例问题"
    referred_to = "示例学校"
    referred_on = factory.LazyFunction(timezone.localdate)
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))


class MilestoneFactory(AssistanceRecordFactory):
    class Meta:
        model = Milestone
        skip_postgeneration_save = True

    kind = "milestone"
    milestone_kind_id = "allowance_handled"
    child = factory.SubFactory(ChildFactory, committee=factory.SelfAttribute("..committee"))


class CounsellingRoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CounsellingRoom

    committee = factory.SubFactory(CommitteeFactory, level_id="school")
    name = "心理咨询室"


class CounsellingTalkFactory(AssistanceRecordFactory):
    """Talks; `counts=[("study", 12)]` adds what they were about."""

    class Meta:
        model = CounsellingTalk
        skip_postgeneration_save = True

    kind = "counselling_talk"

    @factory.post_generation
    def counts(self, create, extracted, **kwargs):
        for problem, number in extracted or ():
            TalkCount.objects.create(talk=self, problem_id=problem, number=number, unit_id="occasion")


class AidBatchFactory(AssistanceRecordFactory):
    """Aid; `beneficiaries=[("boarders", 30, "person")]` and `amounts=[("cash", 15_000)]` add who and how much."""

    class Meta:
        model = AidBatch
        skip_postgeneration_save = True

    kind = "aid_batch"
    scheme_id = "boarder_allowance"

    @factory.post_generation
    def beneficiaries(self, create, extracted, **kwargs):
        for beneficiary, number, unit in extracted or ():
            AidBeneficiary.objects.create(batch=self, beneficiary_id=beneficiary, number=number, unit_id=unit)

    @factory.post_generation
    def amounts(self, create, extracted, **kwargs):
        for kind, number in extracted or ():
            AidAmount.objects.create(batch=self, kind=kind, number=number, unit_id="yuan")


class RosterLineFactory(factory.django.DjangoModelFactory):
    """A child in the roster of a batch, without a file."""

    class Meta:
        model = RosterLine

    batch = factory.SubFactory(AidBatchFactory)
    name = factory.Sequence(lambda n: f"示例学生{n:03}")


class FamilyRequestFactory(factory.django.DjangoModelFactory):
    """A guardian asked today to see what is held."""

    class Meta:
        model = FamilyRequest

    committee = factory.SubFactory(CommitteeFactory)
    kind = "access"
    asked_by = "guardian"
    received_on = factory.LazyFunction(timezone.localdate)
