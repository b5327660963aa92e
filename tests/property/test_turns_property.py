"""Whatever stands together, turns lie in the text, apart from each other, and are found alike.

In: mixes of labels, sentences and marks about states that do not exist. Out: nothing. Whose turns
they are is left to the unit tests.
"""

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model.document import Document, Report
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.turns import find_turns
from onrecord.statements.attribute import find_statements

PIECES = (
    "Q  ",
    "Q: ",
    "A: ",
    "MS. MAROST:  ",
    "Adrel Quint: ",
    "Quint: ",
    "President of Varenia Ilena Marost: ",
    "MODERATOR (as interpreted): ",
    "NOTE: ",
    "He said: ",
    "I agree with you. ",
    "Did we? ",
    "(Laughter.) ",
    "(Quint spoke at length about the bridge over the Lisna and its price.) ",
    "“We go,” ",
    "Thank you ",
    "– ",
    "<…>",
    "* * * ",
    "10:30 ",
    "\n",
    "\n\n",
    "  \n",
    "\r\n",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)


@given(TEXTS | st.text(max_size=200))
@example("Q: I?\n\nA: You.\n\nQ: I?\n\nA: (Laughter.)")
@example("Adrel Quint: I.Quint: I. Adrel Quint: I. Quint: you?")
def test_turns_lie_in_the_text_and_apart(text: str) -> None:
    report = Report(text=text)
    turns = find_turns(report)
    assert turns == find_turns(report)
    end = 0
    for turn in turns:
        assert turn.extent.start >= end
        end = turn.extent.end
        assert end <= len(text)
        assert turn.extent.contains(turn.label)
        assert turn.label.contains(turn.source)
        at = turn.label.end
        for words in turn.words:
            assert at <= words.start
            at = words.end
            assert text[words.start : words.end] == text[words.start : words.end].strip()
        assert at <= end


@given(TEXTS)
def test_no_sentence_and_no_mention_reaches_from_turn_to_turn(text: str) -> None:
    report = Report(text=text)
    turns = find_turns(report)
    sentences, tokens = parse(report, turns)
    mentions = find_mentions(report, sentences, tokens, turns)
    assert [t.text for t in tokens] == [text[t.start : t.end] for t in tokens]
    for turn in turns:
        edges = (turn.label.start, turn.label.end, turn.extent.end)
        for each in (*(s.span for s in sentences), *(m.span for m in mentions)):
            assert not any(each.start < edge < each.end for edge in edges)
    doc = Document(
        report=report, sentences=sentences, tokens=tokens, turns=turns, mentions=mentions
    )
    assert sum(1 for turn in turns if turn.words) == len(find_statements(doc))
