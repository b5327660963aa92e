import pytest

from onrecord.model.document import Report
from onrecord.read.turns import find_turns

TALK = (
    "MR. LIM: I welcome you.\n\nWe are glad.\n\nAMBASSADOR VARN: I thank you.\n\nYou know us.\n\n"
    "MR. LIM: You know that I do.\n\nAMBASSADOR VARN: I do.\n\nWe go."
)


def told(text: str) -> list[str]:
    return [
        " / ".join(" ".join(text[w.start : w.end].split()) for w in turn.words)
        for turn in find_turns(Report(text=text))
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "The press conference ended at noon.\n\nAmbassador Varn left for Ostrel on Monday.",
        "Ambassador Varn left on Monday. “We are glad,” he told reporters.",
        "About the Ministry of Tides\n\nIt was founded in 1900. We like it.",
        "About the Ministry of Tides: it was founded in 1900.",
        "###\n\nRelated links\n\nYou may like the ferry, too",
        "Related articles\n\nYou and the ferry",
        "© 2031 Ministry of Tides",
        "Copyright 2031 Ministry of Tides",
        "Note to editors: you may print this.",
        "END\n\nYou can call us.",
        "Media contact\n\nCall us.",
    ],
)
def test_what_follows_the_last_turn_is_nobodys(behind: str) -> None:
    assert told(TALK) == told(f"{TALK}\n\n{behind}\n")


@pytest.mark.parametrize(
    "between",
    [
        "The two then exchanged documents, and the Ambassador said that it was late.",
        "Mr. Lim then shook hands with the guests.",
        "Lim, a man of the sea, rose. Nobody spoke.",
    ],
)
def test_what_tells_of_the_speakers_between_two_turns_is_nobodys(between: str) -> None:
    text = TALK.replace("You know us.\n\n", f"You know us.\n\n{between}\n\n")
    assert told(TALK) == told(text)


@pytest.mark.parametrize(
    "more",
    [
        "Mr. Lim told me so.",
        "Mr. Lim told her so.\n\nI was there.",
        "The ferry is late.",
        "The bridge was built by Lim.",
        "About the ferry, nothing is known.",
    ],
)
def test_what_a_speaker_may_say_stays(more: str) -> None:
    text = TALK.replace("You know us.\n\n", f"You know us.\n\n{more}\n\n")
    assert told(text)[1].endswith(more.rpartition("\n\n")[2])


@pytest.mark.parametrize(
    "heads",
    [
        ("[00:01:02] ", "[00:01:09] ", "[00:02:02] ", "[01:02:09] "),
        ("1. ", "2. ", "3. ", "4. "),
        (
            "12/03/2026, 10:02 - ",
            "12/03/2026, 10:03 - ",
            "12/03/2026, 10:04 - ",
            "13.03.2026 10:05 ",
        ),
    ],
)
def test_times_and_numbers_before_a_label_are_no_words(heads: tuple[str, ...]) -> None:
    said = (
        "Jon Lim: I welcome you.",
        "Ana Varn: I thank you.",
        "Jon Lim: You do.",
        "Ana Varn: I do.",
    )
    text = "\n\n".join(map("".join, zip(heads, said, strict=True)))
    assert ["I welcome you.", "I thank you.", "You do.", "I do."] == told(text)


def test_lines_of_subtitles_are_no_words() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:04.000 --> 00:00:08.000\nMR. LIM: I welcome you.\n\n"
        "2\n00:00:08.000 --> 00:00:12.000\nand your friends.\n\n"
        "3\n00:00:12.000 --> 00:00:16.000\nMS. VARN: I thank you.\n[00:14] It is late.\n\n"
        "4\n00:00:18.000 --> 00:00:19.000\nMR. LIM: You know that I do.\n"
    )
    assert [
        "I welcome you. / and your friends.",
        "I thank you. / It is late.",
        "You know that I do.",
    ] == told(text)
