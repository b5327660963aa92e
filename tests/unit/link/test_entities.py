"""Which mentions of a report are one entity, and which stay apart."""

from handmade import doc, mention, report, stmt
from onrecord.link.entities import Links, link_entities
from onrecord.model.document import Mention, MentionType, Report
from onrecord.model.record import EntityType
from onrecord.model.statement import Statement

NOMINAL, PRONOUN = MentionType.NOMINAL, MentionType.PRONOUN


def link(story: Report, *mentions: Mention, said: tuple[Statement, ...] = ()) -> Links:
    return link_entities(doc(story, mentions=sorted(mentions, key=lambda m: m.span)), said)


def groups(story: Report, found: Links) -> list[list[str]]:
    """Return the words of the mentions by entity, entities in the order of the text."""
    by_id: dict[str, list[str]] = {}
    entity_of = {each.mention_id: each.entity_id for each in found.links}
    for each in found.mentions:
        if each.mention_id in entity_of:
            words = story.text[each.span.start : each.span.end]
            by_id.setdefault(entity_of[each.mention_id], []).append(words)
    return list(by_id.values())


def test_title_name_and_surname_are_one() -> None:
    story = report("President Ilena Marost came. Mr. Kessen left. Marost spoke.")
    marost = mention(story, "President Ilena Marost", head="Ilena Marost", title="President")
    kessen = mention(story, "Mr. Kessen", head="Kessen", title="Mr.")
    again = mention(story, "Marost", nth=1)
    found = link(story, marost, kessen, again)
    assert [["President Ilena Marost", "Marost"], ["Mr. Kessen"]] == groups(story, found)
    entity = next(e for e in found.entities if e.name == "Ilena Marost")
    assert (EntityType.PERSON, ("Marost",), 2) == (entity.type, entity.aliases, entity.weight)
    assert ["President"] == [role.title for role in entity.roles]
    assert [] == [r for e in found.entities for r in e.roles if r.title == "Mr."]


def test_a_surname_of_two_people_stays_apart() -> None:
    story = report("Ilena Marost came. Danil Marost came. Marost spoke.")
    found = link(
        story,
        mention(story, "Ilena Marost"),
        mention(story, "Danil Marost"),
        mention(story, "Marost", nth=2),
    )
    assert 3 == len(groups(story, found))


def test_a_full_name_is_one_entity_in_all_reports_and_a_surname_is_not() -> None:
    full = [report(f"Ilena Marost {verb}.") for verb in ("came", "left")]
    ids = {link(s, mention(s, "Ilena Marost")).entities[0].entity_id for s in full}
    assert 1 == len(ids)
    short = [report(f"Marost {verb}.") for verb in ("came", "left")]
    assert 2 == len({link(s, mention(s, "Marost")).entities[0].entity_id for s in short})


def test_a_state_under_two_names_is_one() -> None:
    story = report("The U.K. agreed. Britain paid.")
    found = link(story, mention(story, "U.K."), mention(story, "Britain"))
    assert [["U.K.", "Britain"]] == groups(story, found)
    assert ("United Kingdom", EntityType.STATE) == (found.entities[0].name, found.entities[0].type)


def test_the_only_holder_of_a_role_is_meant_by_it() -> None:
    story = report("Special envoy Adrel Quint came. The envoy spoke. The minister slept.")
    found = link(
        story,
        mention(story, "Special envoy Adrel Quint", head="Adrel Quint", title="Special envoy"),
        mention(story, "The envoy", type=NOMINAL, head="envoy"),
        mention(story, "The minister", type=NOMINAL, head="minister"),
    )
    assert [["Special envoy Adrel Quint", "The envoy"], ["The minister"]] == groups(story, found)
    reason = next(each.reasons[0] for each in found.links if each.reasons)
    assert ("role", 0.75) == (reason.feature, reason.score)
    assert "envoy" in reason.detail


def test_a_role_of_two_or_with_another_word_stays_open() -> None:
    story = report(
        "Envoy Adrel Quint met envoy Vesna Tarrow. The envoy spoke. The old envoy slept."
    )
    two = [
        mention(story, "Envoy Adrel Quint", head="Adrel Quint", title="Envoy"),
        mention(story, "envoy Vesna Tarrow", head="Vesna Tarrow", title="envoy"),
    ]
    one = mention(story, "The envoy", type=NOMINAL, head="envoy")
    old = mention(story, "The old envoy", type=NOMINAL, head="envoy")
    assert ["The envoy"] in groups(story, link(story, *two, one))
    assert ["The old envoy"] in groups(story, link(story, two[0], old))


def test_people_in_the_plural_are_never_somebody_who_has_a_role() -> None:
    story = report("Minister Sanna Velde came. The ministers spoke.")
    found = link(
        story,
        mention(story, "Minister Sanna Velde", head="Sanna Velde", title="Minister"),
        mention(story, "The ministers", type=NOMINAL, head="ministers"),
    )
    assert 2 == len(groups(story, found))


def test_a_role_in_apposition_is_its_holder() -> None:
    story = report("The envoy, Adrel Quint, came.")
    envoy = mention(story, "The envoy", type=NOMINAL, head="envoy")
    quint = mention(story, "Adrel Quint")
    object.__setattr__(quint, "title", envoy.span)
    assert [["The envoy", "Adrel Quint"]] == groups(story, link(story, envoy, quint))


def test_a_pronoun_right_after_is_the_person_and_others_are_nobody() -> None:
    story = report("President Ilena Marost came. She spoke. They slept.")
    found = link(
        story,
        mention(story, "President Ilena Marost", head="Ilena Marost", title="President"),
        mention(story, "She", type=PRONOUN),
        mention(story, "They", type=PRONOUN),
    )
    assert [["President Ilena Marost", "She"]] == groups(story, found)
    assert ["Ilena Marost"] == [e.name for e in found.entities]


def test_unnamed_sources_of_two_reports_are_never_one() -> None:
    ids = set()
    for day in ("Monday", "Tuesday"):
        story = report(f"An official close to the talks, who was tired, said {day} was late.")
        source = "An official close to the talks, who was tired"
        said = stmt(story, f"{day} was late", cue="said", source=source)
        found = link(story, said=(said,))
        (entity,) = found.entities
        assert "An official close to the talks" == entity.name
        assert entity.entity_id == found.statements[0].speaker
        ids.add(entity.entity_id)
    assert 2 == len(ids)


def test_a_quotation_hides_its_people_from_pronouns_outside() -> None:
    story = report("“Ilena Marost was late,” it said. She slept.")
    marost = mention(story, "Ilena Marost")
    she = mention(story, "She", type=PRONOUN)
    document = doc(story, quotations=["“Ilena Marost was late,”"], mentions=[marost, she])
    found = link_entities(document, ())
    assert [["Ilena Marost"]] == groups(story, found)


def test_a_state_is_not_its_ministry() -> None:
    story = report("The Foreign Ministry of Solmark denied it. Solmark rejected the plan.")
    found = link(
        story,
        mention(story, "Foreign Ministry of Solmark"),
        mention(story, "Solmark", nth=1),
    )
    assert [["Foreign Ministry of Solmark"], ["Solmark"]] == groups(story, found)


def test_a_body_is_meant_by_the_noun_that_ends_its_name() -> None:
    story = report("The Meridian Council denied it. The Council rejected the plan.")
    found = link(story, mention(story, "Meridian Council"), mention(story, "Council", nth=1))
    assert [["Meridian Council", "Council"]] == groups(story, found)


def test_a_title_that_holds_a_name_leaves_both_apart() -> None:
    story = report("Leslie Wimes, president of the Women Caucus, came.")
    wimes = mention(story, "Leslie Wimes")
    body = mention(story, "president of the Women Caucus", head="Women Caucus", title="president")
    object.__setattr__(wimes, "title", body.span)
    found = link(story, wimes, body)
    assert [["Leslie Wimes"], ["president of the Women Caucus"]] == groups(story, found)
