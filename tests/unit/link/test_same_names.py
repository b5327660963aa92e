"""Names that are one, and names that stay apart."""

from handmade import doc, mention, report
from onrecord.link.report_names import read_names
from onrecord.link.same_names import join_names
from onrecord.link.turn_speakers import Labels
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from sample_facts import clusters, facts


def join(*names: str, kinds: dict[int, EntityType] | None = None) -> list[list[str]]:
    story = report(" ".join(f"{name} came." for name in names))
    mentions, at = [], dict.fromkeys(names, 0)
    for name in names:
        mentions.append(mention(story, f"{name} came", head=name, nth=at[name]))
        at[name] += 1
    known = [facts(n, name) for n, name in enumerate(names)]
    made = clusters(known, kinds, opened=0)
    document = doc(story)
    labels = Labels(document, mentions)
    join_names(made, mentions, read_names(document, mentions, known, labels), labels)
    return [[names[i] for i in cluster.members] for cluster in made.all]


def test_equal_names_are_one_and_a_surname_is_the_only_one_s() -> None:
    found = join("Adrel Quint", "Sanna Velde", "Adrel Quint", "Quint", "Tarrow", "Tarrow")
    assert [["Adrel Quint", "Adrel Quint", "Quint"], ["Sanna Velde"], ["Tarrow", "Tarrow"]] == found


def test_a_surname_of_two_is_neither_s() -> None:
    assert [["Adrel Quint"], ["Mirel Quint"], ["Quint"]] == join(
        "Adrel Quint", "Mirel Quint", "Quint"
    )


def test_a_body_is_meant_by_its_last_word_only() -> None:
    kinds = {0: EntityType.ORGANISATION}
    assert [["Meridian Council", "Council"]] == join("Meridian Council", "Council", kinds=kinds)
    assert [["Meridian Council"], ["Meridian"]] == join("Meridian Council", "Meridian", kinds=kinds)
    works = {0: EntityType.ORGANISATION}
    assert [["Solmark Works"], ["Works"]] == join("Solmark Works", "Works", kinds=works)


def test_a_word_that_is_no_person_is_short_for_nobody_known() -> None:
    thing = Phrase(first=0, last=1, person=0.1)
    for kinds, expected in (({}, 2), ({0: EntityType.PERSON}, 1)):
        known = [facts(0, "Meridian Register"), facts(1, "Register", phrase=thing)]
        made = clusters(known, kinds, opened=0)
        story = report("Meridian Register came. Register came.")
        mentions = [mention(story, "Meridian Register"), mention(story, "Register", nth=1)]
        labels = Labels(doc(story), mentions)
        join_names(made, mentions, read_names(doc(story), mentions, known, labels), labels)
        assert expected == len(made.all)


def test_states_and_acronyms_are_known_alone() -> None:
    assert [["UN", "UN"]] == join("UN", "UN")
