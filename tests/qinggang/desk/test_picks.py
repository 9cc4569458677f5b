"""Names typed into an activity's form without scripts: looked up, asked about, and never lost."""

import pytest

from activities.models import Activity
from committees.models import Draft
from tests.factories import ElderFactory, VenueFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
SPEAKER = {"speakers-TOTAL_FORMS": "1", "speakers-0-elder": "", "speakers-0-elder-typed": "lyl"}


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def test_names_and_pinyin_are_looked_up_when_the_form_is_sent(clerk, cast):
    venue = VenueFactory(name="烈士陵园", committee=cast.zhonghe)
    elder = ElderFactory(name="李云龙", committee=cast.yingchun)
    names = {"places-typed": "lieshilingyuan", "partners-typed": "中和镇关工委", **SPEAKER}

    answer = clerk.post(NEW, typed(cast, submit="1", **names))

    activity = Activity.objects.get()
    assert answer.status_code == 302
    assert list(activity.places.all()) == [venue]
    assert list(activity.partners.all()) == [cast.zhonghe]
    assert [speaker.elder for speaker in activity.speakers.all()] == [elder]


def test_a_name_that_is_not_clear_is_asked_about_at_its_field(clerk, cast):
    for committee in (cast.yingchun, cast.village):
        ElderFactory(name="李云龙", committee=committee)

    page = clerk.post(NEW, typed(cast, submit="1", **SPEAKER))

    shown = page.content.decode()
    assert page.status_code == 422
    assert shown.count('name="speakers-0-elder-offered"') == 2
    assert 'name="speakers-0-elder-typed"' in shown
    assert not Activity.objects.exists()
    assert Draft.objects.count() == 1


def test_a_draft_keeps_the_names_as_they_were_typed(clerk, cast):
    names = {"places-typed": "还没有登记的馆", "places": [VenueFactory(committee=cast.yingchun).pk], **SPEAKER}

    answer = clerk.post(NEW, typed(cast, save="1", **names))

    shown = clerk.get(answer.url).content.decode()
    assert 'value="还没有登记的馆"' in shown
    assert 'value="lyl"' in shown
    assert " selected>纪念馆" in shown


def test_a_volunteer_of_elsewhere_cannot_be_slipped_in(clerk, cast):
    stranger = ElderFactory(committee=cast.zhonghe)

    page = clerk.post(NEW, typed(cast, submit="1", **SPEAKER | {"speakers-0-elder": str(stranger.pk)}))

    assert page.status_code == 422
    assert not Activity.objects.exists()
