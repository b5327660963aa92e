from onrecord.circumstances.carrying import Carrier, is_told
from onrecord.circumstances.clues import Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.page import Page
from onrecord.model.statement import Mode
from told_pages import Said, read_page

TEXT = (
    "“It waits,” Ilena Marost said in an interview with Radio Hadvik on Sunday. "
    "“It holds,” she added. Adrel Quint said it fell. “It stands,” Marost says. "
    "On Monday, at a rally in Burlow, Marost wrote it moved."
)
PAGE = read_page(
    TEXT,
    Said("“It waits,”", "said", "Ilena Marost"),
    Said("“It holds,”", "added", "she"),
    Said("it fell", "said", "Adrel Quint"),
    Said("“It stands,”", "says", "Marost"),
    Said("it moved", "wrote", "Marost", Mode.WRITING),
)


def carry(page: Page) -> Carrier:
    lexicon = load_lexicon()
    return Carrier(page, lexicon, find_clues(page, lexicon))


CARRIER = carry(PAGE)


def index_of(field: Field, value: str) -> int:
    return next(
        i for i, c in enumerate(CARRIER.clues) if c.field is field and c.value.startswith(value)
    )


INTERVIEW = index_of(Field.CHANNEL, "interview")
HADVIK = index_of(Field.OUTLET, "Radio")
RALLY = index_of(Field.CHANNEL, "speech")


def describe(number: int, clue: int, owner: int | None, **more: object) -> dict[str, float]:
    given: dict[str, object] = {"channels": {0: "interview"}, **more}
    return CARRIER.describe_carried(number, clue, owner, 2.0, **given)  # type: ignore[arg-type]


def test_an_unresolved_pronoun_is_taken_for_who_spoke_last() -> None:
    assert CARRIER.speakers[0] == CARRIER.speakers[1] == CARRIER.speakers[3]
    assert CARRIER.speakers[2] not in {None, CARRIER.speakers[0]}


def test_clues_of_the_own_sentence() -> None:
    local = CARRIER.list_local(0)
    assert {INTERVIEW, HADVIK} <= set(local)
    assert RALLY not in local
    features = CARRIER.describe_local(0, HADVIK)
    assert "beside interview" in features
    assert "shell same" in features
    assert "kind talk" in CARRIER.describe_local(0, INTERVIEW)


def test_a_statement_of_the_same_speaker_goes_on() -> None:
    features = describe(1, INTERVIEW, 0)
    assert 1.0 == features["core same sure back alone"] or "core" in str(features)
    assert "tone goes on same back" in features or "tone goes on same guessed back" in features
    assert 2.0 == features["worth"]
    assert "line current back channel" in features


def test_another_speaker_stands_between() -> None:
    assert {"between same 1", "between same guessed 1"} & describe(3, INTERVIEW, 0).keys()
    assert "tone present same back" in describe(3, INTERVIEW, 0)
    assert "line other channel" in describe(2, INTERVIEW, 0)


def test_a_later_occasion_of_the_speaker_ends_the_earlier_one() -> None:
    given = {0: "interview", 4: "speech"}
    assert "line past back channel" not in describe(3, INTERVIEW, 0, channels=given)
    assert "line current ahead channel" in describe(3, RALLY, 4, channels=given)
    assert "agree conflict same" in describe(4, INTERVIEW, 0, channels=given)
    assert "line unmarked channel" in describe(4, INTERVIEW, 0, channels={})


def test_where_the_channel_is_told_counts_for_all_else() -> None:
    features = describe(1, HADVIK, 0, occasions={1: {0: 0.9}})
    assert "occasion 9" in features
    assert "occasion outlet best sure" in features
    assert "occasion none" in describe(1, HADVIK, 0, occasions={1: {4: 0.9}})
    assert "occasion outlet none sure" in describe(1, HADVIK, 0, occasions={})


def test_a_sentence_that_makes_no_statement_may_name_the_speaker() -> None:
    page = read_page(
        "Ilena Marost gave an interview. Crowds came. “It waits,” Marost said. It fell.",
        Said("“It waits,”", "said", "Marost"),
        Said("It fell"),
    )
    carrier = carry(page)
    assert "named" == carrier.compare(0, 0, None)
    assert "unowned" == carrier.compare(1, 0, None) or carrier.speakers[1] is not None


def test_an_inner_statement_sees_what_is_around_it() -> None:
    page = read_page(
        "Quint said in Hadvik that Marost told the BBC it waits.",
        Said("that Marost told the BBC it waits", "said", "Quint"),
        Said("it waits", "told", "Marost"),
    )
    carrier = carry(page)
    bbc = next(i for i, c in enumerate(carrier.clues) if c.field is Field.OUTLET)
    assert "shell own" in carrier.describe_local(0, bbc)
    assert "shell same" in carrier.describe_local(1, bbc)
    venue = next(i for i, c in enumerate(carrier.clues) if c.field is Field.VENUE)
    assert "shell outer" in carrier.describe_local(1, venue)


def test_what_is_thought_has_no_circumstances() -> None:
    assert is_told(Mode.SPEECH)
    assert is_told(None)
    assert not is_told(Mode.BELIEF)


def test_a_source_that_tells_and_what_stands_far() -> None:
    page = read_page(
        "According to a report in Hadvik, it waits. Kessen came. " + "It rained. " * 9 + "It fell.",
        Said("it waits", "According to", "a report"),
        Said("It fell"),
    )
    carrier = carry(page)
    report = next(i for i, c in enumerate(carrier.clues) if c.value == "document")
    assert "place source" in carrier.describe_local(0, report)
    far = carrier.describe_carried(1, report, 0, -2.0, channels={})
    assert any(name.startswith("far") and "back 7" in name for name in far)
    assert any(name.startswith("core") and " no " in name for name in far)
    weak = carrier.describe_carried(1, report, None, -0.5, channels={})
    assert any(name.startswith("core") and " weak " in name for name in weak)
    likely = carrier.describe_carried(1, report, None, 0.5, channels={})
    assert any(name.startswith("core") and " likely " in name for name in likely)


def test_a_told_addressee_stands_right_behind_its_cue() -> None:
    page = read_page("Quint told Ilena Marost it waits.", Said("it waits", "told", "Quint"))
    carrier = carry(page)
    told = next(i for i, c in enumerate(carrier.clues) if c.field is Field.ADDRESSEE)
    assert "direct True told" in carrier.describe_local(0, told)
    assert "told name" in carrier.describe_local(0, told)
