"""What the editions say of office-holders becomes terms, a person once."""

from typing import Any

import pytest
from training.gazetteer.compile import compile_people, compile_states


def line(text: str, *, first: str = "2031-01-01", last: str = "2031-12-31") -> dict[str, Any]:
    return {
        "code": "xx",
        "office": "chief of state",
        "text": text,
        "first_version": first,
        "last_version": last,
    }


def names(*texts: str) -> list[str]:
    return [person["name"] for person in compile_people([line(text) for text in texts])]


def test_a_term_begins_where_the_edition_says_and_is_open_at_the_last_one() -> None:
    (person,) = compile_people([line("President Ilena MAROST (since 3 May 2029)")])
    assert ("Ilena Marost", ["Marost"]) == (person["name"], person["family"])
    assert [["President", "xx", "2029-05-03", None]] == person["terms"]


def test_the_next_one_ends_a_term() -> None:
    lines = [
        line("President Ilena MAROST (since 3 May 2029)", last="2031-06-01"),
        line("President Adrel QUINT (since 1 July 2031)", first="2031-08-01"),
    ]
    ends = {p["name"]: p["terms"][0][3] for p in compile_people(lines)}
    assert {"Ilena Marost": "2031-07-01", "Adrel Quint": None} == ends


def test_where_the_family_comes_first_the_whole_name_tells() -> None:
    texts = ("Premier LIM Sanna (since 1 May 2029)", "Premier LIM Ruta (since 1 May 2030)")
    assert ["Lim Ruta", "Lim Sanna"] == names(*texts)


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        (
            1,
            (
                "President Ilena MAROST (since 3 May 2029)",
                "President Ilena MAROSST (since 3 May 2029)",
            ),
        ),
        (
            1,
            (
                "King SALMAR bin Hadi (since 3 May 2029)",
                "King and Prime Minister SALMAR bin Hadi (since 3 May 2029)",
            ),
        ),
        (
            2,
            (
                "President Ilena MAROST (since 3 May 2029)",
                "President Adrel QUINT (since 3 May 2029)",
            ),
        ),
        (
            2,
            (
                "President Ilena MAROST (since 3 May 2029)",
                "President Ilena QUINT (since 3 May 2030)",
            ),
        ),
    ],
)
def test_two_spellings_are_one_who_began_on_one_day(expected: int, texts: tuple[str, ...]) -> None:
    assert expected == len(names(*texts))


def test_a_state_has_names_capital_and_demonyms() -> None:
    (state,) = compile_states(
        [
            {
                "code": "xx",
                "name": "Varenia",
                "long_name": "Republic of Varenia",
                "capital": "Ostrel (note - a city)",
                "adjective": "Varenian",
                "noun": "Varenian(s)",
            }
        ]
    )
    assert ["Republic of Varenia", "Varenia"] == state["names"]
    assert (["Ostrel"], ["Varenian"], ["Varenians"]) == (
        state["capitals"],
        state["adjectives"],
        state["people"],
    )
