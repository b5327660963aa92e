"""Find where a turn's words end before its room does: a footer, narration, codes of time.

Words that are lost are a lesser fault than words that another said, so what tells of the speakers
by name, and holds neither "I" nor "you", is nobody's.

In: the room of a turn. Out: where its words end, and what in them is no word of it.
Notes in parentheses are left to `turns.py`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.read.mentions import load_mention_words
from onrecord.read.turn_labels import Label, load_label_words

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
# What may stand before a label on its line: "[00:01:02]", "12/03/2026, 10:02 -", "3."
_CODE = re.compile(
    rf"""(?:[\[(]?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?\s+)?{_CLOCK}[\])]?|\#?\d{{1,4}}[.)])
    [^\S\r\n]*[-–—]?[^\S\r\n]+""",
    re.VERBOSE,
)
_CUE = r"(?:\d{1,5}[^\S\r\n]*[\r\n]+)?\d{1,2}:\d\d(?::\d\d)?[.,]\d{3}\s*-->[^\r\n]*"
# Lines of subtitles, and a time alone in brackets at the beginning of a line.
_TIME_LINES = re.compile(
    rf"(?:^|(?<=[\r\n]))[^\S\r\n]*(?:{_CUE}|[\[(]\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])])"
)
_CUE_END = re.compile(r"-->[^\r\n]*\Z")

_FOOTER = re.compile(
    r"""(?<=[\r\n])[^\S\r\n]*(?:
    \#{2,}[^\S\r\n]*(?=[\r\n]|\Z)
    |[-–—(\[\s*]{0,4}(?:END|ENDS)(?:\s+OF\s+[A-Z ]{3,30})?[-–—)\]\s*.]{0,4}
      (?:\d[^\r\n]{0,30})?(?=[\r\n]|\Z)
    |[(\[]?(?:[Ee]nd\ of\ (?:the\ )?(?:transcript|interview|recording))\b
    |©|\([Cc]\)\s+\d{4}|(?:Copyright|COPYRIGHT)\b
    |(?:About|ABOUT)\s+(?:the\s+|THE\s+)?(?-i:[A-Z])[^\r\n.?!,;:]{1,80}(?::(?=\s)|(?=[\r\n]|\Z))
    |(?:[Nn]otes?|NOTES?)\s+(?:[Tt]o|[Ff]or|TO|FOR)\s+(?:[Tt]he\s+)?(?:[Ee]ditors?|EDITORS?)\b
    |(?:Related|RELATED)(?:\s+\w+){0,3}\s*:?[^\S\r\n]*(?=[\r\n]|\Z)
    |(?:Media|Press|MEDIA|PRESS)\s+(?:[Cc]ontacts?|[Ii]nquiries|[Ee]nquiries|CONTACTS?)\b
    |(?:For\s+(?:more|further|media)\s+(?:information|inquiries|enquiries)\b)
    |-\s?30\s?-
    )""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
# What may stand between a name and its verb.
_BETWEEN = r"(?:,[^,.;]{1,60},)?(?:\s+(?:then|also|later|both|[a-z]+ly))?\s+(?P<verb>[a-z]+)\b"
_MEETING = re.compile(
    r"The\s+(?:press\s+conference|news\s+conference|briefing|interview|meeting|talks?|conversation"
    r"|ceremony|event|session|hearing|call|transcript|discussion|recording)\s+"
    r"(?:then\s+|was\s+)?(?:ended|concluded|closed|adjourned|finished|lasted|over|followed)\b"
    r"|(?:The\s+two|Both\s+(?:men|women|sides|leaders|ministers))"
    r"(?:\s+(?:then|also|later))?\s+[a-z]+ed\b"
)


def skip_code(text: str, start: int, end: int) -> int:
    """Return where a line goes on behind a time or number at its beginning.

    >>> skip_code("[00:01:02] MR. LIM: Yes.", 0, 24), skip_code("MR. LIM: Yes.", 0, 13)
    (11, 0)
    """
    match = _CODE.match(text, start, end)
    return match.end() if match else start


def ends_with_cue(line: str) -> bool:
    """Tell whether a line of subtitles' times ends here."""
    return _CUE_END.search(line) is not None


def find_time_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what in a turn tells only the time of a recording."""
    for match in _TIME_LINES.finditer(text, start, end):
        yield match.span()


def cut_footer(text: str, start: int, end: int) -> int:
    """Return where a footer begins in a turn, or the turn's end."""
    match = _FOOTER.search(text, start, end)
    return match.start() if match else end


def _is_personal(words: str) -> bool:
    """Tell whether somebody says "I" or "you" outside of quotation marks."""
    low = _WORD.findall(_QUOTED.sub(" ", words).lower().replace("’", "'"))
    return not load_label_words().persons.isdisjoint(low)


class Narrator:
    """What tells of the speakers of a transcript, as none of them does himself."""

    def __init__(self, text: str, labels: Iterable[Label]) -> None:
        self.text = text
        self._names: set[str] = set()
        self._offices: set[str] = set()
        for label in labels:
            if label.is_question or label.is_anonymous:
                continue
            words = text[label.span.start : label.span.end].replace(",", " ").split()
            if label.is_named:
                name = text[label.head.start : label.head.end].split()
                self._names.add(name[-1].lower())
                words = words[: -len(name)]
            elif label.title_words:
                self._names.add(words.pop().lower())
            roles = load_mention_words().roles
            self._offices |= {word.lower() for word in words if word.lower() in roles}

    @cached_property
    def _subject(self) -> re.Pattern[str] | None:
        """Return the pattern of a speaker who does something."""
        names = "|".join(sorted(re.escape(n) for n in self._names if len(n) > 1))
        offices = "|".join(sorted(map(re.escape, self._offices)))
        kinds = []
        if names:
            kinds.append(rf"(?:[A-Z][\w.’'-]*\s+){{0,4}}(?P<name>(?i:{names}))")
        if offices:
            kinds.append(rf"[Tt]he\s+(?:[A-Z]\w*\s+){{0,3}}(?i:{offices})")
        if not kinds:
            return None
        opening = r"(?:^|(?<=[.!?…”\"])\s+|(?:,\s*)?\b(?:and|but|then|while|before|after|when)\s+)"
        return re.compile(rf"{opening}(?:{'|'.join(kinds)}){_BETWEEN}")

    def _tells(self, words: str) -> bool:
        """Tell whether a paragraph says what a speaker did."""
        if self._subject is None:
            return False
        verbs = load_mention_words().irregular_verbs | load_label_words().past_verbs
        for match in self._subject.finditer(words):
            name = match.groupdict().get("name")
            if name is not None and not name[0].isupper():
                continue
            if match["verb"].endswith("ed") or match["verb"] in verbs:
                return True
        return False

    def cut(self, start: int, end: int, starts: Sequence[int], *, is_last: bool) -> int:
        """Return where in a turn a paragraph begins that tells of the speakers, or its end.

        Args:
            start: Where the turn's words begin.
            end: Where its room ends.
            starts: Where paragraphs begin in it behind its first one.
            is_last: Whether no turn follows.
        """
        edges = [start, *starts, end]
        pieces = [self.text[a:b].strip() for a, b in itertools.pairwise(edges)]
        personal = [_is_personal(words) or "?" in words for words in pieces]
        first = max((i for i, is_one in enumerate(personal) if is_one), default=-1) + 1
        if first == 0:
            return end
        for at in range(first, len(pieces)):
            words = _QUOTED.sub(" ", pieces[at])
            if self._tells(words) or (is_last and _MEETING.match(words)):
                return edges[at]
        return end
