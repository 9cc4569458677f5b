"""One record of every kind, with something in every column that its list can show."""

from activities.models import Speaker
from assistance.models import DonatedCash, DonatedGoods
from committees.choices import State
from committees.models import Document, Publication, Record
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import (
    AidBatchFactory,
    ChildFactory,
    CounsellingTalkFactory,
    MilestoneFactory,
    PairingFactory,
    VisitFactory,
)
from tests.assistance.gift_factories import DonationFactory
from tests.factories import CampaignFactory, ElderFactory, RecordFactory, ReportedFigureFactory, VenueFactory
from tests.studios.factories import (
    EvidenceFactory,
    PostFactory,
    ResultFactory,
    SessionFactory,
    StudioFactory,
    TopicFactory,
)


class DocumentFactory(RecordFactory):
    class Meta:
        model = Document

    kind = "document"
    document_kind_id = "work_plan"


class PublicationFactory(RecordFactory):
    class Meta:
        model = Publication

    kind = "publication"
    publication_kind_id = "reader"


def one_of_each(committee, author, state=State.APPROVED) -> list[Record]:
    """A record of each kind, of this committee, entered by this person."""
    entered = {"committee": committee, "author": author, "state": state}
    elder, campaign = ElderFactory(committee=committee), CampaignFactory(**entered)
    studio = StudioFactory(**entered, lead=elder, studio_type_id=None)
    studio.members.add(elder)
    topic = TopicFactory(**entered, studio=studio)
    work = [factory(**entered, studio=studio) for factory in (EvidenceFactory, PostFactory, ResultFactory)]
    papers = [factory(**entered) for factory in (DocumentFactory, PublicationFactory, ReportedFigureFactory)]
    session = SessionFactory(**entered, studio=studio, topic=topic)
    made = [campaign, studio, topic, session, *work, *papers]
    made += [_activity(entered, elder, campaign), *_help(entered, campaign), *_children(entered, committee)]
    for record in made:
        record.places.add(VenueFactory(committee=committee))
        record.partners.add(committee)
    return made


def _activity(entered, elder, campaign) -> Record:
    audiences = [("primary_pupils", 30, "person_time"), ("parents", 2, "person")]
    activity = ActivityFactory(**entered, campaign=campaign, audiences=audiences, key_date_id="tomb_sweeping")
    activity.forms.add("red_songs", "class_meeting")
    Speaker.objects.create(activity=activity, elder=elder)
    return activity


def _help(entered, campaign) -> list[Record]:
    aid = AidBatchFactory(**entered, amounts=[("cash", 100)], beneficiaries=[("boarders", 3, "person")])
    donation = DonationFactory(**entered, campaign=campaign)
    DonatedCash.objects.create(donation=donation, number=100, unit_id="yuan")
    DonatedGoods.objects.create(donation=donation, goods_id="clothes", number=3, unit_id="piece")
    return [aid, donation, CounsellingTalkFactory(**entered, school=entered["committee"], counts=[("study", 3)])]


def _children(entered, committee) -> list[Record]:
    child = ChildFactory(committee=committee)
    pairing, milestone = PairingFactory(**entered, child=child), MilestoneFactory(**entered, child=child)
    return [pairing, milestone, VisitFactory(**entered, children=[child])]
