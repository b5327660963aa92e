"""Clusters become entities: equal ones joined, titles as roles with their organisation."""

from handmade import doc, mention, report
from onrecord.link.assemble import Assembler
from onrecord.link.clusters import Clusters
from onrecord.link.facts import gather_facts
from onrecord.link.naming import Namer
from onrecord.link.report_names import read_names
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Mention, MentionType, Report
from onrecord.model.record import Entity, EntityType, Link
from onrecord.model.statement import Reason

WHY = Reason(feature="same-name", score=1.0, detail="The same name.", left=(), right=())


def assemble(
    story: Report, *groups: list[Mention], kinds: tuple[EntityType | None, ...] = ()
) -> tuple[dict[str, Entity], tuple[Link, ...]]:
    """Return the entities by name, and the links."""
    mentions = sorted((m for group in groups for m in group), key=lambda m: m.span)
    document = doc(story, mentions=mentions, reference_date="2021-12-07")
    facts = gather_facts(document, mentions, ())
    labels = Labels(document, mentions)
    clusters = Clusters(facts, lambda _: None)
    for number, (first, *others) in enumerate(groups):
        cluster = clusters.open(mentions.index(first))
        for other in others:
            clusters.join(mentions.index(other), cluster, WHY)
        cluster.kind = kinds[number] if kinds else None
    words = read_names(document, mentions, facts, labels).words
    namer = Namer(document, mentions, (), words, labels)
    entities, links = Assembler(document, mentions, clusters, namer, {}).assemble(clusters.all)
    return {entity.name: entity for entity in entities}, links


def test_a_body_under_two_names_is_one_entity() -> None:
    story = report("NATO. The North Atlantic Treaty Organization.")
    full = "North Atlantic Treaty Organization"
    found, links = assemble(story, [mention(story, "NATO")], [mention(story, full)])
    assert [full] == list(found)
    assert (("NATO",), 2) == (found[full].aliases, found[full].weight)
    assert 1 == len({link.entity_id for link in links})


def test_a_role_is_held_for_a_body_or_a_state() -> None:
    story = report("Kremlin spokesman Dmitry Peskov, French President Emmanuel Macron, Mr. Velm.")
    peskov = mention(
        story, "Kremlin spokesman Dmitry Peskov", head="Dmitry Peskov", title="Kremlin spokesman"
    )
    macron = mention(
        story, "French President Emmanuel Macron", head="Emmanuel Macron", title="French President"
    )
    velm = mention(story, "Mr. Velm", head="Velm", title="Mr.")
    found, _ = assemble(story, [peskov], [macron], [velm])
    assert {"Dmitry Peskov", "Emmanuel Macron", "Velm", "Kremlin", "France"} == set(found)
    (spokesman,) = found["Dmitry Peskov"].roles
    assert ("Kremlin spokesman", found["Kremlin"].entity_id) == (
        spokesman.title,
        spokesman.organisation,
    )
    assert found["France"].entity_id == found["Emmanuel Macron"].roles[0].organisation
    assert () == found["Velm"].roles
    assert 0 == found["France"].weight, "no mention stands for it"


def test_a_body_is_its_states_voice() -> None:
    story = report("The French Foreign Ministry.")
    name = "French Foreign Ministry"
    found, _ = assemble(story, [mention(story, name)], kinds=(EntityType.ORGANISATION,))
    (role,) = found[name].roles
    assert (name, found["France"].entity_id) == (role.title, role.organisation)
    assert ("factbook:fr",) == found["France"].identifiers


def test_who_is_known_without_a_full_name_has_a_reason() -> None:
    story = report("President Macron.")
    macron = mention(story, "President Macron", head="Macron", title="President")
    found, (link,) = assemble(story, [macron], kinds=(EntityType.PERSON,))
    assert ("known-holder", 0.9) == (link.reasons[0].feature, link.score)
    assert "Emmanuel Macron" in link.reasons[0].detail
    assert ["Macron"] == list(found)


def test_what_is_nobody_makes_no_entity() -> None:
    story = report("Yeah. She left.")
    she = mention(story, "She", type=MentionType.PRONOUN)
    assert ({}, ()) == assemble(story, [mention(story, "Yeah")], [she])


def test_words_beside_a_name_do_not_make_it_a_body() -> None:
    story = report("MS. TARRO: Hi. Presidential Office Ilena Marost left. The OSK.")
    organisation = EntityType.ORGANISATION
    found, _ = assemble(
        story,
        [mention(story, "TARRO")],
        [mention(story, "Presidential Office Ilena Marost")],
        [mention(story, "OSK")],
        kinds=(organisation, organisation, organisation),
    )
    kinds = {name: entity.type for name, entity in found.items()}
    assert {
        "TARRO": EntityType.PERSON,
        "Ilena Marost": EntityType.PERSON,
        "OSK": organisation,
    } == kinds


def test_an_alias_is_joined_once_and_kinds_outvote_none() -> None:
    story = report("Ilena Marost met Ilena K. Marost. The United States.")
    one, two = mention(story, "Ilena Marost"), mention(story, "Ilena K. Marost")
    state = mention(story, "United States")
    found, _ = assemble(story, [one], [two], [state], kinds=(None, EntityType.PERSON, None))
    assert EntityType.PERSON is found["Ilena K. Marost"].type
    assert ("Ilena Marost",) == found["Ilena K. Marost"].aliases
    assert EntityType.STATE is found["United States"].type


def test_who_has_a_name_is_not_kept_back() -> None:
    story = report("Ilena Marost is the coordinator.")
    mentions = [mention(story, "Ilena Marost")]
    found, _ = assemble(story, mentions, kinds=(EntityType.UNNAMED,))
    assert EntityType.PERSON is found["Ilena Marost"].type


def test_two_of_one_name_that_are_apart_stay_apart() -> None:
    story = report("Mr. Velm came. Mrs. Velm left.")
    mentions = [mention(story, f"{t} Velm", head="Velm", title=t) for t in ("Mr.", "Mrs.")]
    _, links = assemble(story, *([m] for m in mentions), kinds=(EntityType.PERSON,) * 2)
    assert 2 == len({link.entity_id for link in links})
