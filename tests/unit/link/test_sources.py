"""Every source has a mention, and the mention that names it gives its speaker."""

import pytest

from handmade import doc, mention, report, stmt
from onrecord.link.sources import Speakers, add_sources, find_head
from onrecord.model.document import Mention, MentionType, Span
from onrecord.model.record import Link
from onrecord.model.statement import Statement


def link_each(*mentions: Mention) -> list[Link]:
    return [
        Link(mention_id=m.mention_id, entity_id=f"en_{n}", score=1.0)
        for n, m in enumerate(mentions)
    ]


def find(stated: Statement, text: str, *mentions: Mention) -> str | None:
    ordered = sorted(mentions, key=lambda m: m.span)
    return Speakers(text, ordered, link_each(*mentions)).find(stated)


def test_a_source_without_a_mention_gets_one() -> None:
    story = report("A night watchman said the gate was open.")
    stated = stmt(story, "the gate was open", cue="said", source="A night watchman")
    (added,) = add_sources(doc(story), [stated])
    assert (MentionType.NOMINAL, Span(0, 16)) == (added.type, added.span)


def test_what_only_hangs_on_the_source_is_not_its_mention() -> None:
    story = report("A cousin of Torvald Kessen, who cooks, said the gate was open.")
    kessen = mention(story, "Torvald Kessen")
    source = "A cousin of Torvald Kessen, who cooks"
    stated = stmt(story, "the gate was open", cue="said", source=source)
    added, kept = add_sources(doc(story, mentions=[kessen]), [stated])
    assert kessen == kept
    assert "A cousin" == story.text[added.span.start : added.span.end]
    assert "en_0" == find(stated, story.text, added, kept)
    assert find(stated, story.text, kept) is None, "an accusation, else"


def test_a_mention_at_the_head_is_kept_as_it_is() -> None:
    story = report("President Ilena Marost said the gate was open.")
    marost = mention(story, "President Ilena Marost", head="Ilena Marost", title="President")
    stated = stmt(story, "the gate was open", cue="said", source="President Ilena Marost")
    assert (marost,) == add_sources(doc(story, mentions=[marost]), [stated])
    assert "en_0" == find(stated, story.text, marost)


def test_sources_that_overlap_get_one_mention() -> None:
    story = report("A night watchman said the gate was open.")
    first = stmt(story, "the gate was open", cue="said", source="A night watchman")
    second = stmt(story, "open", cue="said", source="night watchman")
    assert 1 == len(add_sources(doc(story), [first, second]))


def test_an_owner_is_not_who_speaks() -> None:
    story = report("Varenia’s envoy said the gate was open.")
    state, envoy = mention(story, "Varenia"), mention(story, "envoy", type=MentionType.NOMINAL)
    stated = stmt(story, "the gate was open", cue="said", source="Varenia’s envoy")
    assert "en_1" == find(stated, story.text, state, envoy)


def test_the_name_in_apposition_speaks() -> None:
    story = report("The envoy, Adrel Quint, said the gate was open.")
    envoy = mention(story, "The envoy", type=MentionType.NOMINAL, head="envoy")
    quint = mention(story, "Adrel Quint")
    object.__setattr__(quint, "title", envoy.span)
    stated = stmt(story, "the gate was open", cue="said", source="The envoy, Adrel Quint")
    assert "en_1" == find(stated, story.text, envoy, quint)


def test_a_shared_source_gives_the_speaker() -> None:
    story = report("Marost welcomed the plan, saying it was late.")
    marost = mention(story, "Marost")
    stated = stmt(story, "it was late", cue="saying", shared_source="Marost")
    assert "en_0" == find(stated, story.text, marost)


def test_a_pronoun_is_nobody_s_name() -> None:
    story = report("According to him, the gate was open.")
    stated = stmt(story, "the gate was open", cue="According to", source="him")
    assert () == add_sources(doc(story), [stated])


def test_a_relative_pronoun_is_who_it_stands_for() -> None:
    story = report("They met Marost, who said it was late.")
    marost = mention(story, "Marost")
    stated = stmt(story, "it was late", cue="said", source="who", shared_source="Marost")
    assert (marost,) == add_sources(doc(story, mentions=[marost]), [stated])
    assert "en_0" == find(stated, story.text, marost)


def test_no_source_no_speaker() -> None:
    story = report("It was said to be late.")
    assert find(stmt(story, "to be late", cue="said"), story.text) is None


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("a senior official", "a senior official"),
        ("a senior official", "a senior official in the ministry"),
        ("Adrel Quint", "Adrel Quint, the envoy"),
        ("people", "people familiar with the talks"),
        ("The guard", "The guard who saw it"),
    ],
)
def test_the_head_of_a_source(expected: str, source: str) -> None:
    head = find_head(source, Span(0, len(source)))
    assert expected == source[head.start : head.end]
