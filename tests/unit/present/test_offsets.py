"""Code points and UTF-16 units, both ways."""

import pytest

from onrecord.errors import GroundingError
from onrecord.present.offsets import to_code_points, to_utf16

EMOJI = "a😀b👩‍👩‍👧c"


def test_characters_beyond_the_basic_plane_are_two_units() -> None:
    assert (0, 1, 3, 4) == to_utf16(EMOJI, [0, 1, 2, 3])
    assert (0, 1, 2, 3) == to_code_points(EMOJI, [0, 1, 3, 4])


def test_offsets_keep_their_order_and_may_repeat() -> None:
    assert (4, 0, 4) == to_utf16(EMOJI, [3, 0, 3])
    assert (3, 0, 3) == to_code_points(EMOJI, [4, 0, 4])


def test_the_end_of_the_text_is_an_offset() -> None:
    end = len(EMOJI.encode("utf-16-le")) // 2
    assert (end,) == to_utf16(EMOJI, [len(EMOJI)])
    assert (len(EMOJI),) == to_code_points(EMOJI, [end])
    assert () == to_utf16("", []) == to_code_points("", [])
    assert (0,) == to_utf16("", [0]) == to_code_points("", [0])


def test_combining_marks_and_right_to_left_count_as_they_are() -> None:
    text = "e\u0301 שלום"
    assert tuple(range(len(text) + 1)) == to_utf16(text, range(len(text) + 1))


@pytest.mark.parametrize("offset", [-1, 8 + 1])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(GroundingError, match="no offset"):
        to_utf16("😀abcdefg", [offset])
    with pytest.raises(GroundingError, match="no offset"):
        to_code_points("abcdefgh", [offset])


def test_a_place_inside_a_character_is_refused() -> None:
    with pytest.raises(GroundingError, match="inside a character"):
        to_code_points("a😀", [2])
