import pytest

from onrecord.model.document import Report, ReportKind
from onrecord.read.turn_signs import load_places, shows_person
from onrecord.read.turns import find_turns


def count(text: str, kind: ReportKind = ReportKind.REPORT, headline: str | None = None) -> int:
    return len(find_turns(Report(text=text, kind=kind, headline=headline)))


def talk(left: str, right: str) -> str:
    return (
        f"{left}: We held our talks there.\n{right}: You can see the palace.\n"
        f"{left}: We like it.\n{right}: You too."
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Geneva", "Vienna"),
        ("GENEVA", "VIENNA"),
        ("France", "Georgia"),
        ("Pros", "Cons"),
        ("Host", "Client"),
        ("Ferry", "Bridge"),
    ],
)
def test_places_and_things_do_not_talk(left: str, right: str) -> None:
    assert 0 == count(talk(left, right))


def test_names_in_text_or_headline_show_that_people_talk() -> None:
    text = talk("Lim", "Varn")
    assert 0 == count(text)
    assert 4 == count(text, headline="How Jon Lim met his friends")
    assert 4 == count(f"Jon Lim came.\n{text}")
    assert 4 == count(text.replace("palace.", "palace, Lim."))
    assert 4 == count(text.replace("there.", "there?").replace("like it.", "like it?"))
    assert 4 == count(talk("LIM", "VARN"))


def test_five_lines_of_three_speakers_are_a_transcript() -> None:
    labels = ("LIM", "VARN", "LIM", "KEEL", "LIM")
    text = "\n\n".join(f"{label}: I told you that we go." for label in labels)
    turns = find_turns(Report(text=text))
    assert [0, 1, 0, 2, 0] == [turn.speaker for turn in turns]
    assert 0 == count(text.rpartition("\n\n")[0])
    assert 0 == count(text.replace("KEEL", "VARN").replace("\n\nVARN", "\n\nLIM"))


def test_less_is_enough_where_the_user_says_that_it_is_a_transcript() -> None:
    text = "Lim: All is well.\n\nVarn: Fine."
    assert 0 == count(text)
    assert 2 == count(text, ReportKind.TRANSCRIPT)
    assert 4 == count(talk("Geneva", "Vienna"), ReportKind.TRANSCRIPT)
    assert 0 == count("Lim: All is well.\n\nLim: Fine.", ReportKind.TRANSCRIPT)
    assert 0 == count("They met.", ReportKind.TRANSCRIPT)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lim",
        "Minister Lim",
        "Jon Lim",
        "Lim said",
        "And you, Lim?",
        "Thank you, Lim",
        "with J. Lim",
    ],
)
def test_a_person_is_shown(text: str) -> None:
    assert shows_person(f"So it is: {text} of Ostrel.", "LIM") or shows_person(text, "Lim")


@pytest.mark.parametrize(
    "text", ["In Lim", "the Lim", "a dog; Lim", "France Lim", "It rains. Then Lim"]
)
def test_nobody_is_shown(text: str) -> None:
    assert not shows_person(f"{text} of Ostrel.", "LIM")


def test_states_and_cities_are_places() -> None:
    assert {"france", "geneva", "united states"} <= load_places()
