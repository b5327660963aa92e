"""Pages of a list."""

import pytest
from starlette.datastructures import QueryParams

from onrecord.present.web.paging import find_page, make_paging


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("", 1),
        ("page=7", 7),
        ("page=0", 1),
        ("page=-3", 1),
        ("page=٣", 1),
        ("page=" + "9" * 40, 10**7),
    ],
)
def test_the_page_that_is_asked_for(asked: str, page: int) -> None:
    assert find_page(QueryParams(asked)) == page


def test_what_else_is_asked_stays_in_the_links() -> None:
    paging = make_paging("/search", QueryParams("words=a+b&page=2&act="), 120)
    assert (paging.number, paging.pages, paging.first, paging.last) == (2, 3, 51, 100)
    assert list(paging.links) == [
        (1, "/search?words=a+b"),
        (2, "/search?words=a+b&page=2"),
        (3, "/search?words=a+b&page=3"),
    ]


def test_gaps_are_told() -> None:
    paging = make_paging("/search", QueryParams("page=10"), 1000)
    assert [number for number, _ in paging.links] == [1, None, 8, 9, 10, 11, 12, None, 20]


def test_there_is_one_page_of_nothing() -> None:
    assert make_paging("/search", QueryParams("page=4"), 0).number == 1
