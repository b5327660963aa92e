import pytest

from onrecord.statements.readout_words import load_readout_words


def test_a_space_stands_for_any_white_space() -> None:
    assert load_readout_words().lead.search("Marost spoke by\ntelephone with Quint")


@pytest.mark.parametrize(
    ("words", "is_finite"), [("the ferry sank and stayed", True), ("the United Isles", False)]
)
def test_names_are_no_verbs(words: str, *, is_finite: bool) -> None:
    assert (load_readout_words().finite.search(words) is not None) is is_finite


@pytest.mark.parametrize("source", ["The two leaders", "they", "Marost and Quint", "both sides"])
def test_those_who_talk_together(source: str) -> None:
    assert load_readout_words().joint.fullmatch(source)


def test_one_who_talks_alone() -> None:
    assert load_readout_words().joint.fullmatch("President Ilena Marost") is None
