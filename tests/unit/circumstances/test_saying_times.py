import pytest

from handmade import report, timex
from onrecord.circumstances.addressees import find_addressees
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.saying_times import find_date, find_saying_times, join_times
from told_pages import Said, read_page


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-17", "2031-03-17"),
        ("2031-03-17TNI", "2031-03-17"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("2031-W11", "2031-03"),
        ("2031-W11-WE", "2031-03"),
        ("2031-W14", None),
        ("2031-W60", None),
        ("203", None),
        ("2031-SP", None),
        ("PAST_REF", None),
        (None, None),
    ],
)
def test_days_months_and_years(value: str | None, expected: str | None) -> None:
    assert expected == find_date(timex(report("Then."), "Then", value))


def find(text: str, *said: Said) -> list[tuple[str, str, str]]:
    clues = find_saying_times(read_page(text, *said), load_lexicon())
    return [(clue.value, clue.kind, clue.form) for clue in clues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quint said Sunday they wait.", [("2031-03-16", "day", "cue")]),
        ("Quint said on Sunday they wait.", [("2031-03-16", "day", "cue")]),
        ("On Sunday Quint said they wait.", [("2031-03-16", "day", "opening")]),
        ("Sunday Quint said they wait.", [("2031-03-16", "day", "opening")]),
        ("Quint, on Sunday, said they wait.", [("2031-03-16", "day", "on")]),
        ("Quint, Sunday, said they wait.", [("2031-03-16", "day", "comma")]),
        ("A note Sunday said they wait.", [("2031-03-16", "day", "other")]),
        ("Quint said for two weeks they wait.", []),
        ("Quint on Fox News Sunday said they wait.", []),
        ("In 2032 Quint said they wait.", [("2032", "year ahead", "opening")]),
        ("At 11:40 Quint said they wait.", [("2031-03-17", "clock", "other")]),
    ],
)
def test_times(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert expected == find(text, Said("they wait", "said"))


def test_a_time_beside_another_clue_says_so() -> None:
    page = read_page("Quint told reporters Sunday it waits. Sunday came.")
    lexicon = load_lexicon()
    clues = [*find_addressees(page, lexicon), *find_saying_times(page, lexicon)]
    forms = [clue.form for clue in join_times(page, clues)]
    assert ["told", "told", "beside addressee", "opening"] == forms
