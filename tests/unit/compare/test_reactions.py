"""Reactions: which remark is meant, in one report and in others, and which is not."""

from dataclasses import replace

import pytest

import handmade
from onrecord.compare.reactions import Hint, Remark, find_reactions, link_hints
from onrecord.model.comparison import Sheet
from onrecord.model.document import Report, Span
from onrecord.model.reaction import Reaction
from onrecord.model.record import Entity
from onrecord.model.statement import (
    Act,
    Channel,
    Mode,
    QuoteType,
    SaidAt,
    Statement,
)

MAROST = handmade.entity("Ilena Marost")
KESSEN = handmade.entity("Torvald Kessen")
QUINT = handmade.entity("Adrel Quint")
DAY = "2031-03-17"


def make_sheet(text: str, *stmts: Statement, names: tuple[tuple[str, Entity], ...]) -> Sheet:
    story = handmade.report(text)
    mentions = [(handmade.mention(story, words), each) for words, each in names]
    return handmade.sheet(story, *stmts, mentions=mentions)


def pairs(sheet: Sheet) -> list[tuple[str, str, str]]:
    exact = {stmt.statement_id: sheet.exact(stmt.content) for stmt in sheet.statements}
    return [
        (exact[each.from_id], exact[each.to_id], each.reasons[0].feature)
        for each in find_reactions(sheet)
        if isinstance(each, Reaction)
    ]


MIC = (
    "“I think he wants to sign it with me,” Marost whispered. She spoke of the road.\n\n"
    "Kessen, when asked about Marost’s open microphone comment, expressed surprise. "
    "“She should ask me first,” he told Novapress. Quint said the road was shut."
)


def read_mic(*, act: Act | None = None, cue: str = "expressed") -> Sheet:
    story = handmade.report(MIC)
    whispered = replace(
        handmade.stmt(
            story, "“I think he wants to sign it with me,”", cue="whispered", speaker=MAROST
        ),
        channel=Channel.HOT_MIC,
    )
    spoke = handmade.stmt(story, "of the road", cue="spoke", speaker=MAROST)
    surprise = handmade.stmt(story, "surprise", cue=cue, speaker=KESSEN, act=act)
    first = handmade.stmt(story, "“She should ask me first,”", cue="told", speaker=KESSEN)
    shut = handmade.stmt(story, "the road was shut", cue="said", speaker=QUINT)
    asked = handmade.stmt(
        story, "Marost’s open microphone comment", cue="asked about", speaker=KESSEN
    )
    stmts = (whispered, spoke, asked, surprise, first, shut)
    mention = handmade.mention(story, "Marost", nth=1)
    return handmade.sheet(story, *stmts, mentions=[(mention, MAROST)])


def test_the_kind_of_saying_tells_which_remark_is_meant() -> None:
    whisper = "“I think he wants to sign it with me,”"
    assert [
        ("surprise", whisper, "points_at"),
        ("“She should ask me first,”", whisper, "goes_on"),
    ] == pairs(read_mic())


def test_a_remark_without_an_owner_is_the_one_that_stands_before() -> None:
    text = "“The road is open,” Marost said. Kessen laughed when he was asked about the remark."
    story = handmade.report(text)
    said = handmade.stmt(
        story, "“The road is open,”", cue="said", speaker=MAROST, quote_type=QuoteType.DIRECT
    )
    laughed = handmade.stmt(story, "laughed", cue="laughed", speaker=KESSEN)
    sheet = handmade.sheet(story, said, laughed)
    assert [("laughed", "“The road is open,”", "points_at")] == pairs(sheet)
    behind = handmade.report(
        "Kessen laughed when he was asked about the remark. “The road is open,” Marost said."
    )
    later = [
        handmade.stmt(behind, "laughed", cue="laughed", speaker=KESSEN),
        handmade.stmt(behind, "“The road is open,”", cue="said", speaker=MAROST),
    ]
    assert [] == pairs(handmade.sheet(behind, *later))


@pytest.mark.parametrize(
    ("act", "found"), [(Act.PROMISE, True), (Act.ASSERT, False), (None, False)]
)
def test_a_promise_is_known_by_its_act(act: Act | None, found: bool) -> None:
    text = "Marost spoke of grain. Kessen welcomed Marost’s promise of grain."
    story = handmade.report(text)
    spoke = handmade.stmt(story, "grain", cue="spoke", speaker=MAROST, act=act)
    welcomed = handmade.stmt(story, "Marost’s promise of grain", cue="welcomed", speaker=KESSEN)
    mention = handmade.mention(story, "Marost", nth=1)
    sheet = handmade.sheet(story, spoke, welcomed, mentions=[(mention, MAROST)])
    assert found == bool(pairs(sheet))


def test_a_claim_is_often_read_as_plain_telling_and_is_about_whoever_answers() -> None:
    text = (
        "Quint said Kessen had agreed to observers. Quint said the observers came by road. "
        "Kessen dismissed Quint’s claim about observers."
    )
    story = handmade.report(text)
    agreed = handmade.stmt(
        story, "Kessen had agreed to observers", cue="said", speaker=QUINT, about=[KESSEN]
    )
    came = handmade.stmt(story, "the observers came by road", cue="said", speaker=QUINT)
    claim = handmade.stmt(story, "Quint’s claim about observers", cue="dismissed", speaker=KESSEN)
    mention = handmade.mention(story, "Quint", nth=2)
    sheet = handmade.sheet(story, agreed, came, claim, mentions=[(mention, QUINT)])
    assert [
        ("Quint’s claim about observers", "Kessen had agreed to observers", "points_at")
    ] == pairs(sheet)


def test_a_remark_of_which_nothing_tells_is_not_meant() -> None:
    text = "Quint wanted grain. Quint spoke of grain. Kessen welcomed Quint’s words."
    story = handmade.report(text)
    wanted = handmade.stmt(story, "grain", cue="wanted", speaker=QUINT, mode=Mode.BELIEF)
    spoke = handmade.stmt(story, ["grain"], cue="spoke", speaker=QUINT)
    words = handmade.stmt(story, "Quint’s words", cue="welcomed", speaker=KESSEN)
    mention = handmade.mention(story, "Quint", nth=2)
    sheet = handmade.sheet(story, wanted, spoke, words, mentions=[(mention, QUINT)])
    assert [] == pairs(sheet)


def test_nobody_reacts_to_himself_nor_to_what_he_tells_himself() -> None:
    text = "Quint spoke of grain. Quint, asked about Quint’s claim, said Quint had spoken."
    story = handmade.report(text)
    spoke = handmade.stmt(story, "grain", cue="spoke", speaker=QUINT)
    outer = handmade.stmt(story, "Quint had spoken", cue="said", speaker=QUINT)
    mention = handmade.mention(story, "Quint", nth=2)
    sheet = handmade.sheet(story, spoke, outer, mentions=[(mention, QUINT)])
    assert [] == pairs(sheet)


def test_an_owner_whom_nobody_knows_is_passed_over() -> None:
    text = "“Grain!” Marost said. Kessen dismissed the ministry’s claim."
    story = handmade.report(text)
    said = handmade.stmt(story, "“Grain!”", cue="said", speaker=MAROST)
    claim = handmade.stmt(story, "the ministry’s claim", cue="dismissed", speaker=KESSEN)
    assert [] == pairs(handmade.sheet(story, said, claim))


def test_a_reply_answers_whoever_spoke_last() -> None:
    text = "Marost said the road was open. “It is shut,” Kessen replied.\n\n“So?” Quint replied."
    story = handmade.report(text)
    open_ = handmade.stmt(story, "the road was open", cue="said", speaker=MAROST)
    shut = handmade.stmt(story, "“It is shut,”", cue="replied", speaker=KESSEN)
    inner = handmade.stmt(story, "shut", cue=(), speaker=MAROST, within=shut)
    at = text.rindex("replied")
    so = Statement(
        report_id=story.report_id,
        content=(handmade.span(text, "“So?”"),),
        cue=(Span(at, at + 7),),
        speaker=QUINT.entity_id,
        confidence=0.9,
    )
    sheet = handmade.sheet(story, open_, shut, inner, so)
    assert [
        ("“It is shut,”", "the road was open", "reply"),
        ("“So?”", "“It is shut,”", "reply"),
    ] == pairs(sheet)
    alone = handmade.report("“It is shut,” Kessen replied.")
    reply = handmade.stmt(alone, "“It is shut,”", cue="replied", speaker=KESSEN)
    assert [] == pairs(handmade.sheet(alone, reply))


def hint_of(text: str, *, day: str | None = DAY, said_at: str | None = None) -> list[Hint]:
    story: Report = handmade.report(text)
    words = text[text.index("denied") + 7 :].rstrip(".")
    stmt = handmade.stmt(story, words, cue="denied", speaker=KESSEN)
    if said_at:
        stmt = replace(stmt, said_at=SaidAt(value=said_at, edtf=None, span=Span(0, 1)))
    sheet = handmade.sheet(
        story, stmt, mentions=[(handmade.mention(story, "Marost"), MAROST)], reference_date=day
    )
    return [each for each in find_reactions(sheet) if isinstance(each, Hint)]


def test_what_the_report_does_not_tell_is_left_for_others() -> None:
    [hint] = hint_of("Kessen denied Marost’s open microphone claim.")
    assert (MAROST.entity_id, DAY, "hot_mic") == (hint.speaker, hint.day, hint.channel)
    assert ("assert",) == hint.acts
    assert "#hot_mic" == hint.stems[0]
    assert [] == hint_of("Kessen denied Marost’s open microphone claim.", day=None)
    assert [] == hint_of("Kessen denied Marost’s open microphone claim.", said_at="2031-03")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"quote_type": QuoteType.DIRECT}, True),
        ({"act": Act.PROMISE}, True),
        ({}, False),
        ({"mode": Mode.BELIEF, "act": Act.PROMISE}, False),
        ({"act": Act.ASK, "quote_type": QuoteType.DIRECT}, False),
    ],
)
def test_what_others_may_come_back_to_is_noted(fields: dict[str, object], found: bool) -> None:
    story = handmade.report("Marost spoke of wheat and bridges.")
    stmt = handmade.stmt(story, "of wheat and bridges", cue="spoke", speaker=MAROST)
    sheet = handmade.sheet(story, replace(stmt, **fields))  # type: ignore[arg-type]
    assert found == any(isinstance(each, Remark) for each in find_reactions(sheet))


def test_long_turns_are_not_noted() -> None:
    words = "wheat bridges " * 40
    story = handmade.report(f"Marost: {words}.")
    stmt = handmade.stmt(story, words, speaker=MAROST, quote_type=QuoteType.DIRECT)
    assert () == find_reactions(handmade.sheet(story, stmt))


HINT = Hint(
    statement_id="st_1",
    report_id="rp_1",
    speaker="en_1",
    day=DAY,
    span=Span(0, 4),
    stems=("bridg", "observ", "wheat"),
)
REMARK = Remark(
    statement_id="st_2",
    report_id="rp_2",
    speaker="en_1",
    day="2031-03-14",
    content=(Span(3, 9),),
    stems=("bridg", "wheat"),
)


def link(hint: Hint, *remarks: Remark) -> list[str]:
    return [each.to_id for each in link_hints([hint], remarks)]


def test_a_remark_of_another_report_is_found_by_rare_words() -> None:
    assert ["st_2"] == link(HINT, REMARK)
    assert [] == link(HINT, replace(REMARK, stems=("wheat",)))
    many = [replace(REMARK, statement_id=f"st_{n}") for n in range(9)]
    assert [] == link(HINT, *many)


@pytest.mark.parametrize(
    "other",
    [
        {"speaker": "en_2"},
        {"report_id": "rp_1"},
        {"day": "2031-03-18"},
        {"day": "2031-02-01"},
    ],
)
def test_another_speaker_report_or_time_is_not_meant(other: dict[str, str]) -> None:
    assert [] == link(HINT, replace(REMARK, **other))  # type: ignore[arg-type]


def test_kind_and_channel_count_between_reports_too() -> None:
    hint = replace(HINT, acts=("assert",))
    assert ["st_2"] == link(hint, REMARK)
    assert [] == link(hint, replace(REMARK, act="promise"))
    mic = replace(HINT, channel="hot_mic", stems=("#hot_mic", "wheat"))
    whispered = replace(REMARK, channel="hot_mic", stems=("#hot_mic", "road"))
    assert ["st_2"] == link(mic, whispered)


def test_of_equal_remarks_the_latest_is_meant_and_their_order_is_nothing() -> None:
    later = replace(REMARK, statement_id="st_3", day="2031-03-16")
    assert ["st_3"] == link(HINT, REMARK, later) == link(HINT, later, REMARK)
    better = replace(later, stems=REMARK.stems)
    worse = replace(REMARK, statement_id="st_4", day="2031-03-16", stems=("bridg", "observ"))
    assert link(HINT, better, worse) == link(HINT, worse, better)
