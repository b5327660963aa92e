"""Who is the only one called by a role."""

from onrecord.link.facts import Facts
from onrecord.link.holders import Holders
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType
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


def test_what_a_title_or_name_is_about_is_nobody_s_role() -> None:
    quint = facts(0, "Adrel Quint", title="head of the Office of the President")
    assert 0 == holder("the head", quint)
    for words in ("the president", "the office", "the office of the president"):
        assert holder(words, quint) is None
    council = facts(0, "State Security Council")
    assert 0 == holder("the council", council)
    for words in ("the state", "the security"):
        assert holder(words, council) is None


def test_a_deputy_is_not_called_by_the_office_alone() -> None:
    deputy = facts(0, "Adrel Quint", title="Deputy Defence Minister")
    assert 0 == holder("the deputy minister", deputy)
    assert holder("the minister", deputy) is None
    assert holder("the defence minister", deputy) is None


def test_who_was_not_named_for_long_is_not_meant() -> None:
    seen = [facts(n, f"Velde{n}") for n in range(1, 350)]
    assert holder("the mayor", facts(0, "Quint", title="mayor"), *seen) is None
    assert 0 == holder("the mayor", facts(0, "Quint", title="mayor"), *seen[:20])


def test_a_service_that_is_new_can_be_the_service() -> None:
    known = facts(0, "Ostrel Water Service")
    new = facts(1, "a service", type=MentionType.NOMINAL)
    assert 0 == holder("the service", known)
    assert holder("the service", known, new) is None


def test_an_office_in_a_title_is_not_who_holds_it() -> None:
    quint = facts(0, "Adrel Quint", title="Office of the President")
    assert holder("the office of the president", quint) is None


def test_a_state_is_called_by_no_office() -> None:
    seen = [facts(0, "Ostrel", title="representative")]
    nominal = facts(1, "the representative", type=MentionType.NOMINAL)
    for kind, expected in ((EntityType.STATE, False), (EntityType.PERSON, True)):
        made = clusters([*seen, nominal], {0: kind}, opened=1)
        holders = Holders([*seen, nominal], made)
        holders.pass_by(0)
        assert expected is (holders.find(nominal, ["the", "representative"]) is not None)


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
