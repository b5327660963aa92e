"""Who has written a report that says "I" itself."""

import pytest

from onrecord.link.entities import link_entities
from onrecord.model.document import Report
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

PIECE = (
    "The fares are too high.\n\nI believe that they must fall. I hope that the council agrees.\n\n"
    "Others disagree, and the mayor said so.\n\n"
)
BIO = "Ilena Marost, a former judge, is a member of the harbour's board."


def list_speakers(text: str) -> dict[str, str]:
    """Return the words of statements' sources that have a speaker, and who that is."""
    doc = read_document(Report(text=text))
    links = link_entities(doc, find_statements(doc))
    names = {entity.entity_id: entity.name for entity in links.entities}
    return {
        doc.exact(s.source[0]): names[s.speaker] for s in links.statements if s.source and s.speaker
    }


@pytest.mark.parametrize(
    "bio", [BIO, "Ilena Marost teaches law.", "Ilena Marost is a judge of the harbour court."]
)
def test_i_is_who_is_told_of_at_the_end(bio: str) -> None:
    assert "Ilena Marost" == list_speakers(PIECE + bio).get("I")


@pytest.mark.parametrize(
    "text",
    [
        PIECE + "Ilena Marost left.",
        PIECE + "Marost is a judge.",
        PIECE + "Nobody said that Ilena Marost is old.",
        PIECE + BIO + "\n\nOne.\n\nTwo.\n\nThree.",
        PIECE.replace("the mayor", "Ilena Marost") + BIO,
        "The fares are too high.\n\nI believe that they must fall.\n\nOthers disagree.\n\n" + BIO,
        PIECE,
    ],
)
def test_else_nobody_is(text: str) -> None:
    assert "I" not in list_speakers(text)


def test_i_in_a_quotation_is_who_says_it() -> None:
    text = PIECE + "“I hope that they fall,” Adrel Quint said.\n\n" + BIO
    doc = read_document(Report(text=text))
    links = link_entities(doc, find_statements(doc))
    names = {entity.entity_id: entity.name for entity in links.entities}
    where = text.index("I hope that they")
    mention = next(m for m in links.mentions if m.span.start == where)
    linked = [names[k.entity_id] for k in links.links if k.mention_id == mention.mention_id]
    assert ["Adrel Quint"] == linked
