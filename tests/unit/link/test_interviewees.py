"""Who answers in a printed interview."""

import pytest

from onrecord.link.entities import link_entities
from onrecord.model.document import Report
from onrecord.pipeline import read_document
from onrecord.statements.attribute import find_statements

INTRO = "Ilena Marost led the harbour talks for nine years. She looks back on them."
TURNS = (
    "\n\nQ: Did the fares have to rise?\n\nA: They had to. The ferries were rusting."
    "\n\nQ: And who decided?\n\nA: The council did. I told them that it was too early.\n\n"
    "Q: Would you do it again?\n\nA: Yes. I would do it sooner.\n"
)


def list_speakers(text: str) -> dict[str, set[str]]:
    """Return by label the names of its speakers."""
    doc = read_document(Report(text=text))
    links = link_entities(doc, find_statements(doc))
    names = {entity.entity_id: entity.name for entity in links.entities}
    found: dict[str, set[str]] = {"Q": set(), "A": set()}
    for each in links.statements:
        for span in each.source:
            if doc.exact(span) in found and each.speaker:
                found[doc.exact(span)].add(names[each.speaker])
    return found


@pytest.mark.parametrize(
    "intro", [INTRO, INTRO + " Mayor Adrel Quint once called her stubborn. She smiles."]
)
def test_a_is_of_whom_is_told_before(intro: str) -> None:
    found = list_speakers(intro + TURNS)
    assert {"Ilena Marost"} == found["A"]
    assert {"Q"} == found["Q"]


@pytest.mark.parametrize(
    "intro",
    [
        "The harbour talks took nine years.",
        "Mayor Adrel Quint and Judge Ilena Marost led the talks for nine years.",
    ],
)
def test_else_a_is_nobody(intro: str) -> None:
    assert {"A"} == list_speakers(intro + TURNS)["A"]


def test_other_labels_stay_as_they_are() -> None:
    text = INTRO + TURNS.replace("A:", "QUINT:").replace("Q:", "VELDE:")
    doc = read_document(Report(text=text))
    links = link_entities(doc, find_statements(doc))
    assert len({s.speaker for s in links.statements if not s.cue}) == 2
