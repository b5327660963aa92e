"""Answers as a reader sees them: exact words, and whence they come."""

from collections.abc import Iterator

import pytest

import handmade
from onrecord.asking import ask
from onrecord.model.statement import Act
from onrecord.present.answers import format_answers, make_reply_item
from onrecord.record.store import View, open_record

KESSEN = handmade.entity("Torvald Kessen")
TALKS = handmade.report(
    "Kessen promised to open the road. “We open the road,” said a man. The road? Open to nobody.",
    headline="The road",
    publisher="Hadvik Post",
)


@pytest.fixture(name="view")
def _view() -> Iterator[View]:
    with open_record(None) as record:
        promised = handmade.stmt(
            TALKS, "to open the road", cue="promised", speaker=KESSEN, act=Act.PROMISE
        )
        said = handmade.stmt(TALKS, "“We open the road,”", cue="said", source="a man")
        nobody = handmade.stmt(TALKS, ["The road?", "Open to nobody."])
        record.writer.add(
            handmade.reading(TALKS, promised, said, nobody, entities=[KESSEN]), name="a"
        )
        yield record.view


def test_each_answer_tells_who_said_it_and_where(view: View) -> None:
    reply = ask(view, "What was said about the open road?")
    lines = [line for line, _ in format_answers(view, reply, 5, width=80)]
    headings = sorted(line.partition(". ")[2] for line in lines if line[:1].isdigit())
    assert ["Torvald Kessen · promised", "a man · said", "nobody named"] == headings
    assert "   “to open the road”" in lines
    assert "   “We open the road,”" in lines
    assert "   “The road? … Open to nobody.”" in lines
    assert any("Hadvik Post, 2031-03-17, “The road”" in line for line in lines)


def test_what_is_not_shown_is_counted(view: View) -> None:
    reply = ask(view, "What was said about the open road?")
    *_, (last, _) = format_answers(view, reply, 1)
    assert "2 more statements may answer, too: --limit shows them." == last


def test_the_item_holds_words_places_and_statements(view: View) -> None:
    question = "Who promised to open the road?"
    item = make_reply_item(view, question, ask(view, question), 1)
    assert (question, "speaker", True) == (item["question"], item["asked"], item["says"])
    [answer] = item["answers"]
    assert ["to open the road"] == answer["exact"]
    assert "Torvald Kessen" == answer["speaker"]
    assert "promise" == answer["statement"]["act"]


def test_no_answer_is_an_item_too(view: View) -> None:
    item = make_reply_item(view, "Who?", ask(view, "Who?"), 1)
    assert (False, []) == (item["says"], item["answers"])
