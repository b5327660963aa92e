"""Nominals that name a state: who or what they mean, on bare facts of real offices."""

import pytest

from handmade import doc, mention, report, stmt
from onrecord.link.clusters import Clusters
from onrecord.link.entities import link_entities
from onrecord.link.facts import gather_facts
from onrecord.link.gazetteer import Parts
from onrecord.link.offices import Meant, Offices, Officials, read_office
from onrecord.model.document import Mention, MentionType, Report
from onrecord.model.record import EntityType

NOMINAL = MentionType.NOMINAL
DAY = "2022-03-01"


def read(story: Report, *mentions: Mention, day: str | None = DAY) -> Offices:
    ordered = sorted(mentions, key=lambda m: m.span)
    document = doc(story, mentions=ordered, reference_date=day)
    return Offices(document, ordered, gather_facts(document, ordered, ()))


def meant(text: str, words: str, *, owner: str | None = None) -> Meant | None:
    story = report(text)
    named = [mention(story, owner)] if owner else []
    offices = read(story, *named, mention(story, words, type=NOMINAL))
    return offices.meant.get(len(named))


@pytest.mark.parametrize(
    ("expected", "state", "words", "day"),
    [
        ("Boris Johnson", "uk", "prime minister", DAY),
        ("Keir Starmer", "uk", "leader", "2025-03-01"),
        ("Olaf Scholz", "gm", "leader", DAY),
        (None, "uk", "leader", ""),
        (None, "pl", "leader", DAY),  # its president or its prime minister
        (None, "uk", "envoy", DAY),
        (None, None, "leader", DAY),
    ],
)
def test_a_leader_is_who_holds_the_office_that_leads(
    expected: str | None, state: str | None, words: str, day: str
) -> None:
    found = read_office(Parts(state, tuple(words.split())), day)
    holder = None if found is None else found.holder
    assert expected == (holder and holder.name)


@pytest.mark.parametrize(
    ("state", "office", "text", "words"),
    [
        ("sa", "government", "The government in Riyadh agreed.", "The government"),
        ("ch", "government", "The Chinese government agreed.", "The Chinese government"),
        (
            "ks",
            "government",
            "The Republic of Korea government did.",
            "The Republic of Korea government",
        ),
        ("fr", "president", "The president of France agreed.", "The president"),
    ],
)
def test_the_state_stands_in_it_or_behind_it(
    state: str, office: str, text: str, words: str
) -> None:
    found = meant(text, words)
    assert found is not None
    assert (state, office) == (found.state, found.office)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The government in Ostrel agreed.", "The government"),
        ("The president in Paris agreed.", "The president"),  # not of what happens to be there
        ("A Chinese government agreed.", "A Chinese government"),
        ("The French left.", "The French"),  # nobody who speaks
        ("The envoy of France left.", "The envoy"),
    ],
)
def test_what_names_no_state_and_no_office_is_left(text: str, words: str) -> None:
    assert meant(text, words) is None


def test_an_owner_is_the_state() -> None:
    found = meant("China’s government agreed.", "government", owner="China")
    assert found is not None
    assert ("ch", "government") == (found.state, found.office)
    assert meant("Quint’s government agreed.", "government", owner="Quint") is None
    assert meant("China, the government said.", "the government", owner="China") is None


@pytest.mark.parametrize(
    ("expected", "text", "publisher"),
    [
        ("up", "The head of the Cabinet of Ministers.", "Office of the President of Ukraine"),
        (None, "The head of the Cabinet of Ministers.", "The Ostrel Courier"),
        (None, "The head of the delegation.", "Office of the President of Ukraine"),
    ],
)
def test_a_head_of_government_is_the_publishers(
    expected: str | None, text: str, publisher: str
) -> None:
    story = report(text, publisher=publisher)
    found = read(story, mention(story, "The head", type=NOMINAL)).meant.get(0)
    assert (expected and (expected, "prime minister")) == (found and (found.state, found.office))


@pytest.mark.parametrize(
    ("office", "text"),
    [
        ("defence secretary", "The Secretary of Defense left."),
        ("administration", "The administration left."),
        (None, "The Secretary left."),
        (None, "The Secretary of Tea left."),
    ],
)
def test_what_is_the_publishers_own(office: str | None, text: str) -> None:
    words = text.removesuffix(" left.")
    found = {}
    for publisher in ("The White House", "The Ostrel Courier"):
        story = report(text, publisher=publisher)
        offices = read(story, mention(story, words, type=NOMINAL))
        found[publisher] = offices.meant.get(0)
        if found[publisher] and office == "administration":
            assert EntityType.ORGANISATION is offices.guess_kind(0)
    told = found["The White House"]
    assert (office and ("us", office)) == (told and (told.state, told.office))
    assert found["The Ostrel Courier"] is None


def test_an_administration_is_its_presidents() -> None:
    story = report("The administration said it was late.", publisher="The White House")
    told = mention(story, "The administration", type=NOMINAL)
    document = doc(story, mentions=(told,), reference_date=DAY)
    said = stmt(story, "it was late", source="The administration", cue="said")
    found = {e.weight: e for e in link_entities(document, (said,)).entities}
    assert EntityType.ORGANISATION is found[1].type
    assert "Biden" in link_entities(document, (said,)).links[0].reasons[0].detail


def test_a_people_that_speaks_is_its_state() -> None:
    story = report("The French said it was late.")
    french = mention(story, "The French", type=NOMINAL)
    said = stmt(story, "it was late", source="The French", cue="said")
    document = doc(story, mentions=(french,), reference_date=DAY)
    (entity,) = [e for e in link_entities(document, (said,)).entities if e.weight]
    assert ("France", EntityType.STATE) == (entity.name, entity.type)


@pytest.mark.parametrize(
    ("expected", "named"),
    [("Ilena Marost", ("Ilena Marost", "Boris Johnson")), ("Boris Johnson", ("Boris Johnson",))],
)
def test_a_report_is_believed_before_the_gazetteer(expected: str, named: tuple[str, ...]) -> None:
    title = "British Prime Minister"
    story = report(f"{title} Ilena Marost met Boris Johnson. The British leader slept.")
    mentions = [
        mention(story, f"{title} {name}", head=name, title=title)
        if name == "Ilena Marost"
        else mention(story, name)
        for name in named
    ]
    mentions.append(mention(story, "The British leader", type=NOMINAL))
    document = doc(story, mentions=mentions, reference_date=DAY)
    facts = gather_facts(document, mentions, ())
    clusters = Clusters(facts, lambda _: EntityType.PERSON)
    for index in range(len(named)):
        clusters.open(index)
    keys = [*(name.lower() for name in named), ""]
    found = Officials(Offices(document, mentions, facts), clusters, keys).find(len(named))
    assert found is clusters.all[named.index(expected)]


def test_the_same_words_again_are_the_same() -> None:
    story = report("The Polish leader slept. The Polish president woke. The Polish president ate.")
    mentions = [
        mention(story, "The Polish leader", type=NOMINAL),
        *(mention(story, "The Polish president", type=NOMINAL, nth=nth) for nth in (0, 1)),
    ]
    document = doc(story, mentions=mentions, reference_date="1970-01-01")
    facts = gather_facts(document, mentions, ())
    clusters = Clusters(facts, lambda _: None)
    offices = Offices(document, mentions, facts)
    assert [1, 2] == sorted(offices.meant)
    officials = Officials(offices, clusters, ["", "", ""])
    assert officials.find(1) is None
    opened = clusters.open(1)
    officials.add(1, opened)
    assert officials.find(2) is opened
    assert EntityType.PERSON is offices.guess_kind(1)
