"""A small record for the web app's tests: two reports, one statement within another, two people.

In: nothing. Out: readings built by hand, and the same with hostile words in every field.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from handmade import entity, mention, reading, report, stmt, timex
from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Commitment,
    CommitmentKind,
    Dispute,
    DisputeStatus,
    Event,
    EventKind,
    EventStatus,
    Issue,
    Place,
    Position,
    Relation,
    RelationType,
    Shift,
    Side,
    SideStance,
    Stance,
    Tier,
)
from onrecord.model.document import MentionType, Report, Span
from onrecord.model.record import Entity, EntityType, Failure, Reading, Role
from onrecord.model.statement import Act, Channel, Mode, QuoteType, Reason, SaidAt, Statement
from onrecord.record.shelf import Finding
from onrecord.record.store import open_record

EVIL = (
    "\"'><script>window.hit=1</script><img src=x onerror='window.hit=2'>"
    "<svg onload=window.hit=3>{{ 7*7 }}</textarea></title>"
)

VARENIA = entity("Varenia", type=EntityType.STATE)
COURIER = entity("The Ostrel Courier", type=EntityType.ORGANISATION)


def talks() -> tuple[Reading, Reading]:
    """Return two reports: Marost speaks in the first, Velde tells of Marost in the second."""
    first = report(
        "“The bridge is safe,” Ilena Marost told the Courier on Monday.\n\n"
        "Marost warned that the lake would freeze.",
        publisher="The Ostrel Courier",
        headline="Bridge is safe",
        url="https://courier.example/1",
        published="2031-03-17T14:30:00+01:00",
    )
    place = mention(first, "Ilena Marost")
    marost = entity("Ilena Marost", roles=[_make_role(first)])
    monday = timex(first, "Monday", "2031-03-17")
    safe = _tell(
        stmt(
            first,
            "“The bridge is safe,”",
            cue="told",
            source="Ilena Marost",
            speaker=marost,
            quote_type=QuoteType.DIRECT,
            act=Act.ASSERT,
            reasons=[Reason(feature="cue", score=0.9, detail="“told” says that it is said.")],
        ),
        monday.span,
    )
    freeze = stmt(
        first,
        "that the lake would freeze",
        cue="warned",
        source="Marost",
        speaker=marost,
        quote_type=QuoteType.INDIRECT,
        act=Act.WARN,
        confidence=0.5,
    )
    second = report(
        "Sanna Velde denied that Marost had said the bridge was safe.",
        publisher="The Lantern",
        headline="Velde denies it",
        published="2031-03-18",
    )
    velde = entity("Sanna Velde")
    denied = stmt(
        second,
        "that Marost had said the bridge was safe",
        cue="denied",
        source="Sanna Velde",
        speaker=velde,
        quote_type=QuoteType.INDIRECT,
        act=Act.DENY,
    )
    inner = stmt(
        second,
        "the bridge was safe",
        cue="had said",
        source="Marost",
        speaker=marost,
        within=denied,
        quote_type=QuoteType.INDIRECT,
    )
    return (
        reading(
            first,
            safe,
            freeze,
            entities=[VARENIA, COURIER],
            mentions=[
                (place, marost),
                (mention(first, "Courier"), COURIER),
                (mention(first, "Marost", nth=1), marost),
            ],
            timexes=[monday],
        ),
        reading(
            second,
            denied,
            inner,
            mentions=[(mention(second, "Sanna Velde"), velde), (mention(second, "Marost"), marost)],
            reference_date="2031-03-18",
        ),
    )


def _make_role(story: Report) -> Role:
    span = mention(story, "Ilena Marost").span
    return Role(
        title="president", organisation=VARENIA.entity_id, report_id=story.report_id, span=span
    )


def _tell(said: Statement, when: Span) -> Statement:
    """Return a statement with every circumstance."""
    return replace(
        said,
        mode=Mode.SPEECH,
        channel=Channel.INTERVIEW,
        addressee=(COURIER.entity_id,),
        outlet=COURIER.entity_id,
        programme="Morning",
        venue="the old mill",
        via=(COURIER.entity_id,),
        said_at=SaidAt(value="2031-03-17", edtf="2031-03-17", span=when),
        about=(VARENIA.entity_id,),
        hedged=True,
    )


def evil_talks(words: str = EVIL) -> Reading:
    """Return a report whose every word is hostile."""
    story = report(
        f"{words}\n\n{words} told us: {words} on Monday.",
        publisher=words,
        headline=words,
        byline=words,
        url=f"javascript:{words}",
        published="2031-03-19",
        language="en",
    )
    who = entity(words, aliases=[words + " again"], type=EntityType.PERSON)
    text = story.text
    at = text.index(words, len(words))
    named = mention(story, words, nth=1, type=MentionType.NAME)
    said = stmt(story, "told us: " + words, source=words, speaker=who, act=Act.ACCUSE)
    when = timex(story, "Monday", words)
    said = replace(
        said,
        venue=words,
        programme=words,
        about=(who.entity_id,),
        addressee=(who.entity_id,),
        outlet=who.entity_id,
        via=(who.entity_id,),
        said_at=SaidAt(value=words, edtf=None, span=when.span),
        reasons=(Reason(feature="x", score=1.0, detail=words),),
    )
    assert named.span.start == at
    role = Role(title=words, organisation=None, report_id=story.report_id, span=named.span)
    who = Entity(
        entity_id=who.entity_id,
        name=words,
        type=EntityType.PERSON,
        aliases=who.aliases,
        roles=(role,),
        identifiers=(words,),
    )
    return reading(
        story, said, mentions=[(named, who)], timexes=[when], reference_date="2031-03-19"
    )


def findings(words: str = "the lake would freeze") -> tuple[Finding, ...]:
    """Return what comparing could have found in the two reports.

    Args:
        words: Stands in every field that holds words.
    """
    first, second = talks()
    safe, freeze = first.statements
    denied, inner = second.statements
    marost, velde = safe.speaker or "", denied.speaker or ""
    why = (Reason(feature="x", score=0.9, detail=words),)
    monday = first.timexes[0].span
    place = Place(report_id=first.report.report_id, span=monday)
    return (
        Relation(
            type=RelationType.DENIES,
            from_id=denied.statement_id,
            from_report=denied.report_id,
            to_id=safe.statement_id,
            to_report=safe.report_id,
            basis=Basis.STATED,
            tier=Tier.SHOWN,
            score=0.9,
            reasons=why,
        ),
        Relation(
            type=RelationType.REPEATS,
            from_id=inner.statement_id,
            from_report=inner.report_id,
            to_id=safe.statement_id,
            to_report=safe.report_id,
            basis=Basis.WORDS,
            tier=Tier.PROPOSED,
            score=0.5,
            reasons=why,
        ),
        Dispute(
            dispute_id="ds_1",
            claim=words,
            sides=(
                Side(stance=SideStance.ASSERTS, actors=(marost,), statements=(safe.statement_id,)),
                Side(
                    stance=SideStance.DENIES,
                    actors=(velde,),
                    statements=(denied.statement_id, "st_gone"),
                ),
            ),
            silent=(first.report.report_id,),
            tier=Tier.SHOWN,
            reports=(first.report.report_id, second.report.report_id),
            reasons=why,
        ),
        Dispute(
            dispute_id="ds_2",
            claim="the mill is old",
            sides=(),
            status=DisputeStatus.SETTLED,
            reports=(first.report.report_id,),
        ),
        Issue(issue_id="is_1", name=words, description=words),
        _stand("ps_1", marost, Stance.OPPOSES, safe, words, held_until="2031-03-18"),
        _stand("ps_2", marost, Stance.SUPPORTS, freeze, words, held_from="2031-03-18"),
        _stand("ps_3", velde, Stance.DEMANDS, denied, words, according_to=marost, disputed=True),
        Shift(
            shift_id="sh_1",
            actor=marost,
            issue="is_1",
            before=words,
            after=words,
            when="2031-03-18",
            report_id=first.report.report_id,
            span=monday,
        ),
        Commitment(
            commitment_id="cm_1",
            actor=marost,
            kind=CommitmentKind.PROMISE,
            content=words,
            due="2031-04-01",
            due_span=monday,
            due_basis=words,
            according_to=velde,
            resolved_by=(safe.statement_id, "ev_1"),
            reasons=why,
            evidence=(freeze.statement_id,),
            reports=(freeze.report_id,),
        ),
        Commitment(
            commitment_id="cm_2",
            actor=velde,
            kind=CommitmentKind.THREAT,
            content="to close the mill",
            due="2031-03-01",
            evidence=(denied.statement_id, inner.statement_id),
            reports=(denied.report_id, inner.report_id),
        ),
        Event(
            event_id="ev_1",
            what=words,
            kind=EventKind.MEETING,
            start="2031-03-17",
            participants=(marost, velde),
            place=words,
            status=EventStatus.HELD,
            evidence=(place,) * 14,
            reasons=why,
        ),
        Event(
            event_id="ev_2",
            what="a summit",
            kind=EventKind.SUMMIT,
            start="2031-04",
            before="2031-05-01",
            status=EventStatus.PLANNED,
            evidence=(place,),
        ),
        Event(event_id="ev_3", what="a call", kind=EventKind.CALL, status=EventStatus.DENIED),
        Event(
            event_id="ev_4",
            what="a visit",
            kind=EventKind.VISIT,
            start="2031-03-18",
            end="2031-03-19",
            status=EventStatus.CANCELLED,
        ),
        Check(
            report_id=first.report.report_id,
            kind=CheckKind.WEEKDAY,
            span=monday,
            verdict=CheckVerdict.DIFFERS,
            detail=words,
            against=(Place(report_id=second.report.report_id, span=Span(0, 5)),),
        ),
    )


def _stand(
    position_id: str, actor: str, stance: Stance, said: Statement, words: str, **more: Any
) -> Position:
    return Position(
        position_id=position_id,
        actor=actor,
        issue="is_1",
        stance=stance,
        evidence=(said.statement_id,),
        reports=(said.report_id,),
        reasons=(Reason(feature="x", score=0.9, detail=words),),
        **more,
    )


def write_record(path: Path, *, evil: bool = False, compared: bool = False) -> Path:
    """Write the reports into a record, and something that could not be read.

    Args:
        path: Where to.
        evil: Whether hostile words stand in every field.
        compared: Whether findings are there, too.
    """
    readings = [*talks(), evil_talks()] if evil else [*talks()]
    with open_record(path) as record:
        for number, each in enumerate(readings):
            record.writer.add(each, name=f"{number}.txt")
        words = EVIL if evil else "no words"
        record.writer.add_failure(
            Failure(
                input=words,
                stage="ingest",
                code="ingest.no-article-text",
                message=words,
                hint=words,
            )
        )
        if compared:
            record.shelf.put_findings(findings(EVIL) if evil else findings())
    return path
