from onrecord.link.entities import link_entities
from onrecord.link.facts import REACH, gather_facts
from onrecord.model.document import Document, MentionType, Report
from onrecord.model.record import Entity, EntityType
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.turns import find_turns
from onrecord.statements.transcripts import make_turn_statements


def transcript(text: str, headline: str | None = None) -> Document:
    report = Report(text=text, headline=headline)
    turns = find_turns(report)
    assert turns
    sentences, tokens = parse(report, turns)
    mentions = find_mentions(report, sentences, tokens, turns)
    return Document(
        report=report, sentences=sentences, tokens=tokens, turns=turns, mentions=mentions
    )


def speakers(text: str, headline: str | None = None) -> list[Entity]:
    """Return the speaker of each turn."""
    doc = transcript(text, headline)
    links = link_entities(doc, tuple(make_turn_statements(doc).values()))
    entities = {entity.entity_id: entity for entity in links.entities}
    return [entities[stmt.speaker or ""] for stmt in links.statements]


def test_the_headline_gives_the_full_name_and_its_id() -> None:
    text = "MS. MAROST:  I go.\n\nQ  When do you?\n\nMS. MAROST:  Now, Ilena told me."
    first, asks, last = speakers(text, "Briefing by Press Secretary Ilena Marost")
    assert ("Ilena Marost", EntityType.PERSON) == (first.name, first.type)
    assert first == last
    assert EntityType.UNNAMED is asks.type
    elsewhere = "Ilena Marost: I am glad.\n\nQ: Are you?\n\nIlena Marost: I am."
    assert first.entity_id == speakers(elsewhere)[0].entity_id


def test_a_given_name_called_out_is_somebody_who_is_there() -> None:
    text = (
        "MR. QUINT:  Adrel Quint met Sanna Velde. Sanna, go ahead.\n\nQ  Thank you, Adrel.\n\n"
        "MR. QUINT:  I do."
    )
    doc = transcript(text)
    links = link_entities(doc, tuple(make_turn_statements(doc).values()))
    of = {link.mention_id: link.entity_id for link in links.links}
    words = {doc.exact(m.span): of.get(m.mention_id) for m in links.mentions}
    assert words["Adrel"] == words["Adrel Quint"]
    assert words["Sanna"] != words["Sanna Velde"]


def test_the_text_gives_the_full_name() -> None:
    text = (
        "Ilena Marost came.\n\nMS. MAROST:  I go.\n\nQ  When do you?\n\nMS. MAROST:  Now, you see."
    )
    assert {"Ilena Marost", "Q"} == {entity.name for entity in speakers(text)}


def test_a_surname_that_nobody_spells_out_is_known_here_only() -> None:
    text = "DR. MAROST:  I go.\n\nQ  When do you?\n\nDR. MAROST:  Now, you see."
    here, there = speakers(text)[0], speakers(text + " So.")[0]
    assert "MAROST" == here.name == there.name
    assert here.entity_id != there.entity_id
    assert EntityType.PERSON is here.type
    named = text.replace("Now", "Dr. Marost says now")
    assert "Marost" == speakers(named)[0].name


def test_whoever_asks_is_somebody_else_each_time() -> None:
    text = "Q  Do you?\n\nMS. MAROST:  I do.\n\nQ  And you?\n\nMS. MAROST:  I too."
    asked = [entity for entity in speakers(text) if entity.name == "Q"]
    assert 2 == len({entity.entity_id for entity in asked})


def test_an_office_is_one_in_a_report_and_another_one_in_the_next() -> None:
    text = "MODERATOR:  Do you?\n\nSENIOR OFFICIAL:  I do.\n\nMODERATOR:  And you?"
    first, official, last = speakers(text)
    assert first == last
    assert (EntityType.PERSON, EntityType.UNNAMED) == (first.type, official.type)
    assert official.entity_id != speakers(text + " So.")[1].entity_id


def test_the_president_is_whom_the_headline_calls_so() -> None:
    text = "THE PRESIDENT:  I do.\n\nQ  Do you?\n\nTHE PRESIDENT:  President Quint knows I do."
    assert "Marost" == speakers(text, "Remarks by President Marost")[0].name
    assert "THE PRESIDENT" == speakers(text)[0].name


def test_who_answers_is_nobody_known() -> None:
    text = "Q: Do you?\n\nA: I do.\n\nQ: And now?\n\nA: I wait."
    assert EntityType.UNNAMED is speakers(text)[1].type
    assert "Adrel Quint" == speakers(text, "Interview with Adrel Quint")[1].name


def test_a_body_or_a_state_may_speak() -> None:
    text = "Ostrel Council: We do.\n\nQ: Do you?\n\nOstrel Council: We do."
    assert EntityType.ORGANISATION is speakers(text)[0].type
    state = text.replace("Ostrel Council", "France")
    assert EntityType.STATE is speakers(state)[0].type


def test_a_slip_in_a_label_makes_no_second_speaker() -> None:
    text = (
        "MODERATOR:  Do you?\n\nQ  I do.\n\nMODERATOR:  And you?\n\nQ  I too.\n\nMOERATOR:  Good."
    )
    assert 1 == len({e.entity_id for e in speakers(text) if e.name != "Q"})


def test_a_single_word_may_be_a_thing_unless_the_report_tells() -> None:
    text = "LIM: Do you?\n\nVARN: I do.\n\nLIM: And now?\n\nVARN: I wait, Minister Lim."
    assert [EntityType.PERSON, None] * 2 == [entity.type for entity in speakers(text)]


def test_namesakes_are_two_people_of_this_report() -> None:
    text = "MR. LIM: I go.\n\nMRS. LIM: I too.\n\nMR. LIM: You do?\n\nMRS. LIM: I do."
    first, second = speakers(text)[:2]
    assert ("MR. LIM", "MRS. LIM") == (first.name, second.name)
    assert first.entity_id != second.entity_id
    assert first.entity_id != speakers(text + " So.")[0].entity_id


def test_nobody_in_another_turn_is_meant_by_he() -> None:
    text = (
        "MS. MAROST:  Adrel Quint came.\n\nMR. VELDE:  He did, you see.\n\n"
        "MS. MAROST:  I know you do."
    )
    doc = transcript(text)
    said = tuple(make_turn_statements(doc).values())
    marost, quint, velde, he, *_ = gather_facts(doc, doc.mentions, said)
    assert MentionType.NAME is marost.type
    assert quint.sentence - marost.sentence > REACH
    assert he.sentence - velde.sentence > REACH
    assert velde.sentence - quint.sentence > REACH
    assert (-1, -1) == (he.sayer, he.last_source)


def test_who_says_i_is_not_whom_a_pronoun_is_linked_to_as_well() -> None:
    text = "MS. MAROST:  I came and he saw me.\n\nMR. VELDE:  He did.\n\nMS. MAROST:  I know."
    doc = transcript(text)
    links = link_entities(doc, tuple(make_turn_statements(doc).values())).links
    assert len(links) == len({link.mention_id for link in links})
