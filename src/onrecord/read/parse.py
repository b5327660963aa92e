"""Split a report's text into paragraphs, sentences and tokens.

The only module that knows the sentence library.

In: `Report`, its `Turn`s. Out: tuples of `Sentence` and `Token`.
Quotation marks, names and times in them are left to the modules beside this one.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import sentencex

from onrecord.model.document import Report, Sentence, Span, Token, Turn

# One alternative a kind of token, tried in this order. Possessives and contracted auxiliaries
# stand apart ("Marost" + "’s"), negations stay whole ("didn’t"), since a name is a name with or
# without its "’s" while "did" and "didn’t" are different words.
_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                  # U.S., a.m.
    | (?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Prof|Rev|Hon|St|Jr|Sr|No)\.(?=\s|,)
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b                  # 3.5, 10:30, 18th
    | \w+n['’]t\b                                         # didn’t
    | ['’](?:s|re|ve|ll|d|m|S)\b                          # ’s
    | @(?:[-‐‑]@)*(?:['’](?!(?:s|re|ve|ll|d|m|S)\b)@)*     # O’Brien, long-standing
    | ''|``|\.\.\.+|--+                                   # marks written with several characters
    | [^\s]
    """.replace("@", r"\w[\w\u0300-\u036f]*"),  # é may be written as e and an accent
    re.VERBOSE,
)
# It begins at a line end, not at the white space before it: a pattern that may begin anywhere in
# a run of white space looks at each pair of its places.
# Atomic groups, lest the two characters of one line end pass for two of them.
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)(?:[^\S\r\n]*(?>\r\n|\r|\n))+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"[.!?:;…]['\"”’»)\]]*\s*$")

# The library takes "May." for a shortened month, as it does "Aug."; May is never shortened.
_MISSED_END = re.compile(r"\b(?:May|ill)\.\s+(?=[“\"‘'(«]*[A-Z])")

# Titles that the library does not know; of 40 that we tried it lacks these two.
_FALSE_END = re.compile(r"\b(?:Ms|Amb)\.\s*$")

# Lines that were broken at a fixed width are longer than this and do not end where a sentence
# ends. Measured (2026-11-23): their share is 0.59 or more in each of 138 hard-wrapped official
# texts, and under 0.37 in all but one (which is wrapped) of 52 news texts with single line ends.
_WRAPPED_LINE = 40
_WRAPPED_SHARE = 0.4
_WIDEST_WRAP = 120


# The longest of 31,549 sentences of PolNeAR's train and dev parts has 293 tokens; of 44,631 in
# official texts one, a list without full stops, has more than 365: 1,630 (2026-11-22).
_LONGEST_SENTENCE = 400
# The library's time grows with the square of the quotation marks in what it is given: 1.3 s for
# 33,000 of them. Of 34,049 paragraphs of news and official texts 14 are longer than this.
_LONGEST_WINDOW = 20_000
_WINDOW_END = frozenset('.!?…"”»')
_CUTTING = frozenset(",;:—–")


def parse(
    report: Report, turns: Sequence[Turn] = ()
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Split a report into sentences and tokens.

    The label of a turn is a paragraph by itself, and where a turn ends, one ends.

    >>> sentences, tokens = parse(Report(text="Mr. Quint agreed. They met."))
    >>> [(s.first, s.last) for s in sentences], tokens[0].text
    ([(0, 4), (4, 7)], 'Mr.')
    """
    text = report.text
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    words: dict[str, str] = {}  # one string for all places of a word: half of a long text's memory
    paragraphs = split_paragraphs(text, report.body_start)
    breaks = sorted(
        {at for turn in turns for at in (turn.label.start, turn.label.end, turn.extent.end)}
    )
    for number, (start, end) in enumerate(_break_at(text, paragraphs, breaks)):
        for sentence_start, sentence_end in _split_sentences(
            text, start, end, report.language or "en"
        ):
            first = len(tokens)
            tokens.extend(
                Token(m.start(), m.end(), words.setdefault(m.group(), m.group()))
                for m in _TOKEN.finditer(text, sentence_start, sentence_end)
            )
            for cut in _cut_overlong(tokens, first):
                span = Span(tokens[first].start, tokens[cut - 1].end)
                sentences.append(Sentence(span=span, first=first, last=cut, paragraph=number))
                first = cut
    return tuple(sentences), tuple(tokens)


def _cut_overlong(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Yield the indices behind the last tokens of the sentences from `first` to the end.

    There is one, as a rule. A sentence without end (a list, a table, no sentence at all) is cut
    behind a mark, or anywhere: what looks at pairs of its words would never come to an end.
    """
    while len(tokens) - first > _LONGEST_SENTENCE:
        longest = first + _LONGEST_SENTENCE
        marks = (i for i in range(longest, first + _LONGEST_SENTENCE // 2, -1))
        first = next((i for i in marks if tokens[i - 1].text in _CUTTING), longest)
        yield first
    if len(tokens) > first:
        yield len(tokens)


def split_paragraphs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a text as offsets, white space around them left out.

    A blank line always ends a paragraph. A single line end does too, unless the text is broken
    at a fixed width, where it is a space.
    """
    wrapped = _is_hard_wrapped(text, start)
    ends = _BLANK_LINE if wrapped else _LINE_END
    at = start
    for match in ends.finditer(text, start):
        yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def _break_at(
    text: str, paragraphs: Iterable[tuple[int, int]], breaks: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, those in two at which a break lies; breaks are in order."""
    at = 0
    for start, end in paragraphs:
        begin = start
        while at < len(breaks) and breaks[at] < end:
            if breaks[at] > begin:
                yield from _trimmed(text, begin, breaks[at])
                begin = breaks[at]
            at += 1
        yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, if anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_hard_wrapped(text: str, start: int) -> bool:
    """Tell whether lines end at a fixed width rather than where paragraphs end."""
    inner = broken = 0
    lines = _LINE_END.split(text[start:])
    for line, following in itertools.pairwise(lines):
        if not line.strip() or not following.strip():
            continue
        inner += 1
        if _WRAPPED_LINE < len(line) <= _WIDEST_WRAP and not _SENTENCE_END.search(line[-8:]):
            broken += 1
    return inner > 0 and broken / inner >= _WRAPPED_SHARE


def _split_sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph as offsets into the whole text."""
    while start < end:
        until = _find_window_end(text, start, end)
        unended: int | None = None
        for boundary in sentencex.get_sentence_boundaries(language, text[start:until]):
            first, last = start + boundary["start_index"], start + boundary["end_index"]
            first = first if unended is None else unended
            unended = first if _FALSE_END.search(text, max(first, last - 8), last) else None
            if unended is not None and last < until:
                continue
            for match in _MISSED_END.finditer(text, first, last):
                yield first, match.end()
                first = match.end()
            yield first, last
        start = until


def _find_window_end(text: str, start: int, end: int) -> int:
    """Return how far a paragraph is given to the library at once: as a rule, all of it."""
    longest = start + _LONGEST_WINDOW
    if end <= longest:
        return end
    for at in range(longest, longest - _LONGEST_WINDOW // 2, -1):
        if text[at].isspace() and text[at - 1] in _WINDOW_END:
            return at
    return longest
