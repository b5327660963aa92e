"""Find the turns of a transcript: who speaks, and where his words begin and end.

A text is a transcript only where several labels alternate, as people do who talk to each other;
"He said: …", a heading or a list with colons is none. Labels stand at the beginning of lines, or,
where line ends were lost, behind the end of a sentence.

In: `Report`. Out: tuple of `Turn`, empty for what is no transcript.
What words can be a label is left to `turn_labels.py`, which of them are turns to `turn_choice.py`,
who a speaker is to `link/`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from onrecord.model.document import Report, ReportKind, Span, Turn
from onrecord.read.mentions import load_mention_words
from onrecord.read.parse import split_paragraphs
from onrecord.read.turn_choice import Candidate, Choice, choose_labels
from onrecord.read.turn_ends import (
    Narrator,
    cut_footer,
    ends_with_cue,
    find_time_lines,
    skip_code,
)
from onrecord.read.turn_labels import Label, Strength, load_label_words, read_label
from onrecord.read.turn_names import find_headline_names, name_speaker

# Longer words before a colon are a sentence. The longest label of 5,900 in official transcripts
# has 151 characters, a page's pop-up window in the middle of it (2026-11-27).
_LONGEST_LABEL = 170
_AT_LINE = re.compile(
    rf"""
    (?:[*_]{{1,3}})?["“]?
    (?P<label>[^\W\d_][^:\r\n“”"«»<>?!;=\[\]{{}}()]{{0,{_LONGEST_LABEL}}}?)
    (?P<note>\s?[(\[][^()\[\]\r\n]{{1,80}}[)\]])?
    [ \t\xa0]?:(?:[*_]{{1,3}})?(?=\s|$)
    """,
    re.VERBOSE,
)
_LETTER = re.compile(
    r"(?:[*_]{1,3})?(?P<label>Q(?=[.:\s–—*_])|A(?=[.:]))[.:]?(?:[*_]{1,3})?(?=[\s–—])"
)
# "LIM — We have read it.": as print sets interviews, and datelines ("OSTREL — Envoys met") too.
_AT_DASH = re.compile(
    r"""
    (?:[*_]{1,3})?
    (?P<label>[^\W\d_][^:\r\n“”"«»<>?!;=\[\]{}()—–]{0,60}?)
    (?:[*_]{1,3})?[ \t\xa0]{1,3}(?:[—–]|--)(?:[*_]{1,3})?(?=\s)
    """,
    re.VERBOSE,
)
# Who talks says I, we or you, or asks; who reports does not. By judgement, half of the turns and
# four of them, as with labels on lines of their own.
_TALK = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\?\s*\Z")
_TALKING_SHARE = 0.5
_COLON = re.compile(r"(?P<note>\s?[(\[][^()\[\]\r\n]{1,80}[)\]])?[ \xa0]?:(?=\s)")
# Behind these a label may begin within a line. A dash or dots: somebody was cut short.
_BOUNDARY = re.compile(r"[.!?…*>)\]”\"»’—–-](?=\s+)")
# Last words of a transcript that nobody says.
_TAIL = re.compile(
    r"""(?:\s|^)(?:END(?:\s+OF\s+\w+)?|[#]{2,}|-\s?30\s?-|<…>|\[…\]|\*(?:\s?\*)+
    |\d{1,2}:\d\d\s*[AaPp]\.?\s?[Mm]\.?(?:\s+\(?[A-Z]{2,5}\)?)?)\s*\Z""",
    re.VERBOSE,
)
# A last line with an address, as under many a page: "Follow Sanna Velde: @velde".
_ADDRESS = re.compile(r"\n[^\n]*(?:@\w{3,}|https?://)[^\n]*\s*\Z")
_NOTE = re.compile(r"\\?[(\[<](…|[^()\[\]<>]{1,80}?)\\?[)\]>]")
# Whole sentences in parentheses, behind the end of one: an editor tells what was left out.
_SUMMARY = re.compile(
    r"(?<=[.!?…>])\s{0,3}\([^\W\d_][^()]{40,1500}(?:\([^()]{0,300}\)[^()]{0,1500}){0,8}(?<=[.!?…])\s?\)"
)
_THANKS = re.compile(r"\b(?:[Tt]hank you|[Tt]hanks|[Pp]lease)\s+(?=[^\W\d_])")
# A name that is a label so often may lack its colon once; by judgement.
_OFTEN = 3
_SENTENCE_START = re.compile(r"(?<=[.!?…>])\s+(?=\S)")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)(?=[ ,])")
_LETTERS = re.compile(r"\w+")
_LINE_CLOSERS = '.!?…”")]—–'
# So many labels on lines of their own are no headings; by judgement.
_LEAST_OWN_LINES = 4
_FIRST_LINE = re.compile(r"[^\r\n:;,!?]{3,60}(?=[^\S\r\n]*(?:[\r\n]|\Z))")
_NO_SPACE = re.compile(r"\S")
_LINE_START = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*")


def find_turns(report: Report) -> tuple[Turn, ...]:
    r"""Find the turns of a report, in order, not overlapping.

    >>> text = "Q  Did you agree?\n\nMS. MAROST:  I did.\n\nQ  When?\n\nMS. MAROST:  Today."
    >>> [turn.is_question for turn in find_turns(Report(text=text))]
    [True, False, True, False]
    """
    text = report.text
    paragraphs = tuple(split_paragraphs(text, report.body_start))
    if ":" not in text[report.body_start :] and "\nQ" not in text:
        return _make_turns(report, _choose_without_colons(report, paragraphs), paragraphs)
    at_lines = tuple(_find_at_lines(text, paragraphs))
    choose = partial(
        choose_labels,
        text,
        start=report.body_start,
        headline=report.headline,
        is_given=report.kind is ReportKind.TRANSCRIPT,
    )
    choice = choose(at_lines, may_be_one=False)
    inline = tuple(_find_inline(text, paragraphs, {c.label.span.start for c in at_lines}))
    if not choice.labels:
        both = sorted((*at_lines, *inline), key=lambda c: c.start)
        choice = choose(both)
    elif inline:
        choice = choice.with_known(inline)
    choice = choice.with_known(tuple(_find_without_colon(text, choice)))
    if not choice.labels:
        choice = _choose_without_colons(report, paragraphs)
    return _make_turns(report, choice, paragraphs)


def _find_at_lines(
    text: str, paragraphs: Sequence[tuple[int, int]], pattern: re.Pattern[str] = _AT_LINE
) -> Iterator[Candidate]:
    """Yield what could be a label at the beginning of a paragraph, or of a line of it."""
    for start, end in paragraphs:
        places = [start]
        for match in _LINE_START.finditer(text, start, end):
            # Within a paragraph that is broken at a fixed width, only where a sentence ends.
            before = text[max(start, match.start() - 80) : match.start()].rstrip()
            if before.endswith(tuple(_LINE_CLOSERS)) or ends_with_cue(before):
                places.append(match.end())
        for place in places:
            candidate = _read_at_line(text, place, end, pattern)
            if candidate is not None:
                yield candidate


def _read_at_line(text: str, line: int, end: int, pattern: re.Pattern[str]) -> Candidate | None:
    start = skip_code(text, line, end)
    match = _LETTER.match(text, start, end) or pattern.match(text, start, end)
    if match is None:
        return None
    label = read_label(text, match.start("label"), match.end("label"))
    if label is None:
        return None
    if "note" in match.groupdict() and match["note"]:
        label = _with_role(text, label, match.span("note"))
    return Candidate(label=label, start=start, behind=match.end(), is_at_line=True, line=line)


def _choose_without_colons(report: Report, paragraphs: Sequence[tuple[int, int]]) -> Choice:
    """Choose labels that have a line to themselves, or else a dash behind them."""
    choice = _choose_own_lines(report, paragraphs)
    return choice if choice.labels else _choose_dashed(report, paragraphs)


def _choose_dashed(report: Report, paragraphs: Sequence[tuple[int, int]]) -> Choice:
    """Choose labels with a dash behind them, where two or more who are named talk by turns."""
    text = report.text
    found = [c for c in _find_at_lines(text, paragraphs, _AT_DASH) if c.label.is_named]
    if len(found) < _LEAST_OWN_LINES:
        return Choice()
    ends = [*(c.start for c in found[1:]), len(text)]
    talking = sum(
        _TALK.search(text, c.behind, end) is not None for c, end in zip(found, ends, strict=True)
    )
    counts = Counter(c.label.key for c in found)
    is_alternating = all(a.label.key != b.label.key for a, b in pairwise(found))
    several = sum(count > 1 for count in counts.values())
    if several < 2 or not is_alternating or talking < _TALKING_SHARE * len(found):
        return Choice()
    return choose_labels(text, found, start=report.body_start, may_be_one=False)


def _choose_own_lines(report: Report, paragraphs: Sequence[tuple[int, int]]) -> Choice:
    """Choose labels that have a line to themselves, no colon, a title and a name in capitals."""
    text = report.text
    found = []
    for start, end in paragraphs:
        line = _FIRST_LINE.match(text, start, end)
        label = read_label(text, start, line.end()) if line else None
        if label is None or label.span.end != (line.end() if line else 0):
            continue
        if label.is_named and label.title_words and label.is_capitals:
            found.append(
                Candidate(label=label, start=start, behind=label.span.end, is_at_line=True)
            )
    keys = [(c.label.key, c.label.title_words) for c in found]
    is_alternating = all(a != b for a, b in pairwise(keys))
    if len(found) < _LEAST_OWN_LINES or len(set(keys)) < 2 or not is_alternating:
        return Choice()
    return choose_labels(text, found, start=report.body_start, may_be_one=False)


def _with_role(text: str, label: Label, note: tuple[int, int]) -> Label:
    """Take in the role in parentheses behind a name: "Adrel Quint (envoy of Varenia)"."""
    start, end = note[0], note[1] - 1
    while not text[start].isalnum() and start < end - 1:
        start += 1
    words = re.findall(r"\w+", text[start:end].lower())
    if not label.is_named or load_mention_words().roles.isdisjoint(words):
        return label
    return replace(label, title=Span(start, end), strength=Strength.STRONG)


def _find_inline(
    text: str, paragraphs: Sequence[tuple[int, int]], known: set[int]
) -> Iterator[Candidate]:
    """Yield what could be a label behind the end of a sentence, in the middle of a paragraph."""
    for start, end in paragraphs:
        at = start
        for match in _COLON.finditer(text, start, end):
            window = max(at, match.start() - _LONGEST_LABEL)
            at = match.end()
            candidate = _read_inline(text, window, match)
            if candidate is not None and candidate.label.span.start not in known:
                yield candidate


def _read_inline(text: str, window: int, colon: re.Match[str]) -> Candidate | None:
    """Read the words between the last end of a sentence and a colon."""
    end = colon.start()
    first, dash = _find_boundary(text, window, end)
    label = read_label(text, first, end) if first < end else None
    if dash < first:
        # "Deputy Chief of Staff– Presidential Press Secretary": a dash that ends no words.
        longer = read_label(text, dash, end)
        label = longer if longer is not None and longer.is_named else label
    is_headed = label is None
    headed = _read_behind_heading(text, first, end)
    if headed is not None and (label is None or _is_behind_another(text, label, headed)):
        label = headed
    elif label is None:
        label = _read_behind_thanks(text, first, end)
    if label is None or label.strength is Strength.NEVER:
        return None
    if colon["note"]:
        label = _with_role(text, label, colon.span("note"))
    return Candidate(
        label=label,
        start=label.span.start,
        behind=colon.end(),
        is_at_line=False,
        is_headed=is_headed,
    )


def _find_boundary(text: str, window: int, end: int) -> tuple[int, int]:
    """Return where words begin behind the last end of a sentence, dashes counted and not."""
    first = dash = window
    for boundary in _BOUNDARY.finditer(text, window, end):
        word = (
            text[max(window, boundary.start() - 12) : boundary.end()].rsplit(maxsplit=1)[-1].lower()
        )
        # An initial; but "So am I." ends.
        is_short = len(word) == 2 and word[1] == "." and word[0].isalpha() and word[0] != "i"
        if word in load_mention_words().honorifics or is_short:
            continue
        first = boundary.end()
        if boundary.group() not in "–—-":
            dash = first
    while first < end and text[first].isspace():
        first += 1
    while dash < first and text[dash].isspace():
        dash += 1
    return first, dash


def _read_behind_thanks(text: str, start: int, end: int) -> Label | None:
    """Read a name behind thanks that lack their full stop: "Thank you Ilena Marost"."""
    thanks = _THANKS.search(text, start, end)
    if thanks is None:
        return None
    label = read_label(text, thanks.end(), end)
    return label if label is not None and label.strength is Strength.NAME else None


def _find_without_colon(text: str, choice: Choice) -> Iterator[Candidate]:
    """Yield full names that are labels elsewhere and here lack their colon.

    "It will. Ilena Marost Fine, go on.": a sentence begins right behind the name, with a word
    before a comma, or one that the text writes small in other places.
    """
    bare = [
        c.label for c in choice.labels if c.label.strength is Strength.NAME and c.label.is_named
    ]
    labels = {text[label.span.start : label.span.end]: label for label in bare}
    counts = Counter(text[label.span.start : label.span.end] for label in bare)
    often = frozenset(name for name, count in counts.items() if count >= _OFTEN)
    if not often:
        return
    # One pass for all names and words: one for each takes too long where there are many.
    lengths = sorted({len(name.split()) for name in often})
    openings = [re.compile(rf"\S+(?:\s+\S+){{{n - 1}}}(?=\s)") for n in lengths]
    words = frozenset(_LETTERS.findall(text))
    for boundary in _SENTENCE_START.finditer(text):
        start = boundary.end()
        for opening in openings:
            name = opening.match(text, start)
            follows = _NEXT_WORD.match(text, name.end()) if name is not None else None
            if name is None or follows is None or name.group() not in often:
                continue
            behind, word = name.end(), follows["word"]
            opens = text[follows.end()] == "," or word.lower() in words
            if not word[0].isupper() or not opens:
                continue
            label = replace(
                labels[name.group()], span=Span(start, behind), head=Span(start, behind)
            )
            yield Candidate(label=label, start=start, behind=behind, is_at_line=False)


def _read_behind_heading(text: str, start: int, end: int) -> Label | None:
    """Read a label behind a heading without a mark: "Beginning of talks President Ilena Marost".

    It begins with the last role before which neither a role nor a word such as "of" stands.
    """
    words = tuple(re.finditer(r"\S+", text[start:end]))
    low = [word.group().lower() for word in words]
    mentions = load_mention_words()
    for place in range(len(words) - 1, 0, -1):
        if low[place] not in mentions.roles:
            continue
        at = place
        while at > 0 and (low[at - 1] in mentions.title_modifiers or low[at - 1] in mentions.roles):
            at -= 1
        if at == 0 or low[at - 1] in mentions.name_joiners or not words[at].group()[0].isupper():
            continue
        label = read_label(text, start + words[at].start(), end)
        if label is not None and label.is_named:
            return label
    return None


def _is_behind_another(text: str, whole: Label, headed: Label) -> bool:
    """Tell whether a heading names one holder of a role, and the label behind it another.

    "President of Varenia Ilena Marost President of Solmark Adrel Quint".
    """
    role = text[headed.span.start : headed.span.end].split(maxsplit=1)[0]
    before = text[whole.span.start : headed.span.start]
    return whole.key == headed.key and role in before and "," not in before


def _make_turns(
    report: Report, choice: Choice, paragraphs: Sequence[tuple[int, int]]
) -> tuple[Turn, ...]:
    """Make the turns of the labels that were chosen."""
    text = report.text
    names = find_headline_names(report.headline)
    turns: list[Turn] = []
    starts = [start for start, _ in paragraphs]
    narrator = Narrator(text, (c.label for c in choice.labels))
    for index, candidate in enumerate(choice.labels):
        if candidate.label.strength is Strength.NEVER:
            continue
        is_last = index + 1 == len(choice.labels)
        end = len(text) if is_last else choice.labels[index + 1].room_end
        if choice.is_embedded or (is_last and choice.is_of_single_paragraphs):
            # A label may have a line to itself: the words begin in the next one.
            first = next((m.start() for m in _NO_SPACE.finditer(text, candidate.behind)), 0)
            own = bisect_right(starts, first) - 1
            end = min(end, paragraphs[own][1])
        end = cut_footer(text, candidate.behind, end)
        if is_last:
            end = _cut_tail(text, candidate.behind, end)
        behind = starts[bisect_right(starts, candidate.behind) : bisect_left(starts, end)]
        end = narrator.cut(candidate.behind, end, behind, is_last=is_last)
        while end > candidate.behind and text[end - 1].isspace():
            end -= 1
        label = candidate.label
        words = tuple(_cut_notes(text, candidate.behind, end))
        turns.append(
            Turn(
                label=Span(candidate.start, candidate.behind),
                source=label.span,
                head=label.head,
                title=label.title,
                extent=Span(candidate.start, words[-1].end if words else candidate.behind),
                words=words,
                speaker=choice.speakers[index],
                named=name_speaker(text, label, names),
                is_named=label.is_named,
                is_question=label.is_question,
                is_anonymous=label.is_anonymous,
            )
        )
    return tuple(turns)


def _cut_tail(text: str, start: int, end: int) -> int:
    """Return the end of the last turn without the time of its end and the like."""
    while match := (
        _TAIL.search(text, max(start, end - 120), end)
        or _ADDRESS.search(text, max(start, end - 300), end)
    ):
        if match.start() <= start:
            break
        end = match.start()
    return end


def _cut_notes(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words of a turn without notes such as "(Laughter.)"."""
    notes = [m.span() for m in _NOTE.finditer(text, start, end) if is_direction(m[1])]
    notes += find_time_lines(text, start, end)
    notes += [m.span() for m in _SUMMARY.finditer(text, start, end)]
    at = start
    for first, last in sorted(notes):
        yield from _trim(text, at, first)
        at = max(at, last)
    yield from _trim(text, at, end)


def is_direction(note: str) -> bool:
    """Tell whether words in brackets tell what happens rather than what is said.

    >>> is_direction("as interpreted"), is_direction("Laughter and applause."), is_direction("NATO")
    (True, True, False)
    """
    lists = load_label_words()
    words = re.findall(r"[\w-]+", note.lower())
    while words and words[0] in lists.before_directions:
        words = words[1:]
    return note == "…" or (bool(words) and words[0] in lists.directions)


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is left without white space at the ends, if there is a letter or digit in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield Span(start, end)
