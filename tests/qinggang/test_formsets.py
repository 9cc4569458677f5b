"""A row more, without a script."""

from django.http import QueryDict

from qinggang.formsets import asks_for_row, with_another_row


def test_only_the_pressed_table_grows():
    posted = QueryDict("add-audiences=1&audiences-TOTAL_FORMS=2&speakers-TOTAL_FORMS=1&title=kept")

    assert asks_for_row(posted, "audiences")
    assert not asks_for_row(posted, "speakers")
    more = with_another_row(posted, "audiences")
    assert more["audiences-TOTAL_FORMS"] == "3"
    assert (more["speakers-TOTAL_FORMS"], more["title"]) == ("1", "kept")


def test_a_count_that_is_no_number_is_left_to_the_form():
    posted = QueryDict("add-audiences=1&audiences-TOTAL_FORMS=²")

    assert with_another_row(posted, "audiences")["audiences-TOTAL_FORMS"] == "²"
