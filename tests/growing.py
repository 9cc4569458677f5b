"""A county that grows: the same sorts of things as before, only more of them."""

import datetime as dt

from activities.models import Speaker
from committees import drafts, kinds, notices, reach
from committees.choices import State
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import ChildFactory, PairingFactory
from tests.factories import AppointmentFactory, CommitteeFactory, ElderFactory, ReportedFigureFactory, VenueFactory
from tests.studios.factories import ResultFactory, SessionFactory, StudioFactory

STATES = (State.PUBLISHED, State.APPROVED, State.SUBMITTED, State.RETURNED, State.DRAFT)


def grow(cast, first: int, last: int) -> None:
    """Things number `first` to `last`: each a committee with what it did, held, submitted and left unfinished."""
    for number in range(first, last + 1):
        committee = CommitteeFactory(name=f"示例村{number}关工委", slug=f"village-{number}", parent=cast.yingchun)
        venue = VenueFactory(committee=committee)
        for state in STATES:
            _activity(cast, committee, venue, state, number)
        studio = StudioFactory(committee=committee, author=cast.clerk, published=True)
        SessionFactory(studio=studio, author=cast.clerk, published=True)
        ResultFactory(studio=studio, author=cast.clerk, published=True)
        child = ChildFactory(committee=committee, circumstances=["left_behind"])
        PairingFactory(committee=committee, author=cast.clerk, child=child, approved=True)
        ReportedFigureFactory(committee=committee, author=cast.clerk, published=True)
        _draft(cast, number)
        AppointmentFactory(committee=cast.county, role="reviewer", in_place_of=cast.reviewer, until=dt.date(2999, 1, 1))


def _activity(cast, committee, venue, state, number: int) -> None:
    activity = ActivityFactory(
        committee=committee,
        author=cast.clerk,
        state=state,
        since=dt.date(2023, 1 + number % 12, 1 + number),
        audiences=[("primary_pupils", 30, "person_time"), ("parents", None, "person_time")],
    )
    activity.places.add(venue)
    activity.forms.add("red_songs")
    activity.partners.add(cast.school)
    Speaker.objects.create(activity=activity, elder=ElderFactory(committee=committee))
    reach.renew(activity)
    notices.tell(by=cast.reviewer, to=[cast.clerk], what=notices.What.RETURNED, record=activity)


def _draft(cast, number: int) -> None:
    drafts.Draft.objects.create(
        author=cast.clerk, committee=cast.yingchun, kind=kinds.get("activity").key, typed=f"title=草稿{number}"
    )
