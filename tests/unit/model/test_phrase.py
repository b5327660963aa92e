import dataclasses

import pytest

from onrecord.model.phrase import Phrase


def test_a_phrase_of_which_nothing_is_said_is_no_person_and_neither_he_nor_she() -> None:
    phrase = Phrase(first=2, last=4)
    assert (0.0, 0.5) == (phrase.person, phrase.feminine)
    with pytest.raises(dataclasses.FrozenInstanceError):
        phrase.first = 1  # type: ignore[misc]
