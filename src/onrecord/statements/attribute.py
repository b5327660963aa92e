"""Join source, cue and content: find the statements of a document.

Rules propose (`candidates.py`), a measured confidence decides (`confidence.py`); here what is
left becomes statements: quotations that go on behind their sentence are joined, statements
inside statements are nested.

In: `Document`. Out: tuple of `Statement`s, without speakers.
Who the sources are is left to `link/`.
"""

from collections.abc import Collection, Mapping, Sequence

from onrecord.model.document import Document, Span
from onrecord.model.statement import Act, Mode, Reason, Statement
from onrecord.statements.candidates import (
    TRAILING,
    Candidate,
    CandidateFinder,
)
from onrecord.statements.confidence import judge
from onrecord.statements.contents import QuotedTokens, locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.lone_quotations import find_lone_quotations
from onrecord.statements.phrases import Stretch
from onrecord.statements.qualify import find_act, find_mode, find_quote_type, is_hedged
from onrecord.statements.reality import Mood

# Candidates below this are not shown at all. Chosen on 200 articles of PolNeAR's train part that
# the weights were not fitted on (2026-11-22): the figure at which F1 of linked attributions
# is highest; between 0.2 and 0.45 it is flat, so the surer end is taken.
LEAST_CONFIDENCE = 0.35
# Statements inside statements ask for more: the corpus annotates none, so the weights were not
# fitted on them. Set by judgement, not measured.
LEAST_CONFIDENCE_WITHIN = 0.65
_OWN_VOICE = frozenset({"i", "we"})
_TAKING_BACK = frozenset({Act.DENY, Act.REJECT, Act.ASK})


def find_statements(doc: Document) -> tuple[Statement, ...]:
    """Find the statements of a document, in the order of their first words."""
    line = Line(doc.tokens, load_grammar())
    quoted = locate_quotations(doc)
    found = find_candidates(doc, line, quoted)
    kept = [c for c in found if c.confidence >= LEAST_CONFIDENCE]
    around = nest(kept)
    kept = [
        candidate
        for index, candidate in enumerate(kept)
        if index not in around
        or _is_worth_nesting(line, candidate, [kept[i] for i in _climb(index, around)])
    ]
    return _make_statements(doc, line, quoted, kept)


def _climb(index: int, around: Mapping[int, int]) -> list[int]:
    """Return what is around a candidate, from the inside out."""
    out: list[int] = []
    while index in around and around[index] not in out:
        index = around[index]
        out.append(index)
    return out


def _is_worth_nesting(line: Line, candidate: Candidate, around: Sequence[Candidate]) -> bool:
    """Tell whether a statement inside others is sure enough, and more than "I think".

    Inside what is denied, rejected, asked or supposed nothing is reported: of "denied that
    Solmark had agreed" only the denial is kept.
    """
    source = candidate.source
    is_own = source is not None and line.low[source.first] in _OWN_VOICE
    if is_own and find_mode(line, candidate) is Mode.BELIEF:
        return False
    before = line.low[candidate.cue.first - 1] if candidate.cue.first else ""
    if candidate.subject.startswith("participle") and before in line.grammar.prepositions:
        return False  # "the importance of supporting …": nobody supports anything yet
    if any(c.mood is not Mood.REAL or find_act(line, c) in _TAKING_BACK for c in around):
        return False
    return candidate.confidence >= LEAST_CONFIDENCE_WITHIN


def find_candidates(doc: Document, line: Line, quoted: QuotedTokens) -> list[Candidate]:
    """Find and judge the candidates of a document: what training and evaluation look at."""
    found = CandidateFinder(doc, line, quoted).find()
    continue_quotations(doc, line, quoted, found)
    lone = list(find_lone_quotations(doc, line, quoted, found))
    continue_quotations(doc, line, quoted, lone)
    found.extend(lone)
    found = [c for c in found if _has_words(line, c)]
    for candidate in found:
        candidate.confidence = judge(line, quoted, candidate)
    return found


def _has_words(line: Line, candidate: Candidate) -> bool:
    """Tell whether the contents are more than marks."""
    return any(line.is_word(i) for part in candidate.content for i in range(part.first, part.last))


def continue_quotations(
    doc: Document, line: Line, quoted: QuotedTokens, found: Sequence[Candidate]
) -> None:
    """Add to a candidate the quotations that go on behind the sentence of its cue.

    "“A,” said X. “B.”" is one statement of two contents, and so is a speech over paragraphs
    that each open with a quotation mark.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in found:
        if quoted.number_of[candidate.cue.first] < 0:
            by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for here in by_sentence.values():
        direct = [c for c in here if _has_quotation(quoted, c)]
        if direct:
            _continue_one(doc, line, quoted, direct[-1], by_sentence)


def _has_quotation(quoted: QuotedTokens, candidate: Candidate) -> bool:
    """Tell whether any word of the contents stands in quotation marks."""
    parts = candidate.content
    return any(quoted.number_of[i] >= 0 for c in parts for i in range(c.first, c.last))


def _numbers(quoted: QuotedTokens, candidate: Candidate) -> set[int]:
    """Return the quotations with which contents of a candidate begin or end."""
    ends = {quoted.number_of[c.first] for c in candidate.content}
    return (ends | {quoted.number_of[c.last - 1] for c in candidate.content}) - {-1}


def _continue_one(
    doc: Document,
    line: Line,
    quoted: QuotedTokens,
    candidate: Candidate,
    with_cue: Collection[int],
) -> None:
    """Add the quotations behind one candidate, until a sentence has a cue of its own."""
    groups = {quoted.quotations[n].group for n in _numbers(quoted, candidate)}
    is_direct = _has_quotation(quoted, candidate)
    paragraph = doc.sentences[candidate.sentence].paragraph
    for number in range(candidate.sentence + 1, len(doc.sentences)):
        sentence = doc.sentences[number]
        last = sentence.last
        while last > sentence.first and line.low[last - 1] in TRAILING:
            last -= 1
        which = quoted.number_of[sentence.first]
        if number in with_cue or which < 0:
            return
        end = min(quoted.stretches[which].last, last)
        if end <= sentence.first:
            return  # nothing but marks
        goes_on = quoted.quotations[which].group in groups
        follows = is_direct and sentence.paragraph == paragraph
        if not goes_on and not (follows and quoted.stretches[which].last >= last - 1):
            return
        groups.add(quoted.quotations[which].group)
        candidate.content.append(Stretch(sentence.first, end))


def nest(found: Sequence[Candidate]) -> dict[int, int]:
    """Find which candidates lie wholly in a content of which others: index → innermost index."""
    out: dict[int, int] = {}
    contents = sorted(
        (part.first, part.last, index) for index, c in enumerate(found) for part in c.content
    )
    around: list[tuple[int, int, int]] = []
    at = 0
    order = sorted(range(len(found)), key=lambda i: _extent(found[i]).first)
    for index in order:
        extent = _extent(found[index])
        while at < len(contents) and contents[at][0] <= extent.first:
            around.append(contents[at])
            at += 1
        around = [part for part in around if part[1] > extent.first]
        best: tuple[int, int] | None = None
        for first, last, other in around:
            if (
                other == index
                or last < extent.last
                or not _holds(found[other], first, last, found[index])
            ):
                continue
            if best is None or last - first < best[0]:
                best = (last - first, other)
        if best is not None:
            out[index] = best[1]
    return out


def _extent(candidate: Candidate) -> Stretch:
    """Return the tokens from the first to the last of a candidate's parts."""
    parts = [candidate.cue, *candidate.content]
    if candidate.source is not None:
        parts.append(candidate.source)
    return Stretch(min(p.first for p in parts), max(p.last for p in parts))


def _holds(outer: Candidate, first: int, last: int, inner: Candidate) -> bool:
    """Tell whether the inner one is smaller; of two of equal size the one without the other's cue.

    Where each holds the other's cue, the first cue is the outer one.
    """
    extent = _extent(inner)
    if extent.last - extent.first < last - first:
        return True
    inside = extent.first <= outer.cue.first < extent.last
    return not inside or outer.cue.first < inner.cue.first


def _make_statements(
    doc: Document, line: Line, quoted: QuotedTokens, kept: Sequence[Candidate]
) -> tuple[Statement, ...]:
    """Make the statements of the candidates that are kept."""
    nesting = nest(kept)
    ids: dict[int, str] = {}
    made: dict[str, Statement] = {}
    for index in sorted(range(len(kept)), key=lambda i: _depth(i, nesting)):
        outer = ids.get(nesting[index]) if index in nesting else None
        stmt = _make(doc, line, quoted, kept[index], outer)
        ids[index] = stmt.statement_id
        made.setdefault(stmt.statement_id, stmt)
    return tuple(sorted(made.values(), key=lambda s: (s.content[0].start, s.content[-1].end)))


def _depth(index: int, nesting: dict[int, int]) -> int:
    """Count the statements around one; a ring, which cannot be, counts as far as it goes."""
    seen = {index}
    while index in nesting and nesting[index] not in seen:
        index = nesting[index]
        seen.add(index)
    return len(seen)


def _make(
    doc: Document, line: Line, quoted: QuotedTokens, candidate: Candidate, outer: str | None
) -> Statement:
    """Make one statement."""
    content = tuple(_span(doc, part) for part in candidate.content)
    source = (_span(doc, candidate.source),) if candidate.source else ()
    cue = (_span(doc, candidate.cue),) if candidate.cue.last > candidate.cue.first else ()
    shared = candidate.shared or candidate.antecedent
    return Statement(
        report_id=doc.report.report_id,
        source=source,
        shared_source=(_span(doc, shared),) if shared else (),
        cue=cue,
        content=content,
        quote_type=find_quote_type(line, quoted, candidate),
        mode=find_mode(line, candidate),
        act=find_act(line, candidate),
        hedged=is_hedged(line, candidate),
        within=outer,
        confidence=round(candidate.confidence, 4),
        reasons=(_explain(doc, candidate),),
    )


_HOW = {
    "left": "The content stands before the cue.",
    "that": "“that” opens the content behind the cue.",
    "quote": "A quotation follows the cue.",
    "bare": "The clause or phrase behind the cue is its content.",
    "according_first": "“According to” opens the sentence; the rest is the content.",
    "according_last": "“according to” ends the sentence; what stands before is the content.",
    "amid": "The cue stands inside its content.",
    "headline": "A name and a colon open the headline.",
    "to": "An infinitive behind the cue is its content.",
    "lone": "A quotation stands alone behind a sentence about its source.",
    "lone_colon": "A colon opens the quotation; the sentence is about its source.",
    "lone_announced": "The sentence before ends in a colon and is about its source.",
    "prep": "A preposition behind the cue opens the content.",
    "colon": "A colon behind the cue opens the content.",
    "left_amid": "The cue stands between two parts of the content.",
    "amid_quote": "The cue stands between two parts of the quotation.",
    "wh": "An indirect question follows the cue.",
}


def _explain(doc: Document, candidate: Candidate) -> Reason:
    """Say how a statement was found, in words that a reader can check."""
    frame = candidate.frame.removeprefix("tell_").removeprefix("adjunct_")
    shown = candidate.cue if candidate.cue.last > candidate.cue.first else candidate.content[0]
    return Reason(
        feature=f"{candidate.frame}/{candidate.subject}",
        score=round(candidate.confidence, 4),
        detail=_HOW.get(frame, "The words around the cue are its content."),
        left=(_span(doc, shown),),
    )


def _span(doc: Document, words: Stretch) -> Span:
    return Span(doc.tokens[words.first].start, doc.tokens[words.last - 1].end)
