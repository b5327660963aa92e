from collections.abc import Mapping, Sequence

import pytest

from found_cues import document, found, line_of, stretch
from onrecord.model.attribution import Stretch
from onrecord.model.document import Document
from onrecord.model.phrase import Phrase
from onrecord.statements.drafts import Draft
from onrecord.statements.inverted import leave_agents, turn_round


def words(doc: Document, parts: Sequence[Stretch]) -> list[str]:
    text = doc.report.text
    return [text[doc.tokens[p.first].start : doc.tokens[p.last - 1].end] for p in parts]


def draft(doc: Document, cue: str, content: str | list[str], source: str | None) -> Draft:
    cue_found = found(doc, cue, content, source)
    return Draft(cue_found, cue_found.source, cue_found.cue, cue_found.content)


def people(doc: Document, *names: str) -> Mapping[int, Phrase]:
    places = [stretch(doc, name) for name in names]
    return {p.first: Phrase(first=p.first, last=p.last, person=0.9) for p in places}


@pytest.mark.parametrize(
    ("text", "given", "someone", "expected"),
    [
        (
            "Marost, said Kessen, had lied.",
            ("said", "had lied", "Marost"),
            "Kessen",
            (["Kessen"], ["Marost", "had lied"]),
        ),
        (
            "He had, wrote Kessen, no choice.",
            ("wrote", "no choice", "He"),
            "Kessen",
            (["Kessen"], ["He had", "no choice"]),
        ),
        (
            "He is, says his wife, patient.",
            ("says", ["is", "his", "patient"], "He"),
            "wife",
            (["his wife"], ["He is", "patient"]),
        ),
        (
            "Talks are dead, wrote Quint.",
            ("wrote", "Talks are", "Quint"),
            "Quint",
            (["Quint"], ["Talks are dead"]),
        ),
        (
            "They met, they say; talks are dead, wrote Quint.",
            ("wrote", "They met", "Quint"),
            "Quint",
            (["Quint"], ["They met"]),
        ),
        (
            "They met; dead, wrote Quint.",
            ("wrote", "They met", "Quint"),
            "Quint",
            (["Quint"], ["They met"]),
        ),
        (
            "It was kept by Kessen and rejected by Velde.",
            ("rejected", "It", "Kessen"),
            "Velde",
            (["Velde"], ["It"]),
        ),
        (
            "It was rejected by Velde on Monday.",
            ("rejected", "It was rejected by Velde", None),
            "Velde",
            (["Velde"], ["It was"]),
        ),
    ],
)
def test_the_subject_stands_behind_its_verb(
    text: str,
    given: tuple[str, str | list[str], str | None],
    someone: str,
    expected: tuple[list[str], list[str]],
) -> None:
    doc = document(text)
    drafted = draft(doc, *given)
    turn_round(line_of(doc), people(doc, someone), drafted, 0)
    assert expected == (words(doc, drafted.source), words(doc, drafted.content))


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "someone"),
    [
        # what stands between two commas is said of the subject
        ("Marost, her envoy, said Kessen, had lied.", "said", "her envoy", "had lied", "Kessen"),
        ("Marost, 5, said Kessen, had lied.", "said", "Marost, 5", "had lied", "Kessen"),
        ("He spoke of Marost, said Kessen, well.", "said", "He", "well", "Kessen"),
        # not all that is left of its clause
        ("Marost, said Kessen had lied.", "said", "Marost", "Kessen had lied", "Kessen"),
        ("Marost, said Kessen", "said", "Marost", "Kessen", "Kessen"),
        # a row of verbs
        ("He came, said the words, and left.", "said", "He", "the words", "the words"),
        ("Marost, said she, had lied.", "said", "Marost", "had lied", "she"),
        ("Marost, told Kessen, had lied.", "told", "Marost", "had lied", "Kessen"),
        ("Marost, saying Kessen, had lied.", "saying", "Marost", "had lied", "Kessen"),
        ("Marost said Kessen, then left.", "said", "Marost", "Kessen", "Kessen"),
        ("Marost, said the bridge, had lied.", "said", "Marost", "had lied", "lied"),
        ("They left, said Quint, and met.", "said", "Quint", "They left", "Quint"),
        # no agent
        ("Quint agreed by Friday.", "agreed", "Quint", "by Friday", "Quint"),
        ("It was denied by Quint’s envoy.", "denied", "It", "by Quint", "Quint"),
        ("They left, accusing by Quint them.", "accusing", "They", "them", "Quint"),
        ("It was built by Quint then.", "built", "It", "then", "Quint"),
        ("It was denied by", "denied", "It", "by", "It"),
    ],
)
def test_other_clauses_stay_as_they_are(
    text: str, cue: str, source: str, content: str, someone: str
) -> None:
    doc = document(text)
    drafted = draft(doc, cue, content, source)
    before = (drafted.source, drafted.content)
    turn_round(line_of(doc), people(doc, someone), drafted, 0)
    assert before == (drafted.source, drafted.content)


def test_a_thing_is_no_subject() -> None:
    doc = document("Marost, said report, had lied.")
    drafted = draft(doc, "said", "had lied", "Marost")
    at = stretch(doc, "report")
    turn_round(line_of(doc), {at.first: Phrase(first=at.first, last=at.last)}, drafted, 0)
    assert ["Marost"] == words(doc, drafted.source)


def test_who_denied_a_report_did_not_make_it() -> None:
    doc = document("Reports that the bridge was mined were denied by Quint.")
    report = draft(doc, "Reports", "that the bridge was mined", "Quint")
    denied = draft(doc, "denied", "that the bridge was mined", "Quint")
    leave_agents(line_of(doc), [report, denied])
    assert ((), True) == (report.source, report.is_nobodys)
    assert (["Quint"], False) == (words(doc, denied.source), denied.is_nobodys)


def test_two_passive_verbs_have_one_agent() -> None:
    doc = document("It was reported and confirmed by Quint.")
    both = [draft(doc, cue, "It", "Quint") for cue in ("reported", "confirmed")]
    leave_agents(line_of(doc), both)
    assert [["Quint"], ["Quint"]] == [words(doc, each.source) for each in both]
