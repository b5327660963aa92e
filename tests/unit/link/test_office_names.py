"""What offices are called."""

import pytest

from onrecord.link.office_names import SOLE_OFFICES, is_title_of, normalise_office


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("prime minister", "Premier"),
        ("state secretary", "secretary of state"),
        ("foreign minister", "Minister of Foreign Affairs"),
        ("defence minister", "defense minister"),
        ("secretary general", "Secretary-General"),
    ],
)
def test_an_office_has_one_name(expected: str, words: str) -> None:
    assert expected == normalise_office(words.split())


def test_the_names_of_offices_are_their_own() -> None:
    assert all(name == normalise_office([name]) for name in SOLE_OFFICES)


@pytest.mark.parametrize(
    ("expected", "title", "office"),
    [
        (True, "secretary", "secretary of state"),
        (True, "under president", "president"),
        (True, "minister of foreign affairs", "foreign minister"),
        (False, "under secretary", "secretary of state"),
        (False, "vice president", "president"),
        (False, "president", "vice president"),
        (False, "", "president"),
    ],
)
def test_a_title_can_name_an_office(expected: bool, title: str, office: str) -> None:
    assert expected is is_title_of(title, office)
