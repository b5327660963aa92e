"""The words by which commitments are known."""

from onrecord.compare.commitment_words import load_commitment_words
from onrecord.model.comparison import CommitmentKind


def test_cues_and_classes() -> None:
    words = load_commitment_words()
    assert CommitmentKind.UNDERTAKING is words.cues["agreed"]
    assert CommitmentKind.THREAT is words.own_cues["warned"]
    assert words.has("will", "shall")
    assert words.any("not", ("did", "not"))
    assert words.ends("within", ("ships", "in", "the", "next"))
    assert not words.ends("within", ("the", "next"))
