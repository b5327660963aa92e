import pytest

from onrecord.model.document import Report
from onrecord.read.turns import find_turns


def talk(*labels: str) -> str:
    return "\n\n".join(f"{label}: I told you that we go." for label in labels)


def speakers(*labels: str) -> list[int]:
    turns = find_turns(Report(text=talk(*labels)))
    assert len(labels) == len(turns)
    return [turn.speaker for turn in turns]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("MR. LIM", "MRS. LIM"),
        ("Mr. Lim", "Ms. Lim"),
        ("SIR LIM", "MADAM LIM"),
        ("MS. LIM", "MRS. LIM"),
        ("PRESIDENT LIM", "VICE PRESIDENT LIM"),
        ("AMBASSADOR LIM", "MINISTER LIM"),
        ("PRESIDENT ANA LIM", "VICE PRESIDENT LIM"),
    ],
)
def test_titles_keep_two_of_one_surname_apart(left: str, right: str) -> None:
    assert [0, 1, 0, 1] == speakers(left, right, left, right)


def test_a_slip_of_the_pen_is_no_second_speaker() -> None:
    often = [label for _ in range(10) for label in ("MS. LIM", "Q")]
    assert 0 == speakers(*often, "MR. LIM", "Q")[20]
    assert 0 != speakers(*often, "MR. LIM", "MS. LIM", "MR. LIM")[20], "they answer each other"
    assert 0 != speakers(*often[:8], "MR. LIM", "Q")[8]


def test_two_offices_that_come_in_turns_are_two() -> None:
    assert [0, 1, 2, 3, 0] == speakers("ENVOY LIM", "Q", "MAYOR LIM", "Q", "ENVOY LIM")
    assert [0, 1, 2, 3] == speakers("ENVOY LIM", "Q", "VICE PRESIDENT LIM", "Q", "PRESIDENT LIM")[
        :4
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("MS. LIM", "PRESS SECRETARY LIM"),
        ("MR. LIM", "MINISTER LIM"),
        ("ANA LIM", "MS. LIM"),
        ("SENATOR LIM", "SEN. LIM"),
    ],
)
def test_one_person_may_have_two_titles(left: str, right: str) -> None:
    assert [0, 1, 0, 2, 0] == speakers(left, "Q", right, "Q", left)


def test_a_bare_surname_between_two_is_nobody_known() -> None:
    text = talk("DANA RUSK", "PETER RUSK", "DANA RUSK", "RUSK", "PETER RUSK", "RUSK")
    turns = find_turns(Report(text=text))
    assert [0, 1, 0, 2, 1, 3] == [turn.speaker for turn in turns]
    assert [True, True, True, False, True, False] == [turn.is_named for turn in turns]
    assert turns[3].is_anonymous


def test_spellings_of_one_given_name_are_no_two_people() -> None:
    found = find_turns(Report(text=talk("JON LIM", "Q", "JON K. LIM", "Q", "MR. LIM")))
    assert all(turn.is_named for turn in found if not turn.is_question)


def test_a_label_within_a_line_is_told_apart_too() -> None:
    text = talk("MR. LIM", "MRS. LIM", "MR. LIM", "MRS. LIM") + " MR. LIM: So we do, I hear."
    assert [0, 1, 0, 1, 0] == [turn.speaker for turn in find_turns(Report(text=text))]
