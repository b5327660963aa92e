"""Which entity a cluster is, in all reports alike; who stays known to one report only."""

from dataclasses import replace
from typing import Any

import pytest

from handmade import doc, report, span
from onrecord.link.identity import Described, Identifier, Identity, find_expansions
from onrecord.link.naming import choose_name
from onrecord.model.document import Document, Turn
from onrecord.model.record import EntityType

PERSON, ORGANISATION = EntityType.PERSON, EntityType.ORGANISATION


def story(text: str = "Nothing.", *, day: str | None = "2021-12-07", **told: Any) -> Document:
    return doc(report(text, **told), reference_date=day)


def identify(document: Document, *names: str, **more: Any) -> Identity:
    titles = frozenset(more.pop("titles", ()))
    forms = dict.fromkeys(names, 1)
    described = Described(name=choose_name(forms), forms=forms, titles=titles, **more)
    return Identifier(document).identify(described)


def same(document: Document, *names: str, **more: Any) -> bool:
    return 1 == len({identify(document, name, **more).entity_id for name in names})


def test_a_full_name_is_one_person_however_it_is_spelt() -> None:
    assert same(story(), "Volodymyr Zelensky", "Vladimir Zelenskyy", kind=PERSON)
    assert same(story(), "Ilena Marost", "Iléna K. Marost")
    assert not same(story(), "Ilena Marost", "Danil Marost")


def test_a_report_has_no_say_in_the_id_of_a_full_name() -> None:
    one, other = story("One."), story("Another.", day=None)
    ids = {identify(d, "Ilena Marost").entity_id for d in (one, other)}
    assert 1 == len(ids)


def test_a_surname_alone_is_known_to_its_report_only() -> None:
    ids = {identify(story(t), "Marost", kind=PERSON).entity_id for t in ("One.", "Two.")}
    assert 2 == len(ids)


AT_HOME = {"publisher": "The White House"}


@pytest.mark.parametrize(
    ("expected", "name", "titles", "told"),
    [
        ("Vladimir Putin", "Putin", ["president"], {}),
        ("Vladimir Putin", "Putin", [], {"text": "Talks in Moscow."}),
        (None, "Putin", [], AT_HOME),  # one of another state than the publisher's
        ("Anthony Fauci", "Fauci", ["dr."], AT_HOME),
        (None, "Sen", [], {**AT_HOME, "text": "Talks in Phnom Penh."}),  # a title cut short
        (None, "Putin", [], {}),  # nothing in the report agrees
        (None, "Putin", ["president"], {"day": None}),
        (None, "Putin", ["president"], {"day": "1991-01-01"}),
        (None, "Putin", ["chancellor"], {"text": "Talks in Moscow."}),
        ("Boris Johnson", "Johnson", ["prime minister"], {"text": "London."}),
        (None, "Johnson", [], {"text": "London."}),  # a common surname
        (None, "Johnson", ["mayor"], {"text": "London."}),
        (None, "Biden", ["dr."], AT_HOME),
        ("Joe Biden", "Biden", ["vice president"], {**AT_HOME, "day": "2015-03-01"}),
        ("Donald Trump", "Trump", ["former president"], AT_HOME),
        ("Donald Trump", "Trump", ["president"], AT_HOME),
        ("Jake Sullivan", "Sullivan", [], AT_HOME),
    ],
)
def test_a_surname_is_a_known_holder_where_title_state_and_date_agree(
    expected: str | None, name: str, titles: list[str], told: dict[str, Any]
) -> None:
    found = identify(story(**told), name, titles=titles, kind=PERSON)
    assert (expected is not None) is (found.because is not None)
    if expected is not None:
        assert identify(story(), expected, kind=PERSON).entity_id == found.entity_id
        assert name == found.name, "called as the report calls them"


@pytest.mark.parametrize(
    ("expected", "words", "day", "publisher"),
    [
        ("Boris Johnson", "the British prime minister", "2022-03-01", None),
        ("Keir Starmer", "the British prime minister", "2025-03-01", None),
        ("Sergey Lavrov", "the Russian foreign minister", "2022-03-01", None),
        (
            "Volodymyr Zelenskyy",
            "the President",
            "2022-03-01",
            "Office of the President of Ukraine",
        ),
        (None, "the British prime minister", None, None),
        (None, "the British envoy", "2022-03-01", None),
        (None, "the President", "2022-03-01", None),
        (None, "the French prime minister", "1970-03-01", None),
    ],
)
def test_an_office_is_who_held_it_on_the_day(
    expected: str | None, words: str, day: str | None, publisher: str | None
) -> None:
    document = story(day=day, publisher=publisher)
    found = identify(document, words, is_named=False)
    assert words == found.name, "called as the report calls them"
    if expected is None:
        assert found.because is None
    else:
        assert identify(document, expected, kind=PERSON).entity_id == found.entity_id


def test_a_government_goes_by_its_head() -> None:
    biden = identify(story(), "the Biden administration", is_named=False)
    assert ("us", EntityType.ORGANISATION) == (biden.state, biden.kind)
    assert identify(story("Later."), "Biden's administration", is_named=False).entity_id == (
        biden.entity_id
    )
    assert identify(story(), "the Marost administration", is_named=False).is_local
    assert identify(story(), "the Biden envoy", is_named=False).is_local


def test_states_and_their_capitals() -> None:
    assert same(story(), "Russia", "Russian Federation")
    assert ("Russia", EntityType.STATE) == (
        identify(story(), "Russian Federation").name,
        identify(story(), "Russia").kind,
    )
    assert ("factbook:rs",) == identify(story(), "Russia").identifiers
    assert () == identify(story(), "Soviet Union").identifiers
    assert same(story(), "Kyiv", "Kiev")
    assert EntityType.PLACE is identify(story(), "Kyiv").kind
    assert not same(story(), "Moscow", "Russia")
    assert PERSON is identify(story(), "London", kind=PERSON).kind


def test_a_body_is_one_under_all_its_names() -> None:
    assert same(story(), "NATO", "North Atlantic Treaty Organization", kind=ORGANISATION)
    for names in (
        ("Russian Foreign Ministry", "Ministry of Foreign Affairs of the Russian Federation"),
        ("Ukrainian Defense Ministry", "Ministry of Defence of Ukraine"),
    ):
        assert same(story(), *names, kind=ORGANISATION)
    assert not same(story(), "Russian Foreign Ministry", "Ukrainian Foreign Ministry")
    assert not same(story(), "American Chamber of Commerce", "U.S. Chamber of Commerce")
    assert "rs" == identify(story(), "Kremlin").state
    assert "White House" == identify(story(), "White House").name


def test_a_body_of_no_state_is_known_to_its_report_only() -> None:
    for name in (
        "Security Council",
        "Foreign Ministry",
        "U.S. Embassy",
        "H R",
        "Board of Trustees",
    ):
        found = {identify(story(t), name).entity_id for t in ("One.", "Two.")}
        assert 2 == len(found), name
    home = story(publisher="Kremlin")
    russian = identify(story(), "Russian Foreign Ministry").entity_id
    assert russian == identify(home, "Foreign Ministry").entity_id
    assert russian != identify(home, "Security Council").entity_id


def test_an_acronym_is_the_name_for_which_the_report_says_it_stands() -> None:
    told = story("The Ostrel Ceasefire Agency (OCA) met. The OCA left.")
    assert "Ostrel Ceasefire Agency" == identify(told, "OCA", kind=ORGANISATION).name
    assert same(told, "OCA", "Ostrel Ceasefire Agency", kind=ORGANISATION)
    short = {identify(story(t), "OCA", kind=ORGANISATION).entity_id for t in ("One.", "Two.")}
    assert 2 == len(short), "three letters stand for several things"
    long = {identify(story(t), "OCASA", kind=ORGANISATION).entity_id for t in ("One.", "Two.")}
    assert 1 == len(long)
    nato = story("The Atlantic pact, North Atlantic Treaty Organization (NATO), met.")
    assert {"NATO": "North Atlantic Treaty Organization"} == find_expansions(nato.report.text)
    assert {} == find_expansions("The Ostrel Courier (OCA)")


def test_a_full_name_in_the_headline_is_whom_the_surname_means() -> None:
    told = story(headline="Press Briefing by Press Secretary Vesna Tarro")
    assert "Vesna Tarro" == identify(told, "TARRO", kind=ORGANISATION).name
    assert same(told, "Tarro", "Vesna Tarro", kind=PERSON)
    two = story(headline="Vesna Tarro and Ruta Tarro")
    assert "Tarro" == identify(two, "Tarro", kind=PERSON).name
    assert "Tarro" == identify(told, "Tarro", titles=["mrs."], kind=PERSON).name
    other = story(headline="Brigitte Macron")
    assert same(other, "Macron", "Emmanuel Macron", titles=["president"], kind=PERSON)


def test_who_is_kept_back_is_unnamed_and_known_to_the_report_only() -> None:
    label = "SENIOR ADMINISTRATION OFFICIAL"
    found = {identify(story(t), label).entity_id for t in ("One.", "Two.")}
    assert 2 == len(found)
    assert EntityType.UNNAMED is identify(story(), label).kind
    call = story(f"{label}: Late.", headline="Background Press Call on Ostrel")
    head = span(call.report.text, label)
    said = Turn(label=head, source=head, head=head, extent=head, words=(), speaker=0)
    call = replace(call, turns=(said,))
    words = ("a senior administration official", "the senior administration official")
    assert same(call, *words, is_named=False)
    assert identify(call, words[0], is_named=False).entity_id == identify(call, label).entity_id
    one, two = (
        identify(story(), words[0], is_named=False, place=place).entity_id for place in (0, 9)
    )
    assert one != two, "in a report each may be another one"


def test_the_fullest_form_is_the_name() -> None:
    assert "Ilena Marost" == choose_name({"ILENA MAROST": 5, "Ilena Marost": 1, "Marost": 9})
    assert "Marost" == choose_name({"Marost": 1})
