"""Nouns as rows of the record and back: how spans, lists, names and reasons become columns.

In: `Mention`, `Entity`, `Link`, `Statement`, `Timex`, `Decision`, `Failure`, or their rows. Out:
their rows, or the nouns again, equal to what was put in. Reports, their order and transactions are
left to `append.py` and `catalogue.py`, which columns are written and read to the SQL of `append.py`
and `find.py`.
"""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.model.document import Mention, MentionType, Span, Timex, TimexType
from onrecord.model.record import (
    Decision,
    DecisionTarget,
    Entity,
    EntityType,
    Failure,
    Link,
    Role,
    Verdict,
)
from onrecord.model.statement import (
    Act,
    Channel,
    Factuality,
    Mode,
    QuoteType,
    Reason,
    SaidAt,
    Statement,
)

Row = tuple[Any, ...]
_Closed = TypeVar("_Closed", bound=StrEnum)


# An empty list, as it is written.
_NOTHING = "[]"


def dump_spans(spans: Iterable[Span]) -> str:
    """Write spans as a JSON array of pairs.

    >>> dump_spans([Span(0, 4), Span(9, 12)])
    '[[0,4],[9,12]]'
    """
    return _dump([[span.start, span.end] for span in spans])


def load_spans(text: str) -> tuple[Span, ...]:
    """Read what `dump_spans` wrote.

    >>> load_spans("[[0,4]]")
    (Span(start=0, end=4),)
    """
    # Most lists of a statement are empty, and reading JSON is most of what a row costs.
    return () if text == _NOTHING else _load_span_pairs(json.loads(text))


def dump_mention(mention: Mention) -> Row:
    """Return the columns of a mention."""
    return (
        mention.mention_id,
        mention.span.start,
        mention.span.end,
        str(mention.type),
        mention.head.start,
        mention.head.end,
        mention.title.start if mention.title else None,
        mention.title.end if mention.title else None,
    )


def load_mention(row: Row) -> Mention:
    """Return the mention of such a row."""
    mention_id, start, end, mention_type, head_start, head_end, title_start, title_end = row
    return Mention(
        mention_id=mention_id,
        span=_make_span(start, end),
        type=MentionType(mention_type),
        head=_make_span(head_start, head_end),
        title=None if title_start is None else _make_span(title_start, title_end),
    )


def dump_timex(timex: Timex) -> Row:
    """Return the columns of a time expression."""
    span = timex.span
    head = (timex.tid, span.start, span.end, str(timex.type))
    return (*head, timex.value, timex.edtf, timex.mod, timex.anchor)


def load_timex(row: Row) -> Timex:
    """Return the time expression of such a row."""
    tid, start, end, timex_type, value, edtf, mod, anchor = row
    return Timex(
        tid=tid,
        span=_make_span(start, end),
        type=TimexType(timex_type),
        value=value,
        edtf=edtf,
        mod=mod,
        anchor=anchor,
    )


def dump_entity(entity: Entity) -> Row:
    """Return the columns of an entity."""
    roles = [
        {
            "title": role.title,
            "organisation": role.organisation,
            "report_id": role.report_id,
            "span": [role.span.start, role.span.end],
        }
        for role in entity.roles
    ]
    kind = _name_of(entity.type)
    head = (entity.entity_id, entity.name, kind)
    told = (_dump(entity.aliases), _dump(roles), entity.weight)
    return (*head, *told, _dump(entity.identifiers))


def load_entity(row: Row) -> Entity:
    """Return the entity of such a row."""
    entity_id, name, kind, aliases, roles, weight, identifiers = row
    return Entity(
        entity_id=entity_id,
        name=name,
        type=_member(EntityType, kind),
        aliases=load_strings(aliases),
        roles=tuple(
            Role(
                title=_check_text(role["title"]),
                organisation=role["organisation"] and _check_text(role["organisation"]),
                report_id=_check_text(role["report_id"]),
                span=_make_span(*role["span"]),
            )
            for role in json.loads(roles)
        ),
        weight=_check_number(weight),
        identifiers=load_strings(identifiers),
    )


def dump_link(link: Link) -> Row:
    """Return the columns of a link."""
    return (link.mention_id, link.entity_id, link.score, _dump_reasons(link.reasons))


def load_link(row: Row) -> Link:
    """Return the link of such a row."""
    mention_id, entity_id, score, reasons = row
    return Link(
        mention_id=mention_id,
        entity_id=entity_id,
        score=_check_number(score),
        reasons=_load_reasons(reasons),
    )


def dump_statement(stmt: Statement, text: str) -> Row:
    """Return the columns of a statement; `text` is its report's, for the words in `exact`."""
    return (
        stmt.statement_id,
        # For eyes and for the search; whoever needs the words themselves has the spans.
        " … ".join(text[span.start : span.end] for span in stmt.content),
        dump_spans(stmt.source),
        dump_spans(stmt.shared_source),
        dump_spans(stmt.cue),
        dump_spans(stmt.content),
        stmt.speaker,
        _name_of(stmt.quote_type),
        _name_of(stmt.mode),
        _name_of(stmt.act),
        _name_of(stmt.channel),
        _dump(stmt.addressee),
        stmt.venue,
        stmt.outlet,
        stmt.programme,
        _dump(stmt.via),
        _dump_said_at(stmt.said_at),
        stmt.within,
        _dump(stmt.about),
        None if stmt.hedged is None else int(stmt.hedged),
        _name_of(stmt.factuality),
        stmt.confidence,
        _dump_reasons(stmt.reasons),
    )


def load_statement(report_id: str, row: Row) -> Statement:
    """Return the statement of such a row, without the columns `statement_id` and `exact`."""
    source, shared_source, cue, content, speaker, quote_type, mode, act, channel = row[:9]
    addressee, venue, outlet, programme, via, said_at, within, about = row[9:17]
    hedged, factuality, confidence, reasons = row[17:]
    return Statement(
        report_id=report_id,
        content=load_spans(content),
        cue=load_spans(cue),
        source=load_spans(source),
        shared_source=load_spans(shared_source),
        speaker=speaker,
        quote_type=_member(QuoteType, quote_type),
        mode=_member(Mode, mode),
        act=_member(Act, act),
        channel=_member(Channel, channel),
        addressee=load_strings(addressee),
        venue=venue,
        outlet=outlet,
        programme=programme,
        via=load_strings(via),
        said_at=_load_said_at(said_at),
        within=within,
        about=load_strings(about),
        hedged=None if hedged is None else bool(hedged),
        factuality=_member(Factuality, factuality),
        confidence=_check_number(confidence),
        reasons=_load_reasons(reasons),
    )


def dump_decision(decision: Decision) -> Row:
    """Return the columns of a decision; whether it is orphaned is found anew each time."""
    return (
        decision.decision_id,
        decision.target_kind,
        decision.report_id,
        dump_spans(decision.spans),
        _dump(decision.exact),
        decision.field,
        str(decision.verdict),
        decision.value,
        decision.decided_by,
        decision.decided_at,
        decision.undone_at,
    )


def load_decision(row: Row) -> Decision:
    """Return the decision of such a row."""
    decision_id, target_kind, report_id, spans, exact, field = row[:6]
    verdict, value, decided_by, decided_at, undone_at = row[6:]
    return Decision(
        decision_id=decision_id,
        target_kind=DecisionTarget(target_kind),
        report_id=report_id,
        spans=load_spans(spans),
        exact=load_strings(exact),
        field=field,
        verdict=Verdict(verdict),
        value=value,
        decided_by=decided_by,
        decided_at=decided_at,
        undone_at=undone_at,
    )


def load_failure(row: Row) -> Failure:
    """Return the failure of a row."""
    name, stage, code, message, hint = row
    return Failure(input=name, stage=stage, code=code, message=message, hint=hint)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load_strings(text: str) -> tuple[str, ...]:
    """Return the strings of a column that holds several."""
    strings = json.loads(text)
    if not isinstance(strings, list):
        raise TypeError(f"{strings!r} is no list")
    return tuple(map(_check_text, strings))


def _load_span_pairs(pairs: Iterable[tuple[Any, Any]]) -> tuple[Span, ...]:
    return tuple(_make_span(start, end) for start, end in pairs)


# SQLite's columns and JSON take any value: what the types of a noun promise is checked here.


def _make_span(start: object, end: object) -> Span:
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError(f"{start!r} and {end!r} are no span")
    return Span(start, end)


def _check_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _check_number(value: Any) -> Any:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return value


def _dump_said_at(said_at: SaidAt | None) -> str | None:
    if said_at is None:
        return None
    span = [said_at.span.start, said_at.span.end]
    return _dump({"value": said_at.value, "edtf": said_at.edtf, "span": span})


def _load_said_at(text: str | None) -> SaidAt | None:
    if text is None:
        return None
    said_at = json.loads(text)
    return SaidAt(
        value=_check_text(said_at["value"]),
        edtf=said_at["edtf"] and _check_text(said_at["edtf"]),
        span=_make_span(*said_at["span"]),
    )


def _dump_reasons(reasons: Iterable[Reason]) -> str:
    return _dump(
        [
            {
                "feature": reason.feature,
                "score": reason.score,
                "detail": reason.detail,
                "left": [[span.start, span.end] for span in reason.left],
                "right": [[span.start, span.end] for span in reason.right],
            }
            for reason in reasons
        ]
    )


def _load_reasons(text: str) -> tuple[Reason, ...]:
    if text == _NOTHING:
        return ()
    return tuple(
        Reason(
            feature=_check_text(reason["feature"]),
            score=_check_number(reason["score"]),
            detail=_check_text(reason["detail"]),
            left=_load_span_pairs(reason["left"]),
            right=_load_span_pairs(reason["right"]),
        )
        for reason in json.loads(text)
    )


def _name_of(member: StrEnum | None) -> str | None:
    return None if member is None else str(member)


def _member(closed: type[_Closed], name: str | None) -> _Closed | None:
    return None if name is None else closed(name)
