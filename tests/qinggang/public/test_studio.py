import pytest

from committees.choices import State
from tests.factories import ElderFactory
from tests.qinggang.public.reading import read, said, titles
from tests.studios.factories import (
    EvidenceFactory,
    PostFactory,
    ResultFactory,
    SessionFactory,
    StudioFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
STUDIO = "/studios/family-education/"


@pytest.fixture
def studio(cast):
    return StudioFactory(
        committee=cast.yingchun, published=True, slug="family-education", title="家庭教育工作室", speciality="家庭教育"
    )


def facts(response) -> dict[str, list[str]]:
    return {str(fact.name): [str(value.name) for value in fact.values] for fact in response.context["facts"]}


def test_studio_works(studio):
    response = read(STUDIO)

    assert response.context["title"] == "家庭教育工作室"
    assert facts(response) == {
        "Held by": ["Yingchun Town Committee"],
        "Status": ["Opened"],
        "Opened": ["10 May 2023"],
        "Speciality": ["家庭教育"],
    }


def test_studio_counts_what_is_approved_and_lists_what_is_published(studio):
    for state in (State.PUBLISHED, State.APPROVED, State.SUBMITTED):
        fields = {"studio": studio, "committee": studio.committee, "state": state}
        TopicFactory(title=f"专题{state}", **fields)
        SessionFactory(title=f"培训{state}", occasion_count=10, **fields)
        PostFactory(post_count=40, **fields)

    response = read(STUDIO)

    assert said(response.context["figures"]) == {
        "Training topics": "2 topics", "Training sessions of studios": "20 sessions", "Posts of studios": "80 posts",
    }  # fmt: skip
    assert titles(response.context["lines"]) == ["培训published"]
    assert [[str(cell.text) for cell in row] for row in response.context["tables"][0].rows] == [["专题published"]]


def test_studio_shows_which_criteria_it_meets(studio):
    EvidenceFactory(studio=studio, committee=studio.committee, published=True, criterion_id="premises", shown_by="一间")
    EvidenceFactory(studio=studio, committee=studio.committee, approved=True, criterion_id="rules", shown_by="不公开")
    EvidenceFactory(studio=studio, committee=studio.committee, submitted=True, criterion_id="funding")

    checks = {check.name: (check.is_met, check.note) for check in read(STUDIO).context["criteria"]}

    assert checks["premises"] == (True, "一间")
    assert checks["rules"] == (True, "")
    assert checks["funding"] == (False, "")
    assert len(checks) == 6


def test_studio_shows_its_results_and_what_is_in_doubt(studio):
    ResultFactory(studio=studio, committee=studio.committee, published=True, number=1100)
    ResultFactory(
        studio=studio, committee=studio.committee, published=True, number=5000, to_be_confirmed="已做还是计划"
    )

    rows = [[str(cell.text) for cell in row] for row in read(STUDIO).context["tables"][0].rows]

    assert [row[1] for row in rows] == ["1,100 head", "5,000 head (to be confirmed)"]


def test_studio_names_only_members_who_may_be_named(cast, studio):
    studio.members.add(
        ElderFactory(committee=cast.county, name="骨干一", named_in_public=True, naming_basis="本人同意"),
        ElderFactory(committee=cast.county, name="不愿留名的人"),
    )

    response = read(STUDIO)

    assert facts(response)["Core members"] == ["骨干一"]
    assert "不愿留名的人" not in response.text


def test_studio_that_is_not_published_does_not_exist(cast):
    StudioFactory(committee=cast.county, approved=True, slug="not-yet")

    read("/studios/not-yet/", status=404)
    read("/studios/nowhere/", status=404)
