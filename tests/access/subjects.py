"""What the rows of the table are about: things of Yingchun Town, and how an address names them."""

from datetime import date

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.urls import reverse

from assistance.models import ChildExport, ShownChild
from committees import books, drafts, history, kinds, registers
from committees.choices import State
from committees.models import Attachment, Record, ReportingDuty, Target
from qinggang import saved_filters
from tests import addresses
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import (
    AidBatchFactory,
    ChildFactory,
    CircumstanceFactory,
    ConsentFactory,
    CounsellingRoomFactory,
    FamilyRequestFactory,
    GuardianFactory,
    HarmReportFactory,
    NeedFactory,
    PairingFactory,
    ReadingApprovalFactory,
    ReferralFactory,
    RosterLineFactory,
)
from tests.assistance.gift_factories import DistributionFactory, DonorFactory
from tests.factories import (
    AppointmentFactory,
    CommitteeFactory,
    ElderFactory,
    PostHolderFactory,
    ReportedFigureFactory,
    VenueFactory,
)
from tests.studios.factories import StudioFactory

AUDIENCE = [("primary_pupils", 30, "person_time")]
DRAFT_KEY = "00000000-0000-4000-8000-000000000001"


class Subjects:
    """Records in each state, and one of each other sort of thing that pages show."""

    def __init__(self, cast) -> None:
        self.entered = {"committee": cast.yingchun, "author": cast.clerk}
        self.records = self._records()
        self.duty = ReportingDuty.objects.create(
            committee=cast.yingchun, name="当月工作", level=cast.yingchun.level, since=date(2024, 1, 1)
        )
        self.keys = {
            "typed": DRAFT_KEY,
            "pair": self.records["pairing"].pk,
            "shown": self._file("published", is_public=True),
            "kept": self._file("published", is_public=False),
            "early": self._file("approved", is_public=True),
            "inside": self._file("returned", is_public=False),
            "childs": self._file("pairing", is_public=False),
            "drafted": self._file_of_draft(cast.clerk),
            "child": ChildFactory(committee=cast.yingchun).pk,
            "a-consent": ConsentFactory(guardian=GuardianFactory(child=ChildFactory(committee=cast.yingchun))).pk,
            "approval": ReadingApprovalFactory(officer=cast.childcare, committee=cast.yingchun).pk,
            "batch": self.records["batch"].pk,
            "line": RosterLineFactory(batch=self.records["batch"]).pk,
            "export": ChildExport.objects.create(asked_by=cast.childcare, committee=cast.yingchun, purpose="示例").pk,
            "venue": VenueFactory(committee=cast.yingchun).pk,
            "removed": self._removed(VenueFactory(committee=cast.yingchun)),
            "account": cast.stranger.pk,
            "deputy": AppointmentFactory(
                committee=cast.county, role="reviewer", in_place_of=cast.reviewer, until=date(2999, 1, 1)
            ).pk,
            "saved": self._saved_filter(cast.clerk),
            "lent": self._saved_filter(cast.office, shared_with=cast.yingchun),
            "version": history.write(by=cast.clerk, thing=self.records["draft"], verb="create", content={}).pk,
        }
        self.keys["aim"] = Target.objects.create(
            committee=cast.yingchun, indicator="red_activities", year=2024, number=3
        ).pk
        self.keys["named"] = ShownChild.objects.create(attachment_id=self.keys["kept"], child_id=self.keys["child"]).pk
        self.entries = self._entries(cast)
        activity = kinds.get("activity")
        drafts.keep(by=cast.clerk, key=DRAFT_KEY, kind=activity, committee=cast.yingchun, typed=QueryDict("title=清明"))

    def _records(self) -> dict[str, Record]:
        activities = {
            state.value: ActivityFactory(
                **self.entered, state=state, audiences=AUDIENCE, is_plan=state == State.CANCELLED
            )
            for state in State
        }
        return activities | {
            "figure": ReportedFigureFactory(**self.entered, published=True),
            "studio": StudioFactory(**self.entered, slug="example", published=True),
            "pairing": PairingFactory(**self.entered, approved=True),
            "batch": AidBatchFactory(**self.entered, approved=True),
        }

    def _entries(self, cast) -> dict:
        """One entry of each register of the desk."""
        return {
            "volunteer": ElderFactory(committee=cast.yingchun),
            "own-venue": VenueFactory(committee=cast.yingchun),
            "post-holder": PostHolderFactory(committee=cast.yingchun),
            "target": Target.objects.create(committee=cast.yingchun, indicator="studios", year=2024, number=3),
            "duty": self.duty,
            "donor": DonorFactory(committee=cast.yingchun),
            "room": CounsellingRoomFactory(committee=CommitteeFactory(parent=cast.yingchun, level_id="school")),
            "given": DistributionFactory(donation__committee=cast.yingchun, donation__author=cast.clerk),
            **self._parts_of_a_file(ChildFactory(committee=cast.yingchun)),
        }

    def _parts_of_a_file(self, child) -> dict:
        guardian = GuardianFactory(child=child)
        return {
            "a-child": child,
            "guardian-of": guardian,
            "consent-of": ConsentFactory(guardian=guardian),
            "circumstance": CircumstanceFactory(child=child),
            "need": NeedFactory(child=child),
            "harm-report": HarmReportFactory(child=child),
            "referral": ReferralFactory(child=child),
            "family-request": FamilyRequestFactory(committee=child.committee),
        }

    def _removed(self, venue) -> int:
        pk = venue.pk
        registers.remove(by=self.entered["author"], entry=venue)
        return pk

    def _file(self, record: str, *, is_public: bool) -> int:
        parent = self.records[record].record_ptr
        return self._stored(record=parent, is_public=is_public, added_by=parent.author)

    def _file_of_draft(self, author) -> int:
        return self._stored(draft_key=DRAFT_KEY, added_by=author)

    def _stored(self, **fields) -> int:
        photo = {name: ContentFile(b"x", name="photo.jpg") for name in ("file", "thumbnail")}
        return Attachment.objects.create(is_photo=True, **photo, **fields).pk

    def _saved_filter(self, owner, *, shared_with=None) -> int:
        """One that nobody but its owner sees, or one that is shared."""
        activity = kinds.get("activity")
        return saved_filters.save(by=owner, kind=activity, name="清明", query="", shared_with=shared_with).pk

    def url(self, name: str, about: str) -> str:
        """The address of this name for what the row is about: a kind, a thing, a thing and a step, or a word."""
        if "[" in name:
            return addresses.example_of(name)
        thing, _slash, step = about.partition("/")
        return reverse(name, args=[*self._arguments(name, thing), *([self.keys.get(step, step)] if step else [])])

    def _arguments(self, name: str, thing: str) -> list:
        if thing == "-":
            return []
        if name == "desk:find":
            return [thing]
        if thing == "removed":
            return ["venue", self.keys[thing]]
        if thing in self.records:
            record = self.records[thing]
            names_kind = name.startswith("desk:") and not name.startswith("desk:review")
            return [kinds.of(record), record.pk] if names_kind else [record.pk]
        if name == "desk:certificate":
            return [self.entries[thing].pk]
        if thing == "owed":
            return [self.duty.pk, self.duty.committee_id, self.duty.since.year, self.duty.since.month]
        if thing in self.entries:
            entry = self.entries[thing]
            return [books.of(type(entry)), entry.pk]
        return [self.keys.get(thing) or kinds.by_path(thing) or books.by_path(thing) or thing]

    def data(self, about: str) -> dict[str, str]:
        """What a page posts beside its fields: the version that was read, a reason, and a yes."""
        record = self.records.get(about.partition("/")[0])
        version = record.version if record else 1
        said = {"said": "all", "why": "请补充"} if about == "owed" else {}
        return {"version": str(version), "reason": "请补充", "post": "yes", "verb": "submit", **said}
