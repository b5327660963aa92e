"""Lists of names, and how many they name."""

import pytest

from onrecord.compare.name_lists import NameList, find_name_list


def find(text: str) -> NameList | None:
    return find_name_list(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" – Pavla Renkar of Varenia, Sanna Velde of Solmark and Ruta Amsel –", 3),
        (", Ostrel and Hadvik, agreed", 2),
        (": Ostrel, Hadvik and Port Salen.", 3),
        (" (Ostrel, Hadvik)", 2),
        (" - Ostrel, Hadvik, and the Kelm Valley - ", 3),
        (", namely Bosnia and Herzegovina, Varenia and Solmark.", 3),
        (": Sen. Ilena Marost (D-Kelm), Gov. J. T. Quint, Jr. and Ursula von der Aldis.", 3),
        (" — Ostrel, Hadvik — ", 2),
        (", Ostrel and Hadvik", 2),
    ],
)
def test_a_closed_list(text: str, number: int) -> None:
    found = find(text)
    assert found is not None
    assert (number, False, True) == (len(found.members), found.is_open, found.is_whole)


@pytest.mark.parametrize(
    "text",
    [
        ", including Ostrel, Hadvik and Port Salen",
        " such as Ostrel and Hadvik",
        ", Ostrel and Hadvik among them",
        ", Ostrel and Hadvik, as well as the port",
        ": Ostrel and Hadvik, where it snowed, and Brannock.",
    ],
)
def test_an_open_list(text: str) -> None:
    found = find(text)
    assert found is not None
    assert found.is_open


def test_an_open_list_that_is_not_read_to_its_end() -> None:
    found = find(", including Ostrel, Hadvik, the port and others")
    assert found is not None
    assert (("Ostrel", "Hadvik"), False) == (found.members, found.is_whole)


@pytest.mark.parametrize(
    "text",
    [
        " agreed with Ostrel and Hadvik",  # nothing opens it
        ", Ostrel",
        ", Ostrel said",
        ", Ostrel, Hadvik, who agreed",  # no last one
        ", Ostrel and his brother",
        ": Ilena Marost, 38, Adrel Quint, 41.",
        " – Ostrel and Hadvik that",
        " (Ostrel and Hadvik that)",
        ", Ostrel and Hadvik, Varenia and Solmark,",
        ", Ostrel and Hadvik, 38,",
        " – Ostrel, Hadvik.",
    ],
)
def test_what_is_no_plain_list(text: str) -> None:
    assert find(text) is None
