"""Make a statement of each point that a read-out makes in its own voice.

"The leaders discussed A, B and C" is the publisher's telling, not anybody's words: three points.
So is "The truce topped the agenda", in which nothing is said at all. What one of those who talked
is told to have said stays a statement of theirs.

In: a `Document` that is a read-out, and its `Statement`s. Out: the statements, in the order of
the text, those that tell what was talked about as points of mode `account`.
Whether a text is a read-out is left to `readouts.py`, who its publisher is to `link/`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.document import Document, Sentence, Span
from onrecord.model.statement import Mode, QuoteType, Reason, Statement
from onrecord.statements.point_lists import shorten, split_clauses, split_topics
from onrecord.statements.readout_words import ReadoutWords, load_readout_words

# How sure a point is that the encoder did not see as an attribution; by judgement, below what it
# is of those that it sees in such texts (0.6 to 0.9).
POINT_CONFIDENCE = 0.6
# The share of a clause's words that no statement may have for it to be a point of its own, and how
# many words one has at least; by judgement.
_FREE, _LEAST = 0.6, 4
# The same share where a statement begins in the clause: it tells of something beside.
_MOST = 0.75
# How many words the subject of a clause has at most that says what stands behind its verb.
_SUBJECT = 9
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


def make_points(doc: Document, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a read-out, and the points that it makes in its own voice."""
    words = load_readout_words()
    text = doc.report.text
    cut = list(_cut_coordinated(text, statements))
    kept: list[Statement] = []
    for stmt in cut:
        kept.extend(_tell_points(text, stmt, words) if stmt.within is None else [stmt])
    kept = list(_nest_anew(kept))
    free: list[Statement] = []
    for number, sentence in enumerate(doc.sentences):
        free.extend(_find_free(doc, sentence, kept, words, is_lead=number < 2))
    kept.extend(free)
    return tuple(sorted(kept, key=lambda s: (s.content[0].start, s.cue != (), s.content[-1].end)))


def _cut_coordinated(text: str, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements, "voiced concern and made clear that …" as two beside each other.

    The encoder at times takes the second for a part of what is said with the first.
    """
    by_id = {stmt.statement_id: stmt for stmt in statements}
    cuts: dict[str, int] = {}
    freed: dict[str, Statement] = {}
    for stmt in statements:
        outer = by_id.get(stmt.within or "")
        if outer is None or stmt.source or not stmt.cue or outer.within is not None:
            continue
        start = stmt.cue[0].start
        first = outer.content[0].start
        before = re.search(r"(?:,\s*)?\b(?:and|but)\s+(?:also\s+)?$", text[first:start])
        if before is None or first + before.start() < first + 8:
            continue
        at = first + before.start()
        cuts[outer.statement_id] = min(at, cuts.get(outer.statement_id, at))
        shared = outer.source or outer.shared_source
        freed[stmt.statement_id] = replace(
            stmt, within=None, shared_source=shared, speaker=outer.speaker
        )
    for stmt in statements:
        if stmt.statement_id in freed:
            yield freed[stmt.statement_id]
            continue
        at = cuts.get(stmt.statement_id, len(text))
        content = tuple(
            _strip(text, Span(s.start, at)) if s.end > at else s
            for s in stmt.content
            if s.start < at
        )
        yield replace(stmt, content=content) if content else stmt


def _tell_points(text: str, stmt: Statement, words: ReadoutWords) -> Iterator[Statement]:
    """Yield a statement as it is, or the points it makes where nobody alone says it."""
    if stmt.quote_type in (QuoteType.DIRECT, QuoteType.MIXED) or not _is_joint(text, stmt, words):
        yield stmt
        return
    if len(stmt.content) > 1:
        yield replace(stmt, mode=Mode.ACCOUNT)
        return
    for piece in split_topics(text, stmt.content[0]):
        yield replace(stmt, content=(piece,), mode=Mode.ACCOUNT)


def _is_joint(text: str, stmt: Statement, words: ReadoutWords) -> bool:
    """Tell whether a statement is told of those who talk together, or of nobody."""
    source = stmt.source or stmt.shared_source
    told = " ".join(text[span.start : span.end] for span in source)
    return not source or words.joint.fullmatch(told.strip()) is not None


def _nest_anew(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield statements, inner ones within the piece that holds them now; none without holder."""
    held = {stmt.statement_id for stmt in statements}
    for stmt in statements:
        if stmt.within is None or stmt.within in held:
            yield stmt
            continue
        holder = next((s for s in statements if s.within is None and _holds(s, stmt)), None)
        if holder is not None:
            yield replace(stmt, within=holder.statement_id)


def _holds(outer: Statement, inner: Statement) -> bool:
    """Tell whether all words of a statement's content lie in that of another."""
    return outer is not inner and all(
        any(span.contains(each) for span in outer.content) for each in inner.content
    )


def _find_free(
    doc: Document,
    sentence: Sentence,
    statements: Sequence[Statement],
    words: ReadoutWords,
    *,
    is_lead: bool,
) -> Iterator[Statement]:
    """Yield the points that a sentence makes in clauses that no statement tells."""
    text = doc.report.text
    whole = doc.exact(sentence.span)
    if words.aside.search(whole) or words.finite.search(whole) is None:
        return
    outer = [s for s in statements if s.within is None]
    taken = [span for s in outer for span in (*s.source, *s.cue, *s.content)]
    near = [span for span in taken if span.overlaps(sentence.span)]
    for clause in split_clauses(text, sentence.span, words.finite):
        found = _WORD.finditer(text, clause.start, clause.end)
        places = [Span(m.start(), m.end()) for m in found]
        free = [p for p in places if not any(span.overlaps(p) for span in near)]
        told = any(span.overlaps(clause) for s in outer for span in s.cue)
        if len(free) < max(_LEAST, (_MOST if told else _FREE) * len(places)):
            continue
        exact = text[clause.start : clause.end]
        if words.finite.search(exact) is None or (is_lead and words.lead.search(exact)):
            continue
        yield from _make_points(doc, clause, words)


def _make_points(doc: Document, clause: Span, words: ReadoutWords) -> Iterator[Statement]:
    """Yield the points of a clause: its topics, or all of it."""
    text = doc.report.text
    clause = _cut_before(text, clause, words)
    behind = words.topic_behind.search(text, clause.start, clause.end)
    if behind is not None and clause.end - behind.end() > 3:
        topic, cue = Span(behind.end(), clause.end), Span(behind.start(), behind.end())
        yield from _make_topics(doc, topic, cue)
        return
    before = words.topic_before.search(text, clause.start, clause.end)
    if before is not None and before.start() - clause.start > 3:
        topic, cue = Span(clause.start, before.start()), Span(before.start(), before.end())
        yield from _make_topics(doc, topic, cue)
        return
    says = words.says.search(text, clause.start, clause.end)
    if says is not None and 0 < len(text[clause.start : says.start()].split()) <= _SUBJECT:
        yield from _make_said(doc, clause, Span(says.start(), says.end()), words)
        return
    for piece in shorten(text, clause):
        yield _make_point(doc, piece, None, "told", "the account tells it in its own voice")


def _make_topics(doc: Document, topic: Span, cue: Span) -> Iterator[Statement]:
    """Yield a point for each topic that a clause names."""
    for piece in split_topics(doc.report.text, _strip(doc.report.text, topic)):
        yield _make_point(doc, piece, cue, "topic", "the account says that this was talked about")


def _make_said(doc: Document, clause: Span, cue: Span, words: ReadoutWords) -> Iterator[Statement]:
    """Yield what the subject of a clause is told to have said, as a statement of theirs."""
    text = doc.report.text
    source = Span(clause.start, cue.start)
    if clause.end - cue.end < 4 or words.finite.search(text, source.start, source.end):
        yield _make_point(doc, clause, None, "told", "the account tells it in its own voice")
        return
    point = _make_point(
        doc, Span(cue.end, clause.end), cue, "said", "the subject of the verb is told to say so"
    )
    stmt = replace(point, source=(_strip(text, source),), mode=Mode.SPEECH)
    yield from _tell_points(text, stmt, words)


def _make_point(
    doc: Document, content: Span, cue: Span | None, feature: str, detail: str
) -> Statement:
    """Return a point of an account."""
    content = _strip(doc.report.text, content)
    said = () if cue is None else (_strip(doc.report.text, cue),)
    return Statement(
        report_id=doc.report.report_id,
        content=(content,),
        cue=said,
        quote_type=_find_quote_type(doc, content),
        mode=Mode.ACCOUNT,
        hedged=False,
        confidence=POINT_CONFIDENCE,
        reasons=(Reason(feature=feature, score=POINT_CONFIDENCE, detail=detail, left=(content,)),),
    )


def _find_quote_type(doc: Document, content: Span) -> QuoteType:
    """Tell whether quotation marks stand in a point."""
    return (
        QuoteType.MIXED
        if any(q.span.overlaps(content) for q in doc.quotations)
        else QuoteType.INDIRECT
    )


def _cut_before(text: str, clause: Span, words: ReadoutWords) -> Span:
    """Return a clause without what joins it to those before."""
    found = True
    while found:
        match = re.match(r"[\s,;]*", text[clause.start : clause.end])
        start = clause.start + (match.end() if match else 0)
        joining = words.before.match(text, start, clause.end)
        found = joining is not None and text[joining.end() : joining.end() + 1] in (" ", ",", "\n")
        clause = Span(joining.end() if joining and found else start, clause.end)
    return clause


def _strip(text: str, span: Span) -> Span:
    """Return a span without the white space and marks around its words."""
    words = text[span.start : span.end]
    ahead = len(words) - len(words.lstrip(" \n\t,;:-–—"))
    behind = len(words) - len(words.rstrip(" \n\t,;:.-–—"))
    return Span(span.start + ahead, max(span.start + ahead + 1, span.end - behind))
