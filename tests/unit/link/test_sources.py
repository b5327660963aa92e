"""Every source has a mention, and the mention that names it gives its speaker."""

from dataclasses import replace

import pytest

from handmade import doc, mention, report, span, stmt
from onrecord.link.sources import Speakers, add_sources, find_head
from onrecord.model.document import Mention, MentionType, Report, Span
from onrecord.model.phrase import Phrase
from onrecord.model.statement import Statement


def find(stated: Statement, story: Report, *mentions: Mention, phrase: str = "") -> str | None:
    """Return the speaker of a statement; mentions are entities by their order."""
    ordered = sorted(mentions, key=lambda m: m.span)
    entity = {m.mention_id: f"en_{n}" for n, m in enumerate(mentions)}
    document = doc(story)
    if phrase:
        at = span(story.text, phrase)
        inside = [i for i, t in enumerate(document.tokens) if at.start <= t.start < at.end]
        whole = Phrase(first=inside[0], last=inside[-1] + 1)
        document = replace(document, phrases=(whole,))
    return Speakers(document, ordered, entity).find(stated)


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
    assert "en_0" == find(stated, story, added, kept)
    assert find(stated, story, kept) is None, "an accusation, else"


def test_a_mention_at_the_head_is_kept_as_it_is() -> None:
    story = report("President Ilena Marost said the gate was open.")
    marost = mention(story, "President Ilena Marost", head="Ilena Marost", title="President")
    stated = stmt(story, "the gate was open", cue="said", source="President Ilena Marost")
    assert (marost,) == add_sources(doc(story, mentions=[marost]), [stated])
    assert "en_0" == find(stated, story, marost)


def test_sources_that_overlap_get_one_mention() -> None:
    story = report("A night watchman said the gate was open.")
    first = stmt(story, "the gate was open", cue="said", source="A night watchman")
    second = stmt(story, "open", cue="said", source="night watchman")
    assert 1 == len(add_sources(doc(story), [first, second]))


def test_an_owner_is_not_who_speaks() -> None:
    story = report("Varenia’s envoy said the gate was open.")
    state, envoy = mention(story, "Varenia"), mention(story, "envoy", type=MentionType.NOMINAL)
    stated = stmt(story, "the gate was open", cue="said", source="Varenia’s envoy")
    assert "en_1" == find(stated, story, state, envoy)


def test_a_pronoun_may_own_too() -> None:
    story = report("Her envoy said the gate was open.")
    her = mention(story, "Her", type=MentionType.PRONOUN)
    stated = stmt(story, "the gate was open", cue="said", source="Her envoy")
    _, envoy = add_sources(doc(story, mentions=[her]), [stated])
    assert "envoy" == story.text[envoy.span.start : envoy.span.end]
    assert "en_1" == find(stated, story, her, envoy)


def test_the_last_name_of_a_head_speaks() -> None:
    story = report("Ostrel developer Adrel Quint said the gate was open.")
    ostrel, quint = mention(story, "Ostrel"), mention(story, "Adrel Quint")
    stated = stmt(story, "the gate was open", cue="said", source="Ostrel developer Adrel Quint")
    assert "en_1" == find(stated, story, ostrel, quint)


@pytest.mark.parametrize(
    ("expected", "source", "first", "last"),
    [
        ("en_1", "Guard and mayor Adrel Quint", "Guard", "mayor Adrel Quint"),
        ("en_0", "The guard and Adrel Quint", "The guard", "Adrel Quint"),
        ("en_0", "Guards and cooks", "Guards", "cooks"),
        ("en_1", "guard leader", "guard", "leader"),
        ("en_0", "guards slept leader", "guards", "leader"),
    ],
)
def test_two_mentions_in_one_head(expected: str, source: str, first: str, last: str) -> None:
    story = report(f"{source} said the gate was open.")
    stated = stmt(story, "the gate was open", cue="said", source=source)
    kind = MentionType.NAME if "Adrel" in last else MentionType.NOMINAL
    mentions = mention(story, first, type=MentionType.NOMINAL), mention(story, last, type=kind)
    assert expected == find(stated, story, *mentions)


def test_two_mentions_of_one_phrase_are_one() -> None:
    story = report("The guard long-serving leader said the gate was open.")
    source = "The guard long-serving leader"
    mentions = [mention(story, w, type=MentionType.NOMINAL) for w in ("The guard", "leader")]
    stated = stmt(story, "the gate was open", cue="said", source=source)
    assert "en_0" == find(stated, story, *mentions)
    assert "en_1" == find(stated, story, *mentions, phrase=source)


def test_two_names_speak_together() -> None:
    story = report("Marost and Quint said the gate was open.")
    both = mention(story, "Marost and Quint", type=MentionType.NOMINAL)
    stated = stmt(story, "the gate was open", cue="said", source="Marost and Quint")
    mentions = mention(story, "Marost"), both, mention(story, "Quint")
    assert "en_1" == find(stated, story, *mentions)


def test_a_name_beside_a_nominal_is_who_it_is() -> None:
    story = report("Two guards, Adrel Quint, said the gate was open.")
    guards = mention(story, "Two guards", type=MentionType.NOMINAL)
    stated = stmt(story, "the gate was open", cue="said", source="Two guards, Adrel Quint")
    assert "en_1" == find(stated, story, guards, mention(story, "Adrel Quint"))


def test_what_is_no_noun_is_no_source() -> None:
    story = report("There said the gate was open, and so said Quint.")
    stated = [
        stmt(story, "the gate was open", cue="said", source="There"),
        stmt(story, "so", cue="said", source="Quint"),
    ]
    gate = replace(doc(story), phrases=(Phrase(first=2, last=4),))
    (quint,) = add_sources(gate, stated)
    assert "Quint" == story.text[quint.span.start : quint.span.end]
    first = replace(doc(story), phrases=(Phrase(first=0, last=1),))
    assert 2 == len(add_sources(first, stated))


def test_a_pronoun_that_is_linked_speaks() -> None:
    story = report("According to him, the gate was open.")
    him = mention(story, "him", type=MentionType.PRONOUN)
    stated = stmt(story, "the gate was open", cue="According to", source="him")
    assert "en_0" == find(stated, story, him)


def test_the_name_in_apposition_speaks() -> None:
    story = report("The envoy, Adrel Quint, said the gate was open.")
    envoy = mention(story, "The envoy", type=MentionType.NOMINAL, head="envoy")
    quint = mention(story, "Adrel Quint")
    object.__setattr__(quint, "title", envoy.span)
    stated = stmt(story, "the gate was open", cue="said", source="The envoy, Adrel Quint")
    assert "en_1" == find(stated, story, envoy, quint)


def test_a_shared_source_gives_the_speaker() -> None:
    story = report("Marost welcomed the plan, saying it was late.")
    marost = mention(story, "Marost")
    stated = stmt(story, "it was late", cue="saying", shared_source="Marost")
    assert "en_0" == find(stated, story, marost)


def test_a_pronoun_is_nobody_s_name() -> None:
    story = report("According to him, the gate was open.")
    stated = stmt(story, "the gate was open", cue="According to", source="him")
    assert () == add_sources(doc(story), [stated])


def test_a_relative_pronoun_is_who_it_stands_for() -> None:
    story = report("They met Marost, who said it was late.")
    marost = mention(story, "Marost")
    stated = stmt(story, "it was late", cue="said", source="who", shared_source="Marost")
    assert (marost,) == add_sources(doc(story, mentions=[marost]), [stated])
    assert "en_0" == find(stated, story, marost)


def test_no_source_no_speaker() -> None:
    story = report("It was said to be late.")
    assert find(stmt(story, "to be late", cue="said"), story) is None


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("a senior official", "a senior official"),
        ("a senior official", "a senior official in the ministry"),
        ("Adrel Quint", "Adrel Quint, the envoy"),
        ("people", "people familiar with the talks"),
        ("The guard", "The guard who saw it"),
        ("PRESIDENT MAROST", "PRESIDENT MAROST OF VARENIA"),
        ("the Voice Of Varenia", "the Voice Of Varenia"),
    ],
)
def test_the_head_of_a_source(expected: str, source: str) -> None:
    head = find_head(source, Span(0, len(source)))
    assert expected == source[head.start : head.end]
