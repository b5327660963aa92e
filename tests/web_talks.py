"""A small record for the web app's tests: two reports, one statement within another, two people.

In: nothing. Out: readings built by hand, and the same with hostile words in every field.
"""

from dataclasses import replace
from pathlib import Path

from handmade import entity, mention, reading, report, stmt, timex
from onrecord.model.document import MentionType, Report, Span
from onrecord.model.record import Entity, EntityType, Failure, Reading, Role
from onrecord.model.statement import Act, Channel, Mode, QuoteType, Reason, SaidAt, Statement
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


def evil_talks() -> Reading:
    """Return a report whose every word is hostile."""
    story = report(
        f"{EVIL}\n\n{EVIL} told us: {EVIL} on Monday.",
        publisher=EVIL,
        headline=EVIL,
        byline=EVIL,
        url=f"javascript:{EVIL}",
        published="2031-03-19",
        language="en",
    )
    who = entity(EVIL, aliases=[EVIL + " again"], type=EntityType.PERSON)
    text = story.text
    at = text.index(EVIL, len(EVIL))
    named = mention(story, EVIL, nth=1, type=MentionType.NAME)
    said = stmt(story, "told us: " + EVIL, source=EVIL, speaker=who, act=Act.ACCUSE)
    when = timex(story, "Monday", EVIL)
    said = replace(
        said,
        venue=EVIL,
        programme=EVIL,
        about=(who.entity_id,),
        addressee=(who.entity_id,),
        outlet=who.entity_id,
        via=(who.entity_id,),
        said_at=SaidAt(value=EVIL, edtf=None, span=when.span),
        reasons=(Reason(feature="x", score=1.0, detail=EVIL),),
    )
    assert named.span.start == at
    role = Role(title=EVIL, organisation=None, report_id=story.report_id, span=named.span)
    who = Entity(
        entity_id=who.entity_id,
        name=EVIL,
        type=EntityType.PERSON,
        aliases=who.aliases,
        roles=(role,),
        identifiers=(EVIL,),
    )
    return reading(
        story, said, mentions=[(named, who)], timexes=[when], reference_date="2031-03-19"
    )


def write_record(path: Path, *, evil: bool = False) -> Path:
    """Write the reports into a record, and something that could not be read."""
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
    return path
