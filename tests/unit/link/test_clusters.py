"""What a cluster learns of itself as it grows."""

from onrecord.model.document import MentionType
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason
from sample_facts import clusters, facts


def reason(score: float) -> Reason:
    return Reason(feature="pronoun", score=score, detail="Near.")


def test_a_sure_pronoun_and_a_title_tell_who_is_a_she() -> None:
    seen = [
        facts(0, "Marost", title="Queen"),
        facts(1, "Quint", title="King"),
        facts(2, "she", pronoun="she"),
        facts(3, "he", pronoun="he"),
    ]
    made = clusters(seen, opened=2)
    marost, quint = made.all
    assert (3, -3) == (marost.feminine, quint.feminine)
    made.join(2, marost, reason(0.7))
    made.join(3, marost, reason(0.5))
    assert (3.7, 0.7) == (marost.feminine, marost.pronouns), "an unsure one says nothing"


def test_what_was_found_out_before_is_known_from_the_beginning() -> None:
    made = clusters([facts(0, "Marost")], lean={0: -2.0})
    assert (-2.0, 0.0) == (made.all[0].feminine, made.all[0].pronouns)


def test_a_member_may_tell_the_kind() -> None:
    seen = [facts(0, "Marost"), facts(1, "the envoy", type=MentionType.NOMINAL)]
    made = clusters(seen, {1: EntityType.PERSON}, opened=1)
    made.join(1, made.all[0], reason(0.9))
    assert EntityType.PERSON is made.all[0].kind
    assert {"marost", "envoy"} == made.all[0].heads


def test_who_is_named_most_is_known_and_what_was_passed_by() -> None:
    seen = [facts(0, "Marost", title="envoy"), facts(1, "Marost"), facts(2, "Quint")]
    made = clusters(seen, opened=1)
    made.join(1, made.all[0], reason(1.0))
    made.open(2)
    assert 2 == made.most == made.all[0].total
    assert {"marost", "envoy"} == set(made.by_word)
    made.pass_by(1)
    assert (2, 1) == (made.counts[0], made.latest[0])


def test_members_that_move_tell_the_other_cluster_what_they_told_theirs() -> None:
    seen = [
        facts(0, "a judge", type=MentionType.NOMINAL),
        facts(1, "she", pronoun="she"),
        facts(2, "Marost"),
    ]
    made = clusters(seen, opened=1)
    made.join(1, made.all[0], reason(0.8))
    marost = made.open(2)
    made.merge(made.all[0], marost, 0, reason(0.75))
    assert [] == made.all[0].members
    assert [2, 0, 1] == marost.members
    assert all(cluster is marost for cluster in made.of.values())
    assert 0.8 == marost.feminine
    assert (0.75, 0.8) == (made.reasons[0].score, made.reasons[1].score)


def test_who_is_named_in_whose_words_is_known() -> None:
    made = clusters([facts(0, "Marost", sayer=1), facts(1, "he", pronoun="he")], opened=1)
    assert {0} == made.told_by[1]
