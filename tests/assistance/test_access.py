"""The door of the locked room: who may know of a file, who may read it, and the trace that reading leaves."""

import pytest
from django.http import Http404

from assistance import access
from assistance.models import Child, Circumstance, CircumstanceKind, Consent, Guardian
from committees import registers
from committees.errors import NotAllowed, NotReady
from committees.models import Event
from tests.assistance.factories import ChildFactory, GuardianFactory
from tests.cast import ROLES

pytestmark = pytest.mark.django_db
PURPOSE = "家访前核对住址"
KNOWS = {"childcare", "reviewer", "administrator"}


@pytest.fixture
def child(cast):
    child = ChildFactory(committee=cast.village, name="示例儿童甲", phone="000-1234567", notes="示例备注")
    GuardianFactory(child=child, name="示例监护人甲", phone="000-7654321")
    return child


@pytest.mark.parametrize("person", [*ROLES, "stranger"])
def test_who_may_know_of_a_file(cast, child, person):
    knows = child in access.visible_children(getattr(cast, person))

    assert knows is (person in KNOWS)


@pytest.mark.parametrize("person", [*ROLES, "stranger"])
def test_only_a_child_data_officer_reads_who_it_is(cast, child, approved, person):
    reader = getattr(cast, person)
    if person == "childcare":
        assert access.reveal(by=reader, child=child, purpose=PURPOSE).name == "示例儿童甲"
    else:
        with pytest.raises(NotAllowed):
            access.reveal(by=reader, child=child, purpose=PURPOSE)


def test_a_child_data_officer_of_another_town_knows_nothing(cast, child, officer_of):
    elsewhere = officer_of(cast.zhonghe)

    assert not access.visible_children(elsewhere).exists()
    with pytest.raises(Http404):
        access.get_child_for(elsewhere, child.code)
    with pytest.raises(NotAllowed):
        access.reveal(by=elsewhere, child=child, purpose=PURPOSE)


def test_the_town_reads_its_villages(cast, child, officer_of):
    assert access.can_reveal(officer_of(cast.yingchun), child)
    assert not access.can_reveal(officer_of(cast.zhonghe), child)


def test_a_child_without_a_file_and_one_of_another_town_are_the_same_404(cast, child):
    for user, code in ((cast.leader, child.code), (cast.childcare, "QG-2222-2222")):
        with pytest.raises(Http404):
            access.get_child_for(user, code)


def test_the_gate_gives_a_child_without_a_name(cast, child):
    found = access.get_child_for(cast.administrator, child.code)

    assert found == access.RedactedChild(child.pk, child.code, "示**", child.committee_id, True)
    assert str(found) == child.code
    assert "示例儿童甲" not in repr(found)


def test_a_reveal_holds_all_and_prints_none_of_it(cast, child, approved):
    found = access.reveal(by=cast.childcare, child=access.redacted(child), purpose=PURPOSE)

    assert (found.phone, found.notes) == ("000-1234567", "示例备注")
    assert [(one.name, one.phone) for one in found.guardians] == [("示例监护人甲", "000-7654321")]
    for text in (repr(found), str(found), repr(found.guardians)):
        assert "示例" not in text
        assert "000-" not in text


def test_every_reveal_leaves_who_when_whom_and_why(cast, child, approved):
    access.reveal(by=cast.childcare, child=child, purpose=PURPOSE, address="127.0.0.1")

    event = Event.objects.get()
    assert (event.by, event.verb, event.subject, event.subject_id) == ("childcare", "reveal", "child", child.code)
    assert (event.note, event.address) == (PURPOSE, "127.0.0.1")


def test_refused_attempts_leave_a_trace_too(cast, child):
    with pytest.raises(NotAllowed):
        access.reveal(by=cast.administrator, child=child, purpose=PURPOSE)

    event = Event.objects.get()
    assert (event.by, event.verb, event.subject_id, event.note) == ("administrator", "reveal_refused", child.code, "")


@pytest.mark.parametrize("purpose", ["", "  ", "看看", "长" * 301, "核对示例儿童甲的住址", "打 000-1234567 联系家长"])
def test_a_purpose_is_said_in_a_few_words_and_without_the_child(cast, child, approved, purpose):
    with pytest.raises(NotReady) as caught:
        access.reveal(by=cast.childcare, child=child, purpose=purpose)

    assert caught.value.problems[0][0] == "purpose"
    assert not Event.objects.exists()


FILE = {
    Child: lambda cast, child: {"committee": cast.yingchun, "name": "示例儿童乙"},
    Circumstance: lambda cast, child: {"child": child, "kind": CircumstanceKind.objects.get(pk="orphan")},
    Guardian: lambda cast, child: {"child": child, "name": "示例监护人乙", "relation": "parent"},
    Consent: lambda cast, child: {"guardian": child.guardians.get(), "scope": "file", "given_on": "2024-01-01"},
}


@pytest.mark.parametrize("model", FILE, ids=lambda model: model.__name__)
@pytest.mark.parametrize("person", ["clerk", "office", "administrator", "reviewer", "leader", "stranger"])
def test_nobody_but_a_child_data_officer_keeps_files(cast, child, model, person):
    with pytest.raises(NotAllowed):
        registers.save(by=getattr(cast, person), model=model, fields=FILE[model](cast, child))


@pytest.mark.parametrize("model", FILE, ids=lambda model: model.__name__)
def test_a_child_data_officer_keeps_files_within_the_scope(cast, child, model, officer_of):
    entry = registers.save(by=officer_of(cast.yingchun), model=model, fields=FILE[model](cast, child))

    assert entry.pk
    assert access.can_keep_files(cast.childcare, cast.yingchun)
    with pytest.raises(NotAllowed):
        registers.save(by=officer_of(cast.zhonghe), model=model, fields=FILE[model](cast, child))


def test_a_file_is_not_moved_out_of_the_officers_scope(cast, child, officer_of):
    with pytest.raises(NotAllowed):
        registers.save(
            by=officer_of(cast.yingchun), model=Child, entry=child, version=1, fields={"committee": cast.zhonghe}
        )
