from dataclasses import replace

from found_cues import document, found
from onrecord.model.attribution import FoundCue
from onrecord.model.document import Document, Report
from onrecord.model.statement import Act, Mode, QuoteType, Statement
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.turns import find_turns
from onrecord.statements.attribute import find_statements
from onrecord.statements.transcripts import (
    BARE_CONFIDENCE,
    TURN_CONFIDENCE,
    TurnTokens,
    cut_to_turns,
    make_turn_statements,
)

TALK = (
    "They met in Ostrel.\n\n"
    "MS. MAROST:  I think Quint said he will come.  (Laughter.)  We agreed.\n\n"
    "Q  Velde told you so?\n\n"
    "MS. MAROST:  She warned that it is late.\n\n"
    "Q  (Inaudible.)\n\n"
    "MS. MAROST:  Did I? You tell me?"
)


def talk(*cues: FoundCue) -> Document:
    report = Report(text=TALK)
    turns = find_turns(report)
    sentences, tokens = parse(report, turns)
    return Document(report=report, sentences=sentences, tokens=tokens, turns=turns, cues=cues)


def cut(doc: Document) -> tuple[FoundCue, ...]:
    return cut_to_turns(doc, TurnTokens(doc))


def words(stmt: Statement) -> str:
    return " / ".join(TALK[span.start : span.end] for span in stmt.content)


def test_each_turn_in_which_something_is_said_is_a_statement() -> None:
    doc = talk()
    made = make_turn_statements(doc)
    assert [0, 1, 2, 4] == list(made)
    first = made[0]
    assert "I think Quint said he will come. / We agreed." == words(first)
    assert ("MS. MAROST",) == tuple(TALK[s.start : s.end] for s in first.source)
    assert (QuoteType.DIRECT, Mode.SPEECH, ()) == (first.quote_type, first.mode, first.cue)
    assert "MS. MAROST" in first.reasons[0].detail


def test_a_question_asks_and_so_does_who_only_asks() -> None:
    made = make_turn_statements(talk())
    assert [None, Act.ASK, None, Act.ASK] == [stmt.act for stmt in made.values()]


def test_what_is_told_in_a_turn_lies_within_it() -> None:
    doc = talk()
    said = found(doc, "said", "he will come", "Quint")
    warned = found(doc, "warned", "that it is late", "She")
    stmts = find_statements(replace(doc, cues=(said, warned)))
    within = {words(s): s.within for s in stmts if s.cue}
    turns = {words(s): s.statement_id for s in stmts if not s.cue}
    assert turns["I think Quint said he will come. / We agreed."] == within["he will come"]
    assert turns["She warned that it is late."] == within["that it is late"]
    assert [s.content[0].start for s in stmts] == sorted(s.content[0].start for s in stmts)


def test_what_is_told_inside_what_is_told_lies_in_that() -> None:
    doc = talk()
    think = found(doc, "think", "Quint said he will come", "I")
    said = found(doc, "said", "he will come", "Quint", outermost=0.1, inner=0.9)
    stmts = find_statements(replace(doc, cues=(think, said)))
    ids = {words(s): s.statement_id for s in stmts}
    inner = next(s for s in stmts if words(s) == "he will come")
    assert ids["Quint said he will come"] == inner.within


def test_no_cue_stands_in_a_label_and_none_reaches_into_another_turn() -> None:
    doc = talk()
    label = found(doc, "MAROST", "We agreed")
    wide = found(doc, "agreed", ["We", "Velde told you so"], "They met")
    kept = cut(replace(doc, cues=(label, wide)))
    assert [wide.anchor] == [cue.anchor for cue in kept]
    assert ((), 1) == (kept[0].source, len(kept[0].content))
    assert (0.0, 0.9) == (kept[0].source_score, kept[0].content_score)


def test_what_has_no_words_left_in_its_turn_has_no_score() -> None:
    doc = talk()
    wide = found(doc, "agreed", "Velde told you so", "They met")
    (kept,) = cut(replace(doc, cues=(wide,)))
    assert ((), 0.0) == (kept.content, kept.content_score)


def test_before_behind_and_between_turns_nothing_is_cut_away() -> None:
    doc = talk()
    before = found(doc, "met", "in Ostrel", "They")
    assert (before,) == cut(replace(doc, cues=(before,)))
    tokens = TurnTokens(doc)
    last = len(doc.tokens) - 1
    inaudible = next(i for i, t in enumerate(doc.tokens) if t.text == "Inaudible")
    assert -1 == tokens.find_turn(0) == tokens.find_turn(inaudible)
    assert 4 == tokens.find_turn(last)
    room = tokens.find_room(inaudible)
    assert room is not None
    assert room.first <= inaudible < room.last


def test_a_source_is_not_lent_from_turn_to_turn() -> None:
    doc = talk()
    said = found(doc, "said", "he will come", "Quint")
    told = found(doc, "told", "so")
    stmts = find_statements(replace(doc, cues=(said, told)))
    assert [()] == [s.shared_source for s in stmts if words(s) == "so"]


def test_a_text_without_turns_is_as_it_was() -> None:
    doc = document("Velde said they will come.")
    cue = found(doc, "said", "they will come", "Velde")
    assert (cue,) == cut(replace(doc, cues=(cue,)))
    assert {} == make_turn_statements(doc)
    assert [0, 0] == TurnTokens(doc).keep_apart([0, 0])


def sureness(text: str, headline: str | None = None) -> list[float]:
    report = Report(text=text, headline=headline)
    turns = find_turns(report)
    sentences, tokens = parse(report, turns)
    mentions = find_mentions(report, sentences, tokens, turns)
    doc = Document(
        report=report, sentences=sentences, tokens=tokens, turns=turns, mentions=mentions
    )
    return [stmt.confidence for stmt in make_turn_statements(doc).values()]


def test_a_single_word_that_nothing_tells_of_is_less_sure() -> None:
    text = "LIM: Do you?\n\nVARN: I do.\n\nLIM: And now?\n\nVARN: I wait, Minister Lim."
    assert [TURN_CONFIDENCE, BARE_CONFIDENCE] * 2 == sureness(text)
    assert [TURN_CONFIDENCE] * 4 == sureness(text, "Talks of Ana Varn")
    titled = text.replace("VARN: I wait", "MS. VARN: I wait")
    assert [TURN_CONFIDENCE] * 4 == sureness(titled)
