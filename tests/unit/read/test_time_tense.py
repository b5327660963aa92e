import pytest

from onrecord.read.time_tense import Tense, find_tenses
from onrecord.read.time_words import make_items
from sample_times import read_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He said on Monday that they will meet on Friday.",
            ["Monday = 2025-08-18", "Friday = 2025-08-22"],
        ),
        ("They would have met on Friday.", ["Friday = 2025-08-15"]),
        ("They agreed to meet on Friday.", ["Friday = 2025-08-22"]),
        ("May they meet on Friday.", ["Friday = 2025-08-22"]),
        ("In May they met on Friday.", ["May = 2025-05", "Friday = 2025-08-15"]),
        ("They will not be moved on Friday.", ["Friday = 2025-08-22"]),
        ("They needed rain on Friday.", ["Friday = 2025-08-15"]),
        ("They were needing United help on Friday.", ["Friday = 2025-08-15"]),
        ("Friday.", ["Friday = 2025-08-15"]),
        # what is on the calendar
        ("The princes meet on Friday.", ["Friday = 2025-08-22"]),
        ("The council votes Friday.", ["Friday = 2025-08-22"]),
        ("They did not meet on Friday.", ["Friday = 2025-08-15"]),
        ("Talks will be held on Friday.", ["Friday = 2025-08-22"]),
        ("The case is heard in May.", ["May = 2025-05"]),
        ("He is leaving on Friday.", ["Friday = 2025-08-22"]),
        ("They’re meeting Friday.", ["Friday = 2025-08-22"]),
        ("Leaving on Friday, he spoke.", ["Friday = 2025-08-15"]),
        # at the head of a clause
        ("She said that on Friday she would go.", ["Friday = 2025-08-22"]),
        ("She left, and on Friday she will return.", ["Friday = 2025-08-22"]),
        ("She will come Monday and Friday.", ["Monday = 2025-08-25", "Friday = 2025-08-22"]),
        ("She spoke on Monday and on Friday.", ["Monday = 2025-08-18", "Friday = 2025-08-15"]),
        ("In January they brought wine.", ["January = 2025-01"]),
        # right behind a verb
        ("In the year ended Oct. 1 it grew.", ["the year = P1Y", "Oct. 1 = 2024-10-01"]),
        ("It is due in July.", ["July = 2026-07"]),
        ("They will sign, in July, the accord.", ["July = 2025-07"]),
    ],
)
def test_verbs_tell_the_side(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


def test_a_sentence_without_verbs_tells_nothing() -> None:
    assert Tense.UNKNOWN is find_tenses(make_items("Ostrel, Friday")).at(8)


def test_the_cue_before_wins_over_the_one_behind() -> None:
    tenses = find_tenses(make_items("He said Friday that they will come"))
    assert (Tense.PAST, Tense.FUTURE) == (tenses.at(8), tenses.at(35))
