"""Who is the only one called by a role."""

from onrecord.link.facts import Facts
from onrecord.link.holders import Holders
from onrecord.model.document import MentionType
from sample_facts import clusters, facts


def holder(words: str, *seen: Facts) -> int | None:
    everything = [*seen, facts(len(seen), words, type=MentionType.NOMINAL)]
    made = clusters(everything, opened=len(seen))
    holders = Holders(everything, made)
    for each in seen:
        holders.pass_by(each.index)
    found = holders.find(everything[-1], words.lower().split())
    return None if found is None else found.number


def test_the_only_one_called_so_is_meant() -> None:
    seen = facts(0, "Adrel Quint", title="special envoy"), facts(1, "Velde", title="minister")
    assert 0 == holder("the envoy", *seen)
    assert 0 == holder("The special envoy", *seen)
    assert holder("the old envoy", *seen) is None
    assert holder("the guard", *seen) is None


def test_a_body_is_called_by_its_name_s_words() -> None:
    assert 0 == holder("the ministry", facts(0, "Foreign Ministry of Solmark"))


def test_two_are_several() -> None:
    seen = [facts(0, "Adrel Quint", title="envoy"), facts(1, "Velde", title="envoy")]
    envoy = facts(2, "the envoy", type=MentionType.NOMINAL)
    holders = Holders(seen, clusters(seen))
    holders.pass_by(0)
    assert not holders.are_several(envoy)
    holders.pass_by(1)
    assert holders.are_several(envoy)
    assert not holders.are_several(facts(2, "envoy"))


def test_two_or_many_or_any_are_nobody() -> None:
    seen = facts(0, "Adrel Quint", title="envoy"), facts(1, "Velde", title="envoy")
    assert holder("the envoy", *seen) is None
    assert holder("the officials", *seen[:1]) is None
    assert holder("an envoy", *seen[:1]) is None
    assert holder("envoy", *seen[:1]) is None
