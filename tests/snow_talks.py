"""Reports in which somebody says that it snows, and decisions about who that is.

In: nothing. Out: readings built by hand, for the tests of who is on record.
"""

from dataclasses import replace

from handmade import entity, mention, reading, report, stmt
from onrecord.model.record import Decision, DecisionTarget, EntityType, Reading, Role, Verdict

VARENIA = entity("Varenia", type=EntityType.STATE)


def read_snow(text: str, name: str, *, published: str = "2031-03-17") -> Reading:
    """Return a report in which somebody says that it snows."""
    story = report(text, published=published)
    who = entity(name, aliases=[name.rsplit(maxsplit=1)[-1] + " of Varenia"])
    role = Role(
        title="envoy",
        organisation=VARENIA.entity_id,
        report_id=story.report_id,
        span=mention(story, name).span,
    )
    said = stmt(story, "it snows", cue="said", source=name, speaker=who)
    return reading(
        story,
        said,
        entities=[VARENIA],
        mentions=[(mention(story, name), replace(who, roles=(role,)))],
    )


MAROST = read_snow("Ilena Marost said it snows.", "Ilena Marost")
AGAIN = read_snow("Ilena Marost said: it snows. Again.", "Ilena Marost", published="2031-03-18")
VELDE = read_snow("Sanna Velde said it snows.", "Sanna Velde")


def decide(about: Reading, day: str) -> Decision:
    """Return a decision about the words of a report's speaker."""
    span = about.mentions[0].span
    return Decision(
        decision_id="dc",
        target_kind=DecisionTarget.ENTITY,
        report_id=about.report.report_id,
        spans=(span,),
        exact=(about.report.text[span.start : span.end],),
        field=None,
        verdict=Verdict.ACCEPTED,
        value=None,
        decided_by="anna",
        decided_at=f"2031-04-{day}T00:00:00Z",
    )
