"""Parts know what their templates need."""

import pytest

from qinggang.look.parts import Cell, Column, Pages, table


def test_cells_carry_their_columns_names_for_the_cards_of_a_phone():
    made = table("caption", [Column("Committee"), Column("Number", is_number=True)], [[Cell("a"), Cell("4")]])

    assert [(cell.column, cell.is_number) for cell in made.rows[0]] == [("Committee", False), ("Number", True)]


def test_row_that_does_not_fit_its_columns_is_refused():
    with pytest.raises(ValueError, match="zip"):
        table("caption", [Column("Committee")], [[Cell("a"), Cell("b")]])


@pytest.mark.parametrize(("pages", "needed"), [(Pages(), False), (Pages(next_url="?page=2"), True)])
def test_way_through_a_short_list_is_not_drawn(pages, needed):
    assert pages.is_needed is needed
