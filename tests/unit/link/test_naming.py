"""What entities are called."""

from handmade import doc, mention, report, stmt
from onrecord.link.entities import Links, link_entities
from onrecord.model.document import Mention, MentionType, Report
from onrecord.model.statement import Statement

NOMINAL, PRONOUN = MentionType.NOMINAL, MentionType.PRONOUN


def link(story: Report, *mentions: Mention, said: tuple[Statement, ...] = ()) -> Links:
    return link_entities(doc(story, mentions=sorted(mentions, key=lambda m: m.span)), said)


def speaker(story: Report, *mentions: Mention, source: str, content: str) -> str | None:
    found = link(story, *mentions, said=(stmt(story, content, cue="said", source=source),))
    names = {entity.entity_id: entity.name for entity in found.entities}
    return names.get(found.statements[0].speaker or "")


def test_an_unnamed_one_is_called_as_the_source_calls_it() -> None:
    for source, name in (
        ("A guard at the gate", "A guard at the gate"),
        ("A guard (he is old)", "A guard"),
        ("One guard - an old one", "One guard"),
        ("Guards who", "Guards"),
    ):
        story = report(f"{source} said it was late.")
        assert name == speaker(story, source=source, content="it was late")


def test_whose_somebody_is_belongs_to_the_name() -> None:
    story = report("President Ilena Marost came. Her two envoys said it was late.")
    marost = mention(story, "President Ilena Marost", head="Ilena Marost", title="President")
    her = mention(story, "Her", type=PRONOUN)
    source = "Her two envoys"
    assert "Ilena Marost's two envoys" == speaker(
        story, marost, her, source=source, content="it was late"
    )
    plain = report("Marost's day: President Ilena Marost came. Her envoys said it was late.")
    marost = mention(plain, "President Ilena Marost", head="Ilena Marost", title="President")
    her = mention(plain, "Her", type=PRONOUN)
    named = speaker(plain, marost, her, source="Her envoys", content="it was late")
    assert "Ilena Marost's envoys" == named


def test_of_an_unknown_owner_the_words_stay() -> None:
    story = report("Her envoys said it was late.")
    her = mention(story, "Her", type=PRONOUN)
    assert "Her envoys" == speaker(story, her, source="Her envoys", content="it was late")


def test_two_are_called_by_both_names_and_again_the_same() -> None:
    story = report("Ilena Marost and Adrel Quint came. Marost and Quint said it was late.")
    names = [mention(story, name) for name in ("Ilena Marost", "Adrel Quint")]
    short = [mention(story, "Marost", nth=1), mention(story, "Quint", nth=1)]
    found = link(
        story,
        *names,
        *short,
        said=(stmt(story, "it was late", cue="said", source="Marost and Quint"),),
    )
    (both,) = [e for e in found.entities if "and" in e.name]
    assert ("Ilena Marost and Adrel Quint", 2) == (both.name, both.weight)
    assert both.entity_id == found.statements[0].speaker


def test_a_phrase_inside_a_source_is_not_called_by_it() -> None:
    story = report("The authors of the survey said it was late. The survey slept.")
    survey = mention(story, "the survey", type=NOMINAL, head="survey")
    authors = mention(story, "The authors", type=NOMINAL, head="authors")
    source = "The authors of the survey"
    found = link(
        story, authors, survey, said=(stmt(story, "it was late", cue="said", source=source),)
    )
    assert {"The authors of the survey", "the survey"} == {e.name for e in found.entities}


def test_a_pronoun_alone_is_nobody() -> None:
    story = report("She slept.")
    assert () == link(story, mention(story, "She", type=PRONOUN)).entities


def test_the_fullest_form_is_the_name_and_a_state_has_its_own() -> None:
    story = report("Ilena Marost came. Ilena K. Marost left. The U.K. slept.")
    full = mention(story, "Ilena K. Marost")
    found = link(story, mention(story, "Ilena Marost"), full, mention(story, "U.K."))
    assert ["Ilena K. Marost", "United Kingdom"] == sorted(e.name for e in found.entities)
