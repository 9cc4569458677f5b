"""The leak guard: what says who a child is does not become public, however it is written."""

import pytest

from assistance.guard import gate
from assistance.guard.folding import fold
from assistance.guard.marks import mark_of
from assistance.guard.searching import Text, hits_in
from assistance.models import Child, Release
from committees import kinds
from committees.errors import NotAllowed, NotReady
from committees.models import Event
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import ChildFactory, GuardianFactory
from tests.factories import CampaignFactory, ElderFactory

pytestmark = pytest.mark.django_db
NAME, SHORT_NAME, ID_NUMBER, PHONE, ADDRESS = "示例甲乙", "示丙", "000000200001010000", "000-1234567", "示例村一组一号"
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def register(cast):
    child = ChildFactory(committee=cast.yingchun, name=NAME, phone=PHONE, address=ADDRESS)
    Child.objects.filter(pk=child.pk).update(id_mark=mark_of(ID_NUMBER))  # an invented child has no ID number
    ChildFactory(committee=cast.zhonghe, name=SHORT_NAME)
    ChildFactory(committee=cast.zhonghe, name="Example Anna")
    GuardianFactory(child=child, name="示例监护", phone="0455-7654321")
    return child


def found(text: str) -> list[tuple[str, bool]]:
    return [(hit.words, hit.is_sure) for hit in hits_in([Text("summary", text)])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("会上示例甲乙同学发言", "示例甲乙"),
        ("会上示 例 甲 乙同学发言", "示 例 甲 乙"),
        ("会上示·例·甲·乙同学发言", "示·例·甲·乙"),
        ("会上示\u200b例甲\u200b乙发言", "示\u200b例甲\u200b乙"),
        ("照片_示例甲乙_2024.jpg", "示例甲乙"),
        ("身份证 000000 20000101 0000", "000000 20000101 0000"),
        ("电话０００１２３４５６７", "０００１２３４５６７"),
        ("家住示例村 一组 一号。", "示例村 一组 一号"),
        ("其监护人示例监护到场", "示例监护"),
        ("请拨打0455 7654321", "0455 7654321"),
        ("and EXAMPLE anna spoke", "EXAMPLE anna"),
    ],
)
def test_what_says_who_it_is_is_found_however_it_is_written(register, text, words):
    assert found(text) == [(words, True)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("会上示丙发言", [("示丙", False)]),
        ("bigexample annabelle", [("example anna", False)]),
        ("三十名学生在示例村参加", []),
        ("电话0001234568", []),
        ("", []),
    ],
)
def test_what_may_be_chance_is_only_possible_and_what_is_another_is_nothing(register, text, hits):
    assert found(text) == hits


def test_an_adult_of_the_same_name_may_be_meant(cast, register):
    ElderFactory(committee=cast.yingchun, name=NAME)

    assert found(f"{NAME}讲了故事") == [(NAME, False)]


def test_nothing_is_read_to_look_for_it(register, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("committees.encryption.decrypt", lambda token: pytest.fail("decrypted"))

    with django_assert_max_num_queries(16):
        assert found(f"{NAME} {PHONE}") != []


def test_marks_follow_what_is_written_and_say_nothing_by_themselves(register):
    assert register.name_mark == mark_of("示 例·甲乙")
    assert NAME not in register.name_mark
    register.name = "示例丁"
    register.save()
    assert register.name_mark == mark_of("示例丁")
    assert mark_of("") == mark_of("一") == ""


def test_places_in_the_folded_text_lead_back_to_the_written_one():
    folded = fold("a ·Ｂ㈱c")

    assert folded.text == "ab株c"
    assert [folded.span(i, i + 1) for i in range(4)] == [(0, 1), (3, 4), (4, 5), (5, 6)]


def entered(cast, **texts):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE, **texts)


def test_a_sure_hit_is_not_even_submitted_and_its_place_is_marked(cast, register):
    record = entered(cast, summary=f"全体同学和{NAME}参加")

    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.clerk, record=record)

    field, said = caught.value.problems[0]
    assert field == "summary"
    assert f"【{NAME}】" in said


def submitted(cast, **texts):
    record = entered(cast, **texts)
    actions.submit(by=cast.clerk, record=record)
    actions.approve(by=cast.reviewer, record=record)
    return record


def test_a_possible_hit_waits_for_a_second_person(cast, register):
    record = submitted(cast, summary=f"{SHORT_NAME}路小学参加")
    with pytest.raises(NotReady):
        actions.publish(by=cast.reviewer, record=record)

    gate.release(by=cast.childcare, record=record, why="是路名")
    actions.publish(by=cast.reviewer, record=record)

    assert record.state == "published"
    assert Event.objects.get(verb="release").note == "是路名"


def test_who_releases_does_not_publish_and_who_wrote_does_not_release(cast, register):
    record = submitted(cast, summary=f"{SHORT_NAME}路小学参加")
    with pytest.raises(NotAllowed):
        gate.release(by=cast.clerk, record=record, why="是路名")
    with pytest.raises(NotAllowed):
        gate.release(by=cast.other_clerk, record=record, why="是路名")

    gate.release(by=cast.reviewer, record=record, why="是路名")

    with pytest.raises(NotReady):
        actions.publish(by=cast.reviewer, record=record)


def test_a_release_holds_for_that_text_alone(cast, register):
    record = submitted(cast, summary=f"{SHORT_NAME}路小学参加")
    gate.release(by=cast.childcare, record=record, why="是路名")
    record.summary = f"{SHORT_NAME}路小学参加，{SHORT_NAME}发言"
    record.save(update_fields=["summary"])

    assert gate.before_publishing([record], cast.reviewer)[record.pk]


def test_a_release_says_why(cast, register):
    record = submitted(cast, summary=f"{SHORT_NAME}路小学参加")

    with pytest.raises(NotReady):
        gate.release(by=cast.childcare, record=record, why=" 。 ")
    assert not Release.objects.exists()


def test_the_page_of_a_release_marks_the_places_and_names_no_child(client, cast, register):
    record = submitted(cast, summary=f"{SHORT_NAME}路小学参加")
    client.force_login(cast.childcare)
    page = f"/desk/review/{record.pk}/release/"

    assert f"【{SHORT_NAME}】" in client.get(page).text
    assert "QG-" not in client.get(page).text
    assert client.post(page, {"why": "是路名"}).status_code == 302
    client.force_login(cast.clerk)
    assert client.get(page).status_code == 403
    client.force_login(cast.other_clerk)
    assert client.get(page).status_code == 404


def test_many_texts_cost_no_more_than_few(cast, register, django_assert_max_num_queries):
    made = [entered(cast, summary=f"第{number}次{SHORT_NAME}") for number in range(12)]
    records = kinds.as_kinds(made)

    with django_assert_max_num_queries(16):
        assert len(gate.hits_of(records)) == 12


@pytest.mark.parametrize(
    "text",
    [
        "捐款请汇至 6222 0212 3456 7890 123",
        "请扫收款码",
        "开户行：示例银行",
        "Our bank account is open",
        "帮帮这个孩子",
    ],
)
def test_a_campaign_is_no_appeal(cast, text):
    campaign = CampaignFactory(committee=cast.yingchun, author=cast.clerk, summary=text)

    with pytest.raises(NotReady):
        actions.submit(by=cast.clerk, record=campaign)


def test_a_campaign_that_tells_what_is_done_is_submitted(cast):
    campaign = CampaignFactory(
        committee=cast.yingchun, author=cast.clerk, summary="全县10所学校开展，2024年已有5000人次参加。"
    )

    actions.submit(by=cast.clerk, record=campaign)

    assert campaign.state == "submitted"
