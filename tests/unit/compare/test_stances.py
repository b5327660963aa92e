"""The positions that statements take."""

import pytest

from cut_sheets import cut_sheet, take_notes
from handmade import entity, report, stmt
from onrecord.compare.stances import find_stances
from onrecord.model.comparison import Stance
from onrecord.model.record import EntityType
from onrecord.model.statement import Mode, QuoteType, SaidAt

MAROST = entity("Marost")
KESSEN = entity("Kessen")
SOLMARK = entity("Solmark", type=None)
COUNCIL = entity("Council", type=EntityType.ORGANISATION)


@pytest.mark.parametrize(
    ("cue", "content", "stance", "phrase"),
    [
        ("rejected", "the idea of armed observers", Stance.OPPOSES, "armed observers"),
        ("ruled out", "armed observers", Stance.RULES_OUT, "armed observers"),
        ("did not rule out", "armed observers", Stance.UNDECIDED, "armed observers"),
        ("welcomed", "the idea of observers", Stance.SUPPORTS, "observers"),
        ("welcomed", "the draft accord", Stance.SUPPORTS, "draft accord"),
        ("demanded", "control over the valley", Stance.DEMANDS, "control over the valley"),
        ("insisted on", "border controls", Stance.DEMANDS, "border controls"),
        ("called for", "free elections", Stance.DEMANDS, "free elections"),
        ("offered", "to host the peace talks", Stance.OFFERS, "hosting the peace talks"),
        ("pledged", "to publish the minutes", Stance.OFFERS, "publishing the minutes"),
        ("refused", "to sign the accord", Stance.OPPOSES, "signing the accord"),
        ("agreed", "to armed observers", Stance.SUPPORTS, "armed observers"),
        ("would consider", "buying river boats", Stance.UNDECIDED, "buying river boats"),
        ("is ready", "to lift the grain ban", Stance.OFFERS, "lifting the grain ban"),
        ("is committed to", "a settlement plan", Stance.SUPPORTS, "settlement plan"),
        ("stressed", "the importance of grain exports", Stance.SUPPORTS, "grain exports"),
        ("stressed", "the need for grain exports", Stance.DEMANDS, "grain exports"),
        ("reiterated her", "opposition to foreign troops", Stance.OPPOSES, "foreign troops"),
        ("urged", "Solmark to free the guards", Stance.DEMANDS, "freeing the guards"),
        ("urged", "Solmark not to free the guards", Stance.OPPOSES, "freeing the guards"),
        ("said", "the sanctions must be lifted", Stance.DEMANDS, "lifting the sanctions"),
        ("said", "the post must not be closed", Stance.OPPOSES, "closing the post"),
        ("said", "she would never accept armed observers", Stance.RULES_OUT, "armed observers"),
        (
            "outlined her demands for",
            "ending the war, including military neutrality",
            Stance.DEMANDS,
            "military neutrality",
        ),
        (
            "demanded",
            "that the guards be freed",
            Stance.DEMANDS,
            "freeing the guards",
        ),
    ],
)
def test_a_statement_takes_a_position(cue: str, content: str, stance: Stance, phrase: str) -> None:
    (note,) = take_notes(f"Marost {cue} {content}.", MAROST, cue, content, named=[SOLMARK])
    assert (stance, phrase) == (note.stance, note.topic.phrase)
    assert (MAROST.entity_id, None) == (note.actor, note.according_to)
    assert "stance_word" == note.reasons[0].feature


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the weather was bad"),
        ("rejected", "it"),
        ("welcomed", "Kessen"),
        ("welcomed", "the Council"),
        ("demanded", "that they be freed"),
        ("said", "she might support the peace plan"),
        ("asked", "if Solmark supports the peace plan"),
        ("was supported by", "the peace party"),
        ("did not demand", "free elections"),
        ("has not accepted", "armed observers"),
        ("offered", "a dire warning about grain"),
        ("insists", "that the pact gives no help to the rebels"),
        ("stopped short of fully endorsing", "the peace plan"),
    ],
)
def test_what_takes_no_position_gives_nothing(cue: str, content: str) -> None:
    named = [SOLMARK, KESSEN, COUNCIL]
    assert not take_notes(f"Marost {cue} {content}.", MAROST, cue, content, named=named)


def test_a_question_takes_no_position() -> None:
    text = "Does Marost reject the peace plan?"
    assert not take_notes(text, MAROST, "reject", "the peace plan")


def test_what_is_said_of_another_is_according_to_the_speaker() -> None:
    content = "Solmark is ready to reopen the customs post if the guards are freed"
    (note,) = take_notes(f"Marost said {content}.", MAROST, "said", content, named=[SOLMARK])
    assert (SOLMARK.entity_id, MAROST.entity_id) == (note.actor, note.according_to)
    assert Stance.CONDITIONAL is note.stance
    assert ["stance_word", "condition"] == [reason.feature for reason in note.reasons]
    assert "if the guards are freed" in note.reasons[1].detail


def test_a_refusal_is_off_where_it_relents() -> None:
    content = "she would not sign the accord unless the guards are freed"
    (note,) = take_notes(f"Marost said {content}.", MAROST, "said", content)
    assert Stance.CONDITIONAL is note.stance


def test_what_others_would_be_granted_is_the_speakers_to_refuse() -> None:
    content = "Solmark would not regain the Kelm Valley"
    (note,) = take_notes(f"Marost said {content}.", MAROST, "said", content, named=[SOLMARK])
    assert (MAROST.entity_id, Stance.RULES_OUT) == (note.actor, note.stance)
    assert "regaining the Kelm Valley" == note.topic.phrase
    content = "Solmark would not open the Kelm Valley"
    assert not take_notes(f"Marost said {content}.", MAROST, "said", content, named=[SOLMARK])


def test_who_would_give_it_is_kept() -> None:
    content = "Solmark could provide security guarantees"
    (note,) = take_notes(f"Marost said {content}.", MAROST, "said", content, named=[SOLMARK])
    assert (MAROST.entity_id, Stance.SUPPORTS) == (note.actor, note.stance)
    assert ["Who would do it: Solmark."] == [r.detail for r in note.reasons if r.feature == "giver"]
    content = "Marost could provide security guarantees"
    (own,) = take_notes(f"Marost said {content}.", MAROST, "said", content)
    assert Stance.OFFERS is own.stance


def test_guarantees_that_would_have_to_work_are_a_condition() -> None:
    content = "the importance of guarantees that would work like the old treaty"
    (note,) = take_notes(f"Marost stressed {content}.", MAROST, "stressed", content)
    assert Stance.CONDITIONAL is note.stance
    assert note.topic.is_like


def test_whose_support_it_is_may_be_told_behind() -> None:
    content = "the support of Solmark for the peace plan"
    assert not take_notes(f"Marost noted {content}.", MAROST, "noted", content, named=[SOLMARK])


def test_a_note_knows_its_day_and_what_lies_around_it() -> None:
    story = report("Kessen said on Monday that Solmark rejects the peace plan.")
    outer = stmt(story, "that Solmark rejects the peace plan", cue="said", speaker=KESSEN)
    inner = stmt(story, "the peace plan", cue="rejects", speaker=SOLMARK, within=outer)
    page = cut_sheet(story, outer, inner, named=[SOLMARK], entities=[KESSEN])
    (note,) = find_stances(page)
    assert "2031-03-17" == note.day
    assert (inner.statement_id, outer.statement_id) == (note.statement, note.said_in)
    assert note.note_id.startswith("sn_")
    monday = SaidAt(value="2031-03-10", edtf=None, span=outer.cue[0])
    told = type(inner)(
        report_id=inner.report_id,
        content=inner.content,
        cue=inner.cue,
        speaker=inner.speaker,
        said_at=monday,
        confidence=0.9,
    )
    (note,) = find_stances(cut_sheet(story, told, named=[SOLMARK], entities=[KESSEN]))
    assert "2031-03-10" == note.day


def test_the_speaker_of_a_turn_is_meant_by_we() -> None:
    story = report("We support the peace plan. We will not accept armed observers.")
    turn = stmt(story, story.text, speaker=MAROST, quote_type=QuoteType.DIRECT)
    notes = find_stances(cut_sheet(story, turn, entities=[MAROST]))
    assert [Stance.SUPPORTS, Stance.RULES_OUT] == [note.stance for note in notes]
    assert {MAROST.entity_id} == {note.actor for note in notes}


def test_what_is_denied_is_nobodys_position() -> None:
    story = report("Marost denied that she had refused to sign the accord.")
    denied = stmt(story, "that she had refused to sign the accord", cue="denied", speaker=MAROST)
    assert () == find_stances(cut_sheet(story, denied, entities=[MAROST]))


def test_who_gives_an_account_takes_no_position_in_it() -> None:
    story = report("The two presidents agreed to armed observers.")
    told = stmt(story, "agreed to armed observers", speaker=COUNCIL, mode=Mode.ACCOUNT)
    assert () == find_stances(cut_sheet(story, told, entities=[COUNCIL]))
