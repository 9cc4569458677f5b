import datetime as dt

import pytest

from committees.models import Campaign, Document, Publication
from tests.activities.factories import ActivityFactory
from tests.factories import RecordFactory, ReportedFigureFactory
from tests.qinggang.public.reading import read, titles
from tests.studios.factories import SessionFactory, StudioFactory

pytestmark = pytest.mark.django_db


class CampaignFactory(RecordFactory):
    class Meta:
        model = Campaign
        skip_postgeneration_save = True

    kind = "campaign"


class DocumentFactory(RecordFactory):
    class Meta:
        model = Document
        skip_postgeneration_save = True

    kind = "document"
    area_id = "organisation"
    document_kind_id = "notice"


class PublicationFactory(RecordFactory):
    class Meta:
        model = Publication
        skip_postgeneration_save = True

    kind = "publication"
    publication_kind_id = "booklet"


def facts(record) -> dict[str, list[str]]:
    response = read(f"/records/{record.pk}/")
    return {str(fact.name): [str(value.name) for value in fact.values] for fact in response.context["facts"]}


def test_record_of_a_document_works(cast):
    document = DocumentFactory(
        committee=cast.county, published=True, number="青关工委〔2024〕1号", issued_by="县关工委", section_count=4
    )

    found = facts(document)

    assert found["Document number"] == ["青关工委〔2024〕1号"]
    assert found["Issued by"] == ["县关工委"]
    assert found["Numbered sections"] == ["4"]


def test_record_of_a_publication_works(cast):
    found = facts(PublicationFactory(committee=cast.county, published=True, copies=2000))

    assert (found["Edited by"], found["Copies"]) == (["the committee itself"], ["2,000"])


def test_record_of_a_campaign_lists_its_activities(cast):
    campaign = CampaignFactory(committee=cast.county, published=True, called_for_by="中国关工委")
    ActivityFactory(committee=cast.village, published=True, campaign=campaign, title="主题活动之一")

    response = read(f"/records/{campaign.pk}/")

    assert titles(response.context["related"]) == ["主题活动之一"]
    link = next(fact for fact in response.context["facts"] if fact.name == "Activities").values[0]
    assert titles(read(link.url).context["lines"]) == ["主题活动之一"]


def test_record_of_a_campaign_of_assistance_is_public_and_of_nothing_else_there(cast):
    read(f"/records/{CampaignFactory(committee=cast.county, published=True, area_id='assistance').pk}/")
    figure = ReportedFigureFactory(committee=cast.county, published=True, area_id="assistance")
    read(f"/records/{figure.pk}/", status=404)


def test_record_of_a_reported_figure_leads_to_its_definition(cast):
    figure = ReportedFigureFactory(committee=cast.county, published=True, number=1000)

    found = facts(figure)

    assert (found["Figure"], found["Reported"]) == (["Attendances"], ["1,000 attendances"])


def test_records_with_a_page_of_their_own_lead_there(cast):
    activity = ActivityFactory(committee=cast.county, published=True)
    studio = StudioFactory(committee=cast.county, published=True, slug="martial-arts")
    session = SessionFactory(studio=studio, committee=cast.county, published=True)

    assert read(f"/records/{activity.pk}/", status=302).url == f"/activities/{activity.pk}/"
    assert read(f"/records/{studio.pk}/", status=302).url == "/studios/martial-arts/"
    assert read(f"/records/{session.pk}/", status=302).url == "/studios/martial-arts/"


def test_record_that_is_not_published_does_not_exist(cast):
    read(f"/records/{DocumentFactory(committee=cast.county, approved=True).pk}/", status=404)
    read("/records/999999/", status=404)


def test_record_says_when_it_was_as_far_as_that_is_known(cast):
    document = DocumentFactory(
        committee=cast.county, published=True, since=None, until=dt.date(2024, 3, 20), date_precision="window"
    )

    assert read(f"/records/{document.pk}/").context["lead"].startswith("by 19 March 2024, day unknown · ")
