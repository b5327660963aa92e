import pytest

from onrecord.circumstances.channels import find_channels
from onrecord.circumstances.lexicon import load_lexicon
from told_pages import Said, read_page


def find(text: str, *said: Said) -> list[tuple[str, str]]:
    clues = find_channels(read_page(text, *said), load_lexicon())
    return [(clue.value, clue.form) for clue in clues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marost said in an interview that they wait.", [("interview", "in a")]),
        ("At a joint press conference Marost spoke.", [("press_conference", "in a")]),
        ("Marost said it on the phone.", [("call", "bare none")]),
        ("She tweeted it.", [("social_media", "verb")]),
        ("After the interview she left.", []),
        ("They rally behind her.", []),
        ("They speech.", []),
        ("The rallies go on.", [("speech", "bare the")]),
        ("At dinner she agreed.", [("meeting", "in none")]),
        ("The treaty is old.", []),
        ("In the treaty they agree.", [("document", "in the")]),
        ("Bill Quint came.", []),
        ("They met Bill Velde.", [("meeting", "verb")]),
        ("She appeared on Radio Hadvik.", [("interview", "bare none")]),
        ("She appeared tired.", []),
        ("On the campaign trail he vowed it.", [("campaign", "in the")]),
        ("A slogan is no plan.", []),
        ("An open microphone caught it; it was a hot mic.", [("hot_mic", "bare a")] * 2),
    ],
)
def test_channels(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == find(text)


def test_a_written_source_is_a_channel_and_a_crowd_is_none() -> None:
    said = Said("they wait", "says", "The report")
    assert [("document", "head")] == find("The report says they wait.", said)
    said = Said("they wait", "says", "The crowd")
    assert [] == find("The crowd says they wait.", said)
    said = Said("they wait", "says", "An author of the report")
    assert [] == find("An author of the report says they wait.", said)


def test_in_a_cue_only_a_noun_with_its_article_tells() -> None:
    said = Said("they wait", "told a debate", "Quint")
    assert [("speech", "cue a")] == find("Quint told a debate they wait.", said)
    said = Said("it", "did address", "Quint")
    assert [] == find("Quint did address it.", said)


def test_names_that_hold_such_words_are_no_channels() -> None:
    said = Said("they wait", "said", "The Hadvik Forum")
    assert [] == find("The Hadvik Forum said they wait.", said)
    assert [] == find("Bill Quint resigns.\n\nHe left.")
    assert [("speech", "in none")] == find("Quint Slams Deal in Speech.\n\nHe left.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A senior official", [("unnamed_officials", "source")]),
        ("Officials", [("unnamed_officials", "source")]),
        ("Adrel Quint, an adviser", []),
        ("Adviser Adrel Quint", []),
        ("The minister", []),
    ],
)
def test_sources_that_are_not_named(source: str, expected: list[tuple[str, str]]) -> None:
    text = f"{source} said they wait."
    assert expected == find(text, Said("they wait", "said", source))
