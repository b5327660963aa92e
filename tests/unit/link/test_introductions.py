"""Who a report begins with is named further on."""

import pytest

from handmade import mention, report
from onrecord.link.clusters import Clusters
from onrecord.link.facts import Facts
from onrecord.link.introductions import join_introductions
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from sample_facts import clusters, facts

PERSON = Phrase(first=0, last=1, person=1.0)
THING = Phrase(first=0, last=1)
STORY = report("A judge said no. Judge Marost slept. Judge Quint woke.")
JUDGE = facts(0, "judge", type=MentionType.NOMINAL, phrase=PERSON)
MAROST = facts(1, "Marost", title="judge", sentence=1)
QUINT = facts(2, "Quint", title="judge", sentence=2)


def joined(*seen: Facts, kind: EntityType = EntityType.PERSON) -> Clusters:
    made = clusters(list(seen), {f.index: kind for f in seen}, opened=len(seen))
    words = ["A judge", "Judge Marost", "Judge Quint"]
    join_introductions(made, [mention(STORY, w) for w in words[: len(seen)]])
    return made


def test_somebody_is_the_only_one_who_is_called_so_further_on() -> None:
    made = joined(JUDGE, MAROST)
    assert made.of[0] is made.of[1]
    assert "introduction" == made.reasons[0].feature


@pytest.mark.parametrize(
    "seen",
    [
        (JUDGE, MAROST, QUINT),
        (JUDGE, facts(1, "Marost", title="envoy", sentence=1)),
        (JUDGE, facts(1, "Marost", title="judge", sentence=20)),
        (
            facts(0, "ruling", type=MentionType.NOMINAL, phrase=THING),
            facts(1, "Marost", title="ruling", sentence=1),
        ),
        (facts(0, "judge", type=MentionType.NOMINAL, phrase=PERSON, sentence=5), MAROST),
        (facts(0, "leaders", type=MentionType.NOMINAL, phrase=PERSON), MAROST),
        (facts(0, "judge", phrase=PERSON), MAROST),
    ],
)
def test_else_somebody_stays_apart(seen: tuple[Facts, ...]) -> None:
    made = joined(*seen)
    assert len({c.number for c in made.of.values()}) == len(seen)


def test_one_who_was_named_before_may_be_meant_as_well() -> None:
    first = facts(0, "Marost", title="judge")
    other = facts(1, "judge", type=MentionType.NOMINAL, phrase=PERSON, sentence=1)
    assert 2 == len({c.number for c in joined(first, other).of.values()})


def test_what_is_no_person_is_not_somebody() -> None:
    made = joined(JUDGE, MAROST, kind=EntityType.ORGANISATION)
    assert made.of[0] is not made.of[1]
