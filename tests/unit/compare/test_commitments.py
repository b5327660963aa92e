"""What somebody promised, offered, undertook or threatened."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from event_sheets import Say, mark, name
from handmade import entity, stmt
from onrecord.compare.commitments import find_commitments
from onrecord.model.comparison import Commitment, CommitmentKind, Sheet
from onrecord.model.document import Report, ReportKind
from onrecord.model.record import Entity, Role
from onrecord.model.statement import Act, Mode, Statement

MAROST, KESSEN, QUINT = entity("Marost"), entity("Kessen"), entity("Quint")
PROMISE, OFFER = CommitmentKind.PROMISE, CommitmentKind.OFFER


def says(
    content: str, *, cue: str = "said", speaker: Entity = MAROST, act: Act | None = None
) -> Say:
    def say(story: Report) -> Sequence[Statement]:
        return [stmt(story, content, cue=cue, source=speaker.name, speaker=speaker, act=act)]

    return say


def find(marked: str, say: Say, **more: ReportKind) -> tuple[Sheet, tuple[Commitment, ...]]:
    sheet = mark(marked, say=say, **more)
    return sheet, find_commitments(sheet)


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "due"),
    [
        (
            "[Marost] pledged to open the pass by <1 May=2031-05-01>.",
            "to open the pass by 1 May",
            "pledged",
            PROMISE,
            "2031-05-01",
        ),
        (
            "[Marost] agreed to free the guards.",
            "to free the guards",
            "agreed",
            CommitmentKind.UNDERTAKING,
            None,
        ),
        (
            "[Marost] committed to legal steps.",
            "legal steps",
            "committed to",
            CommitmentKind.UNDERTAKING,
            None,
        ),
        (
            "[Marost] threatened to close the pass.",
            "to close the pass",
            "threatened",
            CommitmentKind.THREAT,
            None,
        ),
        (
            "[Marost] warned that [she|Marost] would close the pass.",
            "that she would close the pass",
            "warned",
            CommitmentKind.THREAT,
            None,
        ),
        (
            "[Marost] offered both sides every help.",
            "both sides every help",
            "offered",
            OFFER,
            None,
        ),
        (
            "[Marost] promised that the lorries would roll within <ten days=P10D>.",
            "that the lorries would roll within ten days",
            "promised",
            PROMISE,
            "2031-03-27",
        ),
        (
            "[Marost] said [she|Marost] would travel by <1 May=2031-05-01>.",
            "she would travel by 1 May",
            "said",
            PROMISE,
            "2031-05-01",
        ),
        (
            "[Marost] said: By <1 May=2031-05-01> [I|Marost] will lay a plan before you.",
            "By 1 May I will lay a plan before you",
            "said",
            PROMISE,
            "2031-05-01",
        ),
        (
            "[Marost] said [I|Marost] am going to send a plan <tomorrow=2031-03-18>.",
            "I am going to send a plan tomorrow",
            "said",
            PROMISE,
            "2031-03-18",
        ),
        (
            "[Marost] said [her government|Varenia:organisation] would pay for the bridge.",
            "her government would pay for the bridge",
            "said",
            PROMISE,
            None,
        ),
        (
            "[Marost] said [she|Marost] could end it within <24 hours=PT24H> of taking office.",
            "she could end it within 24 hours of taking office",
            "said",
            PROMISE,
            None,
        ),
        (
            "[Marost] said [Solmark|Solmark:state] is “ready to” reopen the post.",
            "Solmark is “ready to” reopen the post",
            "said",
            OFFER,
            None,
        ),
        (
            "[Marost] said the [Grain Board|Board:organisation] will pay by <1 May=2031-05-01>.",
            "the Grain Board will pay by 1 May",
            "said",
            PROMISE,
            "2031-05-01",
        ),
    ],
)
def test_commitments(
    text: str, content: str, cue: str, kind: CommitmentKind, due: str | None
) -> None:
    _, found = find(text, says(content, cue=cue))
    assert [(kind, due)] == [(each.kind, each.due) for each in found]


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("[Marost] did not agree to leave.", "to leave", "agree"),
        ("[Marost] could agree to leave.", "to leave", "agree"),
        ("[Marost] agreed to [observers|observers:group].", "to observers", "agreed"),
        ("[Marost] agreed that it rains.", "that it rains", "agreed"),
        ("[Marost] offered condolences.", "condolences", "offered"),
        ("[Marost] warned that [Kessen] would leave.", "that Kessen would leave", "warned"),
        ("[Marost] said [I|Marost] will see.", "I will see", "said"),
        ("[Marost] said [I|Marost] will run in time.", "I will run in time", "said"),
        (
            "[Marost] said [I|Marost] would note that <tomorrow=2031-03-18> it rains.",
            "I would note that tomorrow it rains",
            "said",
        ),
        (
            "[Marost] said [I|Marost] will not pay by <1 May=2031-05-01>.",
            "I will not pay by 1 May",
            "said",
        ),
        (
            "[Marost] said [I|Marost] will probably pay by <1 May=2031-05-01>.",
            "I will probably pay by 1 May",
            "said",
        ),
        (
            "[Marost] said [Kessen] will pay by <1 May=2031-05-01>.",
            "Kessen will pay by 1 May",
            "said",
        ),
        (
            "[Marost] said [Solmark|S:state] will invade by <1 May=2031-05-01>.",
            "Solmark will invade by 1 May",
            "said",
        ),
        (
            "[Marost] said <today=2031-03-17> [I|Marost] will name them.",
            "today I will name them",
            "said",
        ),
        ("[Marost] said [she|Marost] is not ready to sign.", "she is not ready to sign", "said"),
        ("[Marost] said the bridge is ready to use.", "the bridge is ready to use", "said"),
        (
            "[Marost] said: Will [I|Marost] pay by <1 May=2031-05-01>?",
            "Will I pay by 1 May?",
            "said",
        ),
        (
            "[Marost] said [I|Marost] expect [I|Marost] will pay by <1 May=2031-05-01>.",
            "I expect I will pay by 1 May",
            "said",
        ),
        (
            "[Marost] said the choice of the [Board|B:organisation] will fall by <May=2031-05>.",
            "the choice of the Board will fall by May",
            "said",
        ),
        ("[Marost] said [I|Marost] hope [I|Marost] will pay.", "I hope I will pay", "said"),
        (
            "[Marost] said [I|Marost] will be there <tomorrow=2031-03-18>.",
            "I will be there",
            "said",
        ),
    ],
)
def test_no_commitments(text: str, content: str, cue: str) -> None:
    assert () == find(text, says(content, cue=cue))[1]


def test_somebody_else_says_that_somebody_promised() -> None:
    def say(story: Report) -> Sequence[Statement]:
        outer = stmt(
            story,
            "that Kessen had promised to pull the guns out",
            cue="said",
            source="Quint",
            speaker=QUINT,
        )
        inner = stmt(
            story,
            "to pull the guns out",
            cue="promised",
            source="Kessen",
            speaker=KESSEN,
            within=outer,
        )
        return [outer, inner]

    sheet, (only,) = find("[Quint] said that [Kessen] had promised to pull the guns out.", say)
    assert "Kessen" == name(sheet, only.actor)
    assert only.according_to is not None
    assert "Quint" == name(sheet, only.according_to)


def test_who_speaks_for_a_state_binds_it() -> None:
    solmark = entity("Solmark")
    sheet = mark(
        "[Marost] said [Solmark] will send a plan by <1 May=2031-05-01>.",
        say=says("Solmark will send a plan by 1 May"),
    )
    role = Role(
        title="minister",
        organisation=solmark.entity_id,
        report_id=sheet.report.report_id,
        span=sheet.mentions[0].span,
    )
    entities = tuple(
        replace(each, roles=(role,)) if each.name == "Marost" else each for each in sheet.entities
    )
    (only,) = find_commitments(replace(sheet, entities=entities))
    assert ("Solmark", None) == (name(sheet, only.actor), only.according_to)


def test_what_is_asked_or_demanded_is_none() -> None:
    for act in (Act.ASK, Act.DEMAND):
        text = "[Marost] pledged to open the pass."
        assert () == find(text, says("to open the pass", cue="pledged", act=act))[1]


def test_in_a_transcript_only_a_day_makes_a_deed_a_promise() -> None:
    text = "[Marost] said [I|Marost] will pay for the bridge."
    assert 1 == len(find(text, says("I will pay for the bridge"))[1])
    again = find(text, says("I will pay for the bridge"), kind=ReportKind.TRANSCRIPT)
    assert () == again[1]


def test_two_of_one_sentence() -> None:
    text = (
        "[Marost] said [I|Marost] will lay a plan before you by <1 May=2031-05-01>, "
        "and [I|Marost] will publish the map."
    )
    content = "I will lay a plan before you by 1 May, and I will publish the map"
    assert ["2031-05-01", None] == [each.due for each in find(text, says(content))[1]]


def test_who_gives_an_account_is_not_bound_by_it() -> None:
    def say(story: Report) -> Sequence[Statement]:
        told = stmt(story, "to free the guards", cue="agreed", speaker=QUINT, mode=Mode.ACCOUNT)
        return [told]

    assert () == find("The two presidents agreed to free the guards.", say)[1]
