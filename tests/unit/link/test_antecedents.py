"""For whom a pronoun or nominal stands, by weights made for the test."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.link.antecedents import (
    MOST,
    Chooser,
    find_options,
    is_anaphoric,
    load_weights,
    sort_mention,
)
from onrecord.link.facts import REACH, Facts
from onrecord.model.document import MentionType
from onrecord.model.phrase import Echoes, Phrase
from onrecord.model.record import EntityType
from onrecord.read.echoes import FoundEchoes
from sample_facts import PERSON, THING, clusters, facts

NOMINAL = MentionType.NOMINAL
WHO, PLACE = EntityType.PERSON, EntityType.PLACE


def options(this: Facts, *seen: Facts, kinds: dict[int, EntityType] | None = None) -> list[int]:
    everything = sorted((*seen, this), key=lambda f: f.index)
    made = clusters(everything, kinds, opened=this.index)
    for each in seen:
        if each.index > this.index:
            made.open(each.index)
    return [option.facts.index for option in find_options(this, made)]


def she(index: int, sentence: int = 0, *, sayer: int = -1) -> Facts:
    return facts(index, "she", pronoun="she", sentence=sentence, sayer=sayer)


def test_people_before_are_options_nearest_first() -> None:
    assert [1, 0] == options(she(2), facts(0, "Marost"), facts(1, "Velde"))


def test_places_and_things_are_no_she_and_people_no_it() -> None:
    seen = facts(0, "Ostrel", phrase=THING), facts(1, "Velde", phrase=THING), facts(2, "Marost")
    assert [2] == options(she(3), *seen, kinds={0: PLACE, 2: WHO})
    it = facts(3, "it", pronoun="it")
    assert [1, 0] == options(it, *seen, kinds={0: PLACE, 2: WHO})
    assert [0] == options(it, facts(0, "Ostrel"), facts(1, "they", pronoun="they"), she(2))


def test_who_speaks_is_no_she_in_the_own_quotation() -> None:
    seen = facts(0, "Marost"), facts(1, "Velde")
    quoted = facts(2, "she", pronoun="she", quotation=0, sayer=1)
    assert [0] == options(quoted, *seen)
    assert [1, 0] == options(replace(quoted, quotation=-1), *seen)
    # What is told in a quotation may be of who tells it.
    inside = replace(seen[1], quotation=0)
    assert [1, 0] == options(quoted, seen[0], inside)


def test_many_people_without_a_name_are_no_she() -> None:
    many = Phrase(first=0, last=1, person=1.0, plural=1.0)
    seen = facts(0, "guards", type=NOMINAL, phrase=many), facts(1, "Marost", phrase=many)
    unnamed = {0: EntityType.UNNAMED, 1: WHO}
    assert [1] == options(she(2), *seen, kinds=unnamed)


def test_a_body_is_no_person_but_a_guard_may_be_one() -> None:
    ministry = facts(1, "the ministry", type=NOMINAL, phrase=THING)
    assert [] == options(ministry, facts(0, "Marost"), kinds={0: WHO})
    assert [0] == options(ministry, facts(0, "Ostrel"), kinds={0: EntityType.ORGANISATION})
    official = facts(0, "an official", type=NOMINAL)
    assert [] == options(ministry, official, kinds={0: EntityType.UNNAMED})
    kingdom = facts(1, "the kingdom", type=NOMINAL, phrase=THING)
    assert [] == options(kingdom, facts(0, "Marost"), kinds={0: WHO})
    guard = facts(1, "the guard", type=NOMINAL)
    assert [0] == options(guard, facts(0, "Marost"), kinds={0: WHO})


def test_one_who_is_named_is_no_country_and_not_many() -> None:
    named, kinds = facts(0, "Marost"), {0: WHO}
    many = Phrase(first=0, last=1, person=1.0, plural=1.0)
    for words, phrase in (("the country", THING), ("the envoys", many)):
        this = facts(1, words, type=NOMINAL, phrase=phrase)
        assert [] == options(this, named, kinds=kinds)
    assert [] == options(facts(1, "they", pronoun="they"), named, kinds=kinds)
    assert [0] == options(facts(1, "they", pronoun="they"), facts(0, "Ostrel"))


def test_a_deputy_is_not_the_minister() -> None:
    deputy = facts(0, "Marost", title="deputy minister")
    minister = facts(1, "the minister", type=NOMINAL)
    assert [] == options(minister, deputy, kinds={0: WHO})
    assert [0] == options(facts(1, "the deputy minister", type=NOMINAL), deputy, kinds={0: WHO})


def test_a_body_is_a_she_only_where_it_is_likelier_a_person() -> None:
    body = {0: EntityType.ORGANISATION}
    perhaps = Phrase(first=0, last=1, person=0.3)
    assert [] == options(she(1), facts(0, "Meridian", phrase=perhaps), kinds=body)
    assert [0] == options(she(1), facts(0, "Meridian"), kinds=body)


def test_a_nominal_does_not_look_at_what_is_very_far() -> None:
    seen = [facts(0, "the republic", type=NOMINAL)]
    seen += [facts(n, f"Velde{n}", sentence=n) for n in range(1, 320)]
    this = facts(320, "the republic", type=NOMINAL, sentence=320)
    assert 0 not in options(this, *seen)


def test_a_she_is_nobody_s_they() -> None:
    they = facts(2, "they", pronoun="they")
    assert [0] == options(they, facts(0, "guards"), she(1))


def test_what_is_far_is_no_option() -> None:
    assert [] == options(she(1, REACH + 1), facts(0, "Marost"))
    crowd = [facts(n, f"Marost{n}") for n in range(MOST + 5)]
    assert MOST == len(options(she(len(crowd)), *crowd))


def test_a_name_behind_in_the_same_sentence_is_an_option_and_so_is_who_says_it() -> None:
    assert [1] == options(she(0), facts(1, "Marost"), facts(2, "Velde", sentence=1))
    assert [1, 2] == options(she(0, sayer=2), facts(1, "Marost"), facts(2, "Velde", sentence=1))


def test_a_nominal_looks_once_at_each_and_farther_at_what_is_called_so() -> None:
    envoy = facts(0, "the envoy", type=NOMINAL)
    crowd = [facts(n, "Marost", sentence=8) for n in (1, 2)]
    this = facts(3, "the envoy", type=NOMINAL, sentence=9)
    assert [2, 1, 0] == options(this, envoy, *crowd)
    first_person = facts(1, "I", type=MentionType.PRONOUN, sentence=8)
    assert [0] == options(facts(2, "the envoy", type=NOMINAL, sentence=9), envoy, first_person)


def test_only_definite_nominals_and_third_persons_stand_for_something() -> None:
    assert is_anaphoric(she(0))
    assert not is_anaphoric(facts(0, "I", type=MentionType.PRONOUN))
    assert not is_anaphoric(facts(0, "Marost"))
    assert is_anaphoric(facts(0, "these guards", type=NOMINAL))
    assert not is_anaphoric(facts(0, "a guard", type=NOMINAL))


def test_the_likeliest_is_chosen_or_nobody() -> None:
    seen = [facts(0, "Marost"), facts(1, "Velde"), she(2)]
    made = clusters(seen, {0: WHO, 1: WHO}, opened=2)
    found = Chooser({"person": {"nearest": 2.0}}, {"person": 0.5}).choose(seen[2], made)
    assert found is not None
    # Of Velde, Marost and nobody, e² : 1 : 1.
    assert (1, 0.787, seen[1]) == (found.cluster.number, found.score, found.option)
    for weights in ({"none": 2.0}, {}):
        assert Chooser({"person": weights}, {"person": 0.5}).choose(seen[2], made) is None
    assert Chooser({}, {}).choose(she(0), clusters([she(0)], opened=0)) is None


def test_in_a_talk_it_must_be_surer() -> None:
    seen = [facts(0, "Marost"), she(1)]
    chooser = Chooser({"person": {"nearest": 1.0}}, {"person": 0.3})
    made = clusters(seen, {0: WHO}, opened=1)
    found = chooser.choose(seen[1], made)
    assert found is not None
    assert found.score == 0.731
    assert chooser.choose(replace(seen[1], talk=True), made) is None


def test_a_pronoun_alone_is_looked_at_the_first_time() -> None:
    seen = [facts(0, "Marost"), she(1), facts(2, "the envoy", type=NOMINAL)]
    made = clusters(seen, {0: WHO}, opened=1)
    chooser = Chooser({}, {"person": 0.3, "nominal": 0.3})
    assert chooser.choose_for_pronoun(seen[1], made) == chooser.choose(seen[1], made)
    assert chooser.choose(seen[1], made) is not None
    assert chooser.choose(seen[2], made) is not None
    assert chooser.choose_for_pronoun(seen[2], made) is None


def test_the_mentions_of_one_entity_add_up() -> None:
    seen = [facts(0, "Marost"), facts(1, "Velde"), she(2), she(3)]
    made = clusters(seen, {0: WHO, 1: WHO}, opened=2)
    first = Chooser({}, {"person": 0.3}).choose(seen[2], made)
    assert first is not None
    assert (1, 0.333) == (first.cluster.number, first.score), "of equals the later one"
    reason = Chooser({"person": {"beginning": 9.0}}, {}).choose(seen[2], made)
    assert reason is not None
    assert 0.5 == reason.score


@pytest.mark.parametrize("sort", ["person", "it", "they", "nominal"])
def test_the_package_holds_weights_for_each_sort(sort: str) -> None:
    weights, least = load_weights()
    assert 0 < least[sort] < 1
    assert 20 < len(weights[sort])
    assert Chooser().weights is weights


def test_the_sort_of_a_mention() -> None:
    it = facts(0, "it", pronoun="it")
    sorts = [sort_mention(f) for f in (she(0), it, facts(0, "the envoy", type=NOMINAL))]
    assert ["person", "it", "nominal"] == sorts


def test_a_person_is_a_person_by_the_encoder_s_word_too() -> None:
    assert [0] == options(she(1), facts(0, "the guard", type=NOMINAL, phrase=PERSON))


def echoes(*answers: float, alone: float = 0.0) -> Echoes:
    """Return what mentions answer to the last of them."""
    asks = np.ones((len(answers) + 1, 1), dtype=np.float32)
    said = np.array([[*answers, 0.0]], dtype=np.float32).T
    return FoundEchoes(asks, said, np.full(len(answers) + 1, alone, dtype=np.float32))


def test_what_echoes_a_mention_is_likelier() -> None:
    everything = [facts(0, "Marost"), facts(1, "Velde"), she(2)]
    weights = {"person": {"echo": 1.0, "none: echo": 1.0}}
    chooser = Chooser(weights, {"person": 0.4})
    for answers, wanted in ((3.0, 0.0), 0), ((0.0, 3.0), 1):
        made = clusters(everything, opened=2, echoes=echoes(*answers))
        found = chooser.choose(everything[2], made)
        assert found is not None
        assert wanted == found.option.index
    assert chooser.choose(everything[2], clusters(everything, opened=2)) is None
    alone = clusters(everything, opened=2, echoes=echoes(3.0, 0.0, alone=9.0))
    assert chooser.choose(everything[2], alone) is None
