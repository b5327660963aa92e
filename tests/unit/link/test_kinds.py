"""What kind of thing a name names, told from its own words."""

import pytest

from onrecord.link.kinds import guess_kind, is_state, load_kinds, name_key
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType

NAME, NOMINAL, PRONOUN = MentionType.NAME, MentionType.NOMINAL, MentionType.PRONOUN


@pytest.mark.parametrize(
    ("expected", "kind", "words", "title"),
    [
        (EntityType.ORGANISATION, NAME, "Meridian Council", ""),
        (EntityType.ORGANISATION, NAME, "Foreign Ministry of Solmark", ""),
        (EntityType.ORGANISATION, NAME, "OSK", ""),
        (None, NAME, "VARENIAN", ""),
        (EntityType.STATE, NAME, "Republic of Varenia", ""),
        (EntityType.STATE, NAME, "Norway", ""),
        (EntityType.PERSON, NAME, "Marost", "president"),
        (EntityType.PERSON, NAME, "Quint", "special envoy"),
        (None, NAME, "Novapress", "state news agency"),
        (EntityType.PLACE, NAME, "Glass Hall", ""),
        (EntityType.GROUP, NAME, "Meridian Allies", ""),
        (EntityType.PLACE, NAME, "Lake Ostrel", ""),
        (None, NAME, "Lake", ""),
        (EntityType.DOCUMENT, NAME, "Lisna Accord", ""),
        (None, NAME, "Brannock", ""),
        (EntityType.UNNAMED, NOMINAL, "two senior officials", ""),
        (EntityType.GROUP, NOMINAL, "European leaders", ""),
        (EntityType.ORGANISATION, NOMINAL, "the ministry", ""),
        (EntityType.DOCUMENT, NOMINAL, "the poll", ""),
        (None, NOMINAL, "the farmer", ""),
        (EntityType.PERSON, PRONOUN, "She", ""),
        (None, PRONOUN, "It", ""),
    ],
)
def test_words_tell_the_kind(
    expected: EntityType | None, kind: MentionType, words: str, title: str
) -> None:
    assert expected == guess_kind(kind, words.split(), title.split(), speaks=False)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (EntityType.PERSON, "Ilena Marost"),
        (EntityType.ORGANISATION, "The Ostrel Courier"),
        (EntityType.PERSON, "Bill Marost"),
        (None, "Marost"),
        (None, "Ilena Vesna Sanna Ruta Pavla"),
    ],
)
def test_a_full_name_that_speaks_is_a_person(expected: EntityType | None, words: str) -> None:
    assert expected == guess_kind(NAME, words.split(), (), speaks=True)


def test_one_name_has_one_key_however_it_is_written() -> None:
    keys = {
        name_key(n) for n in ("Ilena Marost", "ILENA MAROST", "Ilena K. Marost’s", "Iléna Marošt")
    }
    assert {"ilena marost"} == keys
    assert "marost" == name_key("Marost")
    assert "j k" == name_key("J. K."), "initials stay where there is nothing else"


def test_the_word_lists_are_there() -> None:
    assert is_state("u.k.")
    assert not is_state("varenia")
    assert not load_kinds().feminine & load_kinds().masculine
