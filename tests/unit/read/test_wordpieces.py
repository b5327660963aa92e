import pytest

from onrecord.read.wordpieces import LONGEST_WORD, WordPieces

SPECIAL = ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PIECES = WordPieces([*SPECIAL, "deni", "##ed", "##s", "e", "-", ".", "long", "u", "##u"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Denied", (4, 5)),
        ("DENIS", (4, 6)),
        ("é", (7,)),
        ("long-long", (10, 8, 10)),
        ("U.U.", (11, 9, 11, 9)),
        ("long long", (10, 10)),
        ("e\u0301", (7,)),
        ("uuu", (11, 12, 12)),
        ("long-xyz.", (10, 8, 0, 9)),
        ("", (0,)),
        ("xyz", (0,)),
        ("denix", (0,)),
        ("\u0301", (0,)),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word: str, expected: tuple[int, ...]) -> None:
    assert expected == PIECES.cut(word)
    assert expected == PIECES.cut(word), "what was cut before is remembered"


@pytest.mark.parametrize("word", ["u" * 100, "u." * 100, "u." * 7 + "-denied"])
def test_noise_is_cut_short(word: str) -> None:
    assert LONGEST_WORD == len(PIECES.cut(word))


def test_a_word_of_the_longest_length_is_whole() -> None:
    assert (*[11, 9] * (LONGEST_WORD // 2 - 1), 4, 5) == PIECES.cut(
        "u." * (LONGEST_WORD // 2 - 1) + "denied"
    )


def test_the_special_pieces_are_known() -> None:
    assert (0, 1, 2, 3) == (PIECES.unknown, PIECES.opening, PIECES.closing, PIECES.mask)
