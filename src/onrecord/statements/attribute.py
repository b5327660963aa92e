"""Join source, cue and content: make the statements of a document.

The encoder finds cues and what belongs to them, `drafts.py` chooses; here rules mend what they
know better: quotations are whole, what is denied or supposed keeps the words that say so, a
source that serves two cues is named for both.

In: `Document`. Out: tuple of `Statement`s, without speakers. The turns of a transcript are left
to `transcripts.py`, so far as nobody else's words are told in them.
Who the sources are is left to `link/`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model.attribution import Stretch
from onrecord.model.document import Document, Span
from onrecord.model.statement import Reason, Statement
from onrecord.statements.acts import find_act, takes_back
from onrecord.statements.conditions import find_conditions
from onrecord.statements.drafts import Draft, choose_drafts, nest
from onrecord.statements.factuality import judge_factuality
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.inverted import leave_agents, turn_round
from onrecord.statements.qualify import find_mode, find_quote_type, is_hedged
from onrecord.statements.quoted import QuotedTokens, locate_quotations
from onrecord.statements.reality import Mood, judge_reality
from onrecord.statements.repairs import fill_gaps, mend_content, mend_cue, mend_source
from onrecord.statements.sharing import share_sources
from onrecord.statements.transcripts import TurnTokens, cut_to_turns, make_turn_statements
from onrecord.statements.untangle import (
    cut_source,
    is_asked,
    share_out_quotations,
)


class Settled(NamedTuple):
    """What becomes statements of a document, but for the turns of a transcript.

    Attributes:
        line: Its words.
        quoted: Its quotations.
        drafts: What is kept.
        moods: How real each one is, by its anchor.
    """

    line: Line
    quoted: QuotedTokens
    drafts: list[Draft]
    moods: dict[int, Mood]


def find_statements(doc: Document) -> tuple[Statement, ...]:
    """Find the statements of a document, in the order of their first words."""
    turns = TurnTokens(doc)
    settled = settle_drafts(doc, turns)
    places = [turns.find_turn(draft.found.anchor) for draft in settled.drafts]
    holders = make_turn_statements(doc)
    within = {
        draft.found.anchor: holders[place].statement_id
        for draft, place in zip(settled.drafts, places, strict=True)
        if place in holders
    }
    found = (*holders.values(), *_make_statements(doc, settled, within=within))
    return tuple(sorted(found, key=lambda s: (s.content[0].start, s.cue != (), s.content[-1].end)))


def settle_drafts(doc: Document, turns: TurnTokens) -> Settled:
    """Choose what becomes statements, mend it, and lend sources to those that have none."""
    line = Line(doc.tokens, load_grammar())
    quoted = locate_quotations(doc)
    sentence_of = _number_sentences(doc)
    drafts = choose_drafts(cut_to_turns(doc, turns), quoted)
    phrases = {phrase.first: phrase for phrase in doc.phrases}
    leave_agents(line, drafts)
    moods: dict[int, Mood] = {}
    kept: list[Draft] = []
    for draft in drafts:
        anchor = draft.found.anchor
        start = _find_start(doc, quoted, sentence_of[anchor], anchor)
        draft.source = cut_source(sentence_of, mend_source(line, draft.source), anchor)
        turn_round(line, phrases, draft, start)
        draft.is_nobodys |= is_asked(line, draft.source, anchor, start)
        if draft.is_nobodys:
            draft.source = ()
        draft.cue = mend_cue(line, draft.cue, anchor)
        draft.content = mend_content(line, quoted, draft.content, anchor=anchor)
        before = draft.source[0] if draft.source and draft.source[0].last <= anchor else None
        reality = judge_reality(line, anchor, before, start)
        moods[anchor] = reality.mood
        if not draft.content:
            continue
        if reality.mood in (Mood.NEGATED, Mood.SUPPOSED) and reality.first < draft.cue[0].first:
            # "has never agreed" is shown with all of its words.
            draft.cue = (Stretch(reality.first, draft.cue[0].last), *draft.cue[1:])
        kept.append(draft)
    nest(kept)
    kept = [d for d in kept if _is_told(line, quoted, d, moods)]
    nest(kept)
    kept = _nest_again(kept, share_out_quotations(quoted, kept))
    _join_around_inner(line, kept)
    share_sources(kept, turns.keep_apart(sentence_of), quoted)
    return Settled(line, quoted, kept, moods)


def _nest_again(before: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Nest drafts anew where some were left out, and leave out what has no holder any more.

    A quotation that was given to another speaker took what was told in it along.
    """
    if len(drafts) < len(before):
        nest(drafts)
    return [draft for draft in drafts if not (draft, *draft.list_around())[-1].is_inner]


def _join_around_inner(line: Line, drafts: Sequence[Draft]) -> None:
    """Join what is said around the source and cue of an inner statement: it is said with them."""
    inner: dict[int, set[int]] = {}
    for draft in drafts:
        if draft.around is not None:
            words = inner.setdefault(draft.around.found.anchor, set())
            words.update(
                i for part in (*draft.found.source, *draft.found.cue) for i in range(*part)
            )
    for draft in drafts:
        if draft.found.anchor in inner:
            draft.content = fill_gaps(line, draft.content, inner[draft.found.anchor])


def _number_sentences(doc: Document) -> list[int]:
    """Return the number of each token's sentence."""
    found = [0] * len(doc.tokens)
    for number, sentence in enumerate(doc.sentences):
        found[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    return found


def _find_start(doc: Document, quoted: QuotedTokens, sentence: int, anchor: int) -> int:
    """Return where the words begin that a cue can be joined with: its sentence, or quotation."""
    start = doc.sentences[sentence].first
    number = quoted.number_of[anchor]
    if number < 0:
        return start
    return min(anchor, max(start, quoted.stretches[number].first + 1))


def _is_told(line: Line, quoted: QuotedTokens, draft: Draft, moods: dict[int, Mood]) -> bool:
    """Tell whether a draft stands by itself, or is reported by what is around it.

    Inside what is denied, rejected, asked or supposed nothing is reported: of "denied that
    Solmark had agreed" only the denial is kept, and of what nobody said nothing is.
    """
    if moods[draft.found.anchor] is Mood.UNREAL:
        return False
    holders = tuple(draft.list_around())
    for holder in holders:
        if moods[holder.found.anchor] is not Mood.REAL:
            return False
        if takes_back(line, quoted, holder):
            return False
    # What was around an inner one was left out: so is all that is inside it.
    return not (draft, *holders)[-1].is_inner


def _make_statements(
    doc: Document, settled: Settled, *, within: Mapping[int, str]
) -> tuple[Statement, ...]:
    """Make the statements of the drafts that are kept, outer ones first.

    Args:
        doc: The document.
        settled: What is kept.
        within: The turn's statement in which one lies, by its anchor.
    """
    ids: dict[int, str] = {}
    made: dict[str, Statement] = {}
    for draft in sorted(settled.drafts, key=lambda d: sum(1 for _ in d.list_around())):
        anchor = draft.found.anchor
        around = draft.around
        outer = within.get(anchor) if around is None else ids[around.found.anchor]
        stmt = _make(doc, settled, draft, outer=outer)
        ids[anchor] = stmt.statement_id
        made.setdefault(stmt.statement_id, stmt)
    return tuple(made.values())


def _make(doc: Document, settled: Settled, draft: Draft, *, outer: str | None) -> Statement:
    """Make one statement."""
    line, quoted = settled.line, settled.quoted
    mood = settled.moods[draft.found.anchor]
    # "did not deny", "would promise": neither is done.
    act = find_act(line, quoted, draft) if mood is Mood.REAL else None
    mode = find_mode(line, draft.found)
    conditions = find_conditions(line, draft.content, draft.found.anchor)
    verdict = judge_factuality(
        line, quoted, draft, mood=mood, mode=mode, act=act, conditions=conditions
    )
    return Statement(
        report_id=doc.report.report_id,
        source=to_spans(doc, draft.source),
        shared_source=to_spans(doc, draft.shared),
        cue=to_spans(doc, draft.cue),
        content=to_spans(doc, draft.content),
        quote_type=find_quote_type(
            line, quoted, draft.cue, draft.content, is_inner=draft.around is not None
        ),
        mode=mode,
        act=act,
        hedged=is_hedged(line, draft.found.anchor),
        factuality=verdict.value,
        within=outer,
        confidence=round(draft.confidence, 4),
        reasons=(*_explain(doc, draft), *_explain_conditions(doc, conditions)),
    )


def _explain_conditions(doc: Document, conditions: Sequence[Stretch]) -> list[Reason]:
    """Say under which conditions a content is told."""
    return [
        Reason(
            feature="condition",
            score=1.0,
            detail="What is said holds under this condition.",
            left=to_spans(doc, (part,)),
        )
        for part in conditions
    ]


def _explain(doc: Document, draft: Draft) -> list[Reason]:
    """Say how a statement was found, in words that a reader can check."""
    found = draft.found
    cue = to_spans(doc, draft.cue)
    likely = found.inner if draft.is_inner else found.outermost
    where = "inside what somebody else says" if draft.is_inner else "here"
    reasons = [
        Reason(
            feature="cue",
            score=round(likely, 4),
            detail=f"“{doc.exact(cue[0])}” says {where} that something is said or thought.",
            left=cue,
        )
    ]
    if draft.source:
        detail = "These words are linked to the cue as its source."
        left = to_spans(doc, draft.source)
        score = found.source_score
        reasons.append(Reason(feature="source", score=score, detail=detail, left=left, right=cue))
    elif draft.shared:
        detail = "The cue has no source of its own; the statement before lends it this one."
        left = to_spans(doc, draft.shared)
        # Nobody has measured how often such a source is right: neither likely nor unlikely.
        reasons.append(
            Reason(feature="shared source", score=0.5, detail=detail, left=left, right=cue)
        )
    return reasons


def to_spans(doc: Document, parts: Sequence[Stretch]) -> tuple[Span, ...]:
    """Return the spans of stretches of tokens."""
    return tuple(
        Span(doc.tokens[part.first].start, doc.tokens[part.last - 1].end) for part in parts
    )
