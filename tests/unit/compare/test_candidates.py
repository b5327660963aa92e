"""The few statements that may bear on a statement."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from handmade import entity, report, sheet, stmt
from handmade_notes import claim
from onrecord.compare.candidates import (
    MOST_FOUND,
    ClaimNote,
    choose_partners,
    count_days,
    find_fellows,
    note_claims,
    propose_pairs,
)
from onrecord.model.statement import Act

MAROST, QUINT, KESSEN = entity("Ilena Marost"), entity("Adrel Quint"), entity("Torvald Kessen")


def choose(note: ClaimNote, others: Sequence[ClaimNote]) -> list[str]:
    return [other.statement_id for other in choose_partners(note, others)]


def test_a_note_holds_what_a_statement_claims() -> None:
    story = report("Marost denied that Quint had not freed the eleven guards. Guards, said Marost.")
    first = stmt(
        story,
        "that Quint had not freed the eleven guards",
        cue="denied",
        speaker=MAROST,
        act=Act.DENY,
    )
    first = replace(first, about=(QUINT.entity_id,))
    second = stmt(story, "Guards", cue="said", speaker=MAROST)
    [note, _] = note_claims(sheet(story, first, second, entities=[MAROST, QUINT]))
    assert note.stems[0] == "guard", "of which the report speaks most"
    assert set(note.stems) == {"guard", "quint", "freed", "eleven"}
    assert note.numbers == ("11",)
    assert note.is_negated
    assert note.is_opposing
    assert note.about == (QUINT.entity_id,)
    assert note.day == "2031-03-17"
    assert json.loads(json.dumps(asdict(note)))["position"] == 0


def test_like_claims_share_keys_of_the_moment_or_of_the_speaker() -> None:
    words = "the guns will leave the border pass"
    keys = []
    for day in ("2031-03-17", "2031-03-20", "2031-11-02"):
        story = report(words, published=day)
        [note] = note_claims(sheet(story, stmt(story, words, speaker=MAROST)))
        keys.append(set(note.keys))
    of_moment = [{key for key in each if key[-1].isdigit()} for each in keys]
    assert of_moment[0] & of_moment[1]
    assert not of_moment[0] & of_moment[2]
    assert keys[0] & keys[2]


def test_near_statements_of_the_same_report_are_partners() -> None:
    note = claim("guard pass consent", position=50)
    others = [claim(f"word{n} other{n} third{n}", position=n) for n in range(49, 0, -1)]
    assert choose(note, others)[0] == "st_rp_1_49"
    assert len(choose(note, others)) < 20


def test_shared_words_make_a_far_one_a_partner() -> None:
    note = claim("guard pass consent", position=60)
    far = claim("guard consent lake", position=2)
    others = [claim(f"word{n} other{n} third{n}", position=n) for n in range(20, 40)]
    assert choose(note, [*others, far]) == [far.statement_id]


def test_what_a_statement_contains_is_no_partner_of_it() -> None:
    outer = claim("kessen oath gun", position=1)
    inner = claim("oath gun", position=2, within=outer.statement_id)
    assert choose(outer, [inner]) == []
    assert choose(inner, [outer]) == []


def test_elsewhere_words_and_days_count() -> None:
    note = claim("guard pass consent lake")
    today = claim("guard consent lake", report_id="rp_2", speaker=None)
    years_ago = claim("guard", report_id="rp_3", day="2029-01-01", speaker=None)
    undated = claim("guard", report_id="rp_4", day=None, speaker=None)
    assert choose(note, [years_ago, today, undated]) == [today.statement_id]


def test_a_denial_is_sooner_a_partner_than_another_word() -> None:
    note = claim("guard pass consent lake", day="2031-03-17")
    other = claim("guard grain road", report_id="rp_2", day="2031-03-24", speaker="en_kessen")
    assert choose(note, [other]) == []
    assert choose(note, [replace(other, is_opposing=True)]) == [other.statement_id]


def test_there_are_never_more_than_a_bounded_number() -> None:
    note = claim("guard pass")
    others = [claim("guard pass", report_id=f"rp_{n}") for n in range(2, 90)]
    others += [claim("guard pass", position=n) for n in range(1, 60)]
    assert len(choose(note, others)) == 40
    assert choose(note, others) == choose(note, list(reversed(others)))


def test_pairs_are_proposed_once_the_earlier_first() -> None:
    early = claim("guard pass consent")
    late = claim("guard pass consent", report_id="rp_0", day="2031-03-18")
    assert propose_pairs([early, late]) == ((early, late),)
    assert propose_pairs([late, early]) == ((early, late),)


def test_a_key_of_very_many_notes_is_not_asked_for() -> None:
    notes = [claim("guard", report_id=f"rp_{n:04}") for n in range(MOST_FOUND + 1)]
    assert propose_pairs(notes) == ()
    assert propose_pairs(notes[:-1]) != ()


def test_rare_keys_are_asked_for_first_until_there_are_enough() -> None:
    note = claim("guard pass consent")
    rare, common = note.keys[1], note.keys[0]
    others = [claim("guard", report_id=f"rp_{n:04}") for n in range(MOST_FOUND)]
    twice = [*note.keys[2:4], common]
    assert find_fellows(note, dict.fromkeys(twice, others)) == [*others, *others]
    found = find_fellows(note, {common: others, rare: others[:3], "other": others})
    assert found == [*others[:3], *others]


def test_days_apart() -> None:
    assert count_days(claim("a"), claim("b", day="2031-04-01")) == 15
    assert count_days(claim("a"), claim("b", day=None)) > 365
