"""How names are read from what stands in the text."""

import pytest

from handmade import mention, report
from onrecord.link.name_words import (
    find_name_span,
    has_body_word,
    is_addressed,
    is_no_name,
    is_voice,
    may_be_personal,
    read_on,
    strip_office,
)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Ilena Marost", "Presidential Office Ilena Marost"),
        ("Sergei Marost", "Security Council Sergei Marost"),
        ("Marost", "Presidents Marost"),
        ("Marost", "Q Marost"),
        ("Marost", "Presidential Administration Marost"),
        ("Andrzej Quint", "Republic of Poland Andrzej Quint"),
        ("Republic of Varenia Adrel Quint", "Republic of Varenia Adrel Quint"),
        ("Ministry Varenia", "Ministry Varenia"),
        ("Security Council Ostrel Quint", "Security Council Ostrel Quint"),
        ("Sergei Marost", "Ostrel Machines State Corporation Sergei Marost"),
        ("Party Congress", "Party Congress"),
        ("Ilena Marost", "Ilena Marost"),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(expected: str, name: str) -> None:
    assert expected == strip_office(name)


def test_a_name_can_be_no_persons_by_its_words() -> None:
    assert may_be_personal(["ilena", "marost"])
    for words in (["ostrel", "summit"], ["russian", "post"], ["ostrel", "2"], ["paris", "club"]):
        assert not may_be_personal(words)


def test_what_is_called_out_is_nobodys_name() -> None:
    assert is_no_name("Yeah")
    assert is_no_name("Russian")
    assert is_no_name("Large-scale")
    assert not is_no_name("Marost-Velm")
    assert not is_no_name("Russians")
    assert not is_no_name("Marost")


def test_words_around_a_name_tell_what_it_is() -> None:
    assert is_addressed("MS. TARRO: Hi.", 4)
    assert not is_addressed("The TARRO spoke.", 4)
    assert is_voice("Paris will respond.", 0, 5)
    assert is_voice("“Late”, Paris says.", 8, 13)
    assert not is_voice("In Paris will be talks.", 3, 8)
    assert not is_voice("Paris", 0, 5)
    assert has_body_word("Foreign Ministry")
    assert not has_body_word("Ilena Marost")


def test_a_judges_title_can_be_the_first_word_of_a_body() -> None:
    story = report("The Justice Department spoke, and Justice Tarro too.")
    body = mention(story, "Justice Department", head="Department", title="Justice")
    judge = mention(story, "Justice Tarro", head="Tarro", title="Justice")
    text = story.text
    spans = [find_name_span(text, each) for each in (body, judge)]
    assert ["Justice Department", "Tarro"] == [text[s.start : s.end] for s in spans]


def test_a_state_that_reading_left_out_is_read_on() -> None:
    text = "the Ministry of Defence of the French Republic, of Varenia; Navy of Ostrel."
    start = text.index("Ministry")
    name = "Ministry of Defence"
    assert f"{name} of the French Republic" == read_on(text, start, start + len(name))
    assert "Navy" == read_on(text, text.index("Navy"), text.index("Navy") + 4)
    assert "Varenia" == read_on(text, text.index("Varenia"), text.index(";"))
    china = "the People's Republic of China"
    assert china[4:] == read_on(china, china.index("Republic"), len(china))
    korea = "the Democratic People’s Republic of Korea"
    whole = "Democratic People's Republic of Korea"
    assert whole == read_on(korea, korea.index("Republic"), len(korea))
