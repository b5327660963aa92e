"""Say how a candidate's words are given, what saying them does, and in which mode.

In: `Candidate`. Out: `QuoteType`, `Act`, `Mode`, whether it is hedged.
Finding candidates is left to `candidates.py`; factuality comes with a trained model.
"""

from onrecord.model.statement import Act, Mode, QuoteType
from onrecord.statements.candidates import Candidate
from onrecord.statements.contents import QuotedTokens
from onrecord.statements.grammar import Line
from onrecord.statements.reality import Mood

# Words by which the report itself keeps its distance.
_HEDGES = frozenset(
    ("reportedly", "allegedly", "apparently", "supposedly", "purportedly", "seemingly")
)


def find_quote_type(line: Line, quoted: QuotedTokens, candidate: Candidate) -> QuoteType:
    """Tell direct, indirect and mixed speech apart (Pareti 2013).

    Direct: all words of the content stand in quotation marks; mixed: some do.
    """
    inside = outside = 0
    for part in candidate.content:
        for at in range(part.first, part.last):
            if not line.is_word(at):
                continue
            if quoted.number_of[at] >= 0:
                inside += 1
            else:
                outside += 1
    cue_number = quoted.number_of[candidate.cue.first]
    if inside == 0 or cue_number >= 0:
        # Within a quotation the marks are the outer statement's.
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if outside == 0 else QuoteType.MIXED


def find_mode(line: Line, candidate: Candidate) -> Mode | None:
    """Return the mode that the cue's class gives, or None where it depends."""
    if candidate.word is None:
        return Mode.SPEECH if candidate.frame == "headline" else None
    return candidate.word.find_class(_frame_of(line, candidate)).mode


def find_act(line: Line, candidate: Candidate) -> Act | None:
    """Return what saying it does, as far as the cue tells; None where it depends."""
    if candidate.word is None:
        return Act.ASSERT
    act = candidate.word.find_class(_frame_of(line, candidate)).act
    if candidate.frame == "tell_to" and act in (None, Act.ASSERT, Act.ASK):
        act = Act.DEMAND  # "told the guards to leave"
    # "did not deny", "would promise": neither is done.
    return act if candidate.mood is Mood.REAL else None


def _frame_of(line: Line, candidate: Candidate) -> str:
    """Return the frame by which cues.toml knows a candidate's complement."""
    frame = candidate.frame
    if frame.endswith("prep"):
        frame = line.low[candidate.content[0].first - 1]
    elif frame.startswith("tell_"):
        frame = "to" if frame == "tell_to" else "tell"
    elif frame in ("to", "wh"):
        pass
    elif "quote" in frame or frame.startswith(("left", "amid", "colon")):
        frame = "quote"
    else:
        frame = "clause"
    return frame


def is_hedged(line: Line, candidate: Candidate) -> bool | None:
    """Tell whether the report keeps its distance ("reportedly"); None where it does not say."""
    first = max(0, candidate.cue.first - 3)
    around = line.low[first : candidate.cue.last + 2]
    return True if any(word in _HEDGES for word in around) else None
