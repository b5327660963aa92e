"""Tell how a content hangs on its cue: the complement that the reporting verb takes.

In: `Line`, `QuotedTokens`, a cue and the first stretch of its content. Out: a frame, as cues.toml
names them. What a verb does in a frame is told there.
"""

from onrecord.model.attribution import Stretch
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens


def find_frame(line: Line, quoted: QuotedTokens, anchor: int, content: Stretch) -> str:
    """Return the complement by which cues.toml knows how a content hangs on its cue.

    ``tell to`` is an infinitive behind an addressee.
    """
    first = content.first
    if first < anchor or quoted.number_of[first] >= 0:
        return "quote"
    between = line.low[anchor + 1 : first]
    told = any(word not in line.grammar.prepositions and word.isalpha() for word in between)
    if line.low[first] == "to":
        return "tell to" if told else "to"
    if line.low[first] in line.grammar.prepositions:
        return line.low[first]
    if between and between[-1] in line.grammar.prepositions:
        return between[-1]
    if told:
        return "tell"
    finite = any(line.looks_finite(index) for index in range(first, content.last))
    return "clause" if finite or line.low[first] in line.grammar.complementizers else "np"
