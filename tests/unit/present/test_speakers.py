"""Which speakers have a name, and how sure it is who they are."""

from dataclasses import replace

from handmade import entity, mention, reading, report, stmt
from onrecord.model.document import MentionType
from onrecord.model.record import Reading
from onrecord.present.speakers import Speakers, find_speakers
from onrecord.record.store import StatementFilter, open_record

MAROST = entity("Ilena Marost")
ENVOY = entity("the envoy")


def look_up(*readings: Reading) -> Speakers:
    with open_record(None) as record:
        for number, each in enumerate(readings):
            record.writer.add(each, name=f"{number}.txt")
        return find_speakers(record.view, record.view.statements(StatementFilter()))


def test_a_name_anywhere_is_a_name() -> None:
    first = report("Ilena Marost said a. She said b.")
    second = report("She said c. The envoy said d.")
    she = mention(second, "She", type=MentionType.PRONOUN)
    envoy = mention(second, "The envoy", type=MentionType.NOMINAL)
    found = look_up(
        reading(
            first,
            stmt(first, "a", cue="said", source="Ilena Marost", speaker=MAROST),
            mentions=((mention(first, "Ilena Marost"), MAROST),),
        ),
        reading(
            second,
            stmt(second, "c", cue="said", source="She", speaker=MAROST),
            mentions=((she, MAROST), (envoy, ENVOY)),
        ),
    )
    assert {ENVOY.entity_id} == found.described
    assert 2 == len(found.links)


def test_the_surest_mention_in_the_source_counts() -> None:
    story = report("The envoy, Ilena Marost, said a. Ilena Marost left. No one said b.")
    said = stmt(story, "a", cue="said", source="The envoy, Ilena Marost", speaker=MAROST)
    shared = stmt(story, "left", shared_source="The envoy", speaker=MAROST)
    stray = stmt(story, "b", cue="said", source="No one", speaker=MAROST)
    unknown = stmt(story, "No one", speaker=ENVOY)
    whole = reading(
        story,
        said,
        shared,
        stray,
        unknown,
        entities=(ENVOY,),
        mentions=(
            (mention(story, "The envoy", type=MentionType.NOMINAL), MAROST),
            (mention(story, "Ilena Marost"), MAROST),
            (mention(story, "Ilena Marost", nth=1), MAROST),
        ),
    )
    scores = (0.55, 0.8, 1.0)
    links = tuple(replace(x, score=n) for x, n in zip(whole.links, scores, strict=True))
    found = look_up(replace(whole, links=links)).links
    assert {said.statement_id: 0.8, shared.statement_id: 0.55} == {
        key: link.score for key, link in found.items()
    }
