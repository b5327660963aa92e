"""Golden cases: text files in which the expected spans are marked in the text itself.

    title: A split quotation
    date: 2031-03-17

    {q1:“The bridge was safe,”} {s1:Ortiz} {c1:told} {a1:the council}, {q1:“and we said so.”}
    ===
    1: quote_type=direct speaker="Maria Ortiz"

A mark is a letter for the role, the number of the thing, a colon and the words. Roles: `q` content,
`s` source, `c` cue, `a` addressee, `t` time, `e` mention of an entity. Marks may lie in one
another; the same mark several times is several spans of one role. `{{` is a brace, and so is `}}`
where it does not end two marks. What the header and the lines below `===` may hold is told in
CONTRIBUTING.md.

In: the text of a case. Out: `Case`. Running it is left to `test_cases.py`.
"""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model.document import Span

HEADER_KEYS = frozenset(
    {"title", "date", "publisher", "headline", "byline", "url", "kind", "language", "xfail"}
)
ROLES = frozenset("qscate")
_MARK = re.compile(r"\{([a-z]\d+):")
_END_OF_TEXT = re.compile(r"^===[ \t]*$", re.MULTILINE)


class MalformedCase(Exception):
    """A case file that is not written as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What is expected of one marked thing.

    Attributes:
        words: Words without an equals sign, in order (`DATE 2031-03-17`).
        options: The others (`quote_type=direct`).
    """

    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden case.

    Attributes:
        name: Its file's name without the ending.
        header: Its header lines.
        text: The text without marks.
        marks: Spans by mark (`q1`), in the order of the text.
        expected: Expectations by mark; a statement's go by its number alone (`1`).
    """

    name: str
    header: Mapping[str, str]
    text: str
    marks: Mapping[str, tuple[Span, ...]]
    expected: Mapping[str, Expectation]

    def numbers(self, role: str) -> tuple[int, ...]:
        """Return the numbers that have a mark of this role, in order."""
        return tuple(sorted({int(label[1:]) for label in self.marks if label[0] == role}))

    def spans(self, role: str, number: int) -> tuple[Span, ...]:
        """Return the spans of a role of a thing."""
        return self.marks.get(f"{role}{number}", ())


def read_case(path: Path) -> Case:
    """Read a case file."""
    try:
        return parse_case(path.read_text(encoding="utf-8"), name=path.stem)
    except MalformedCase as err:
        raise MalformedCase(f"{path}: {err}") from err


def parse_case(content: str, *, name: str = "case") -> Case:
    """Parse a case.

    >>> case = parse_case('''title: Short
    ...
    ... {s1:Ortiz} {c1:said} {q1:it held}.
    ... ===
    ... 1: quote_type=indirect
    ... ''')
    >>> case.text, case.marks["s1"], case.expected["1"].options["quote_type"]
    ('Ortiz said it held.', (Span(start=0, end=5),), 'indirect')

    Raises:
        MalformedCase: Telling what is wrong.
    """
    head, blank, rest = (
        content.partition("\n\n") if content[:1] != "\n" else ("", "\n", content[1:])
    )
    if not blank:
        raise MalformedCase("no blank line between header and text")
    header = _read_header(head)
    end = _END_OF_TEXT.search(rest)
    marked = rest[: end.start()] if end else rest
    text, marks = strip_marks(marked.removesuffix("\n"))
    expected = _read_expectations(rest[end.end() :]) if end else {}
    for label in expected:
        if label not in marks and f"q{label}" not in marks:
            raise MalformedCase(f"“{label}” is expected but not marked")
    for label in marks:
        if label[0] in "sca" and f"q{label[1:]}" not in marks:
            raise MalformedCase(f"“{label}” belongs to no content q{label[1:]}")
    return Case(name=name, header=header, text=text, marks=marks, expected=expected)


def strip_marks(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Take the marks out of a text and return where their words stand.

    >>> strip_marks("{q1:“It held {t1:on Monday}},” {s1:he}")[1]["t1"]
    (Span(start=9, end=18),)
    """
    out: list[str] = []
    length = at = 0
    unclosed: list[tuple[str, int]] = []
    marks: dict[str, list[Span]] = {}
    while at < len(marked):
        piece = marked[at]
        step = 1
        if marked.startswith("{{", at):
            piece, step = "{", 2
        elif piece == "{":
            mark = _MARK.match(marked, at)
            if not mark or mark.group(1)[0] not in ROLES:
                raise MalformedCase(f"no mark: {marked[at : at + 20]!r}")
            unclosed.append((mark.group(1), length))
            marks.setdefault(mark.group(1), [])
            piece, step = "", len(mark.group())
        elif marked.startswith("}}", at) and len(unclosed) < 2:
            piece, step = "}", 2
        elif piece == "}":
            if not unclosed:
                raise MalformedCase(f"nothing to close: {marked[max(0, at - 20) : at + 1]!r}")
            label, start = unclosed.pop()
            if start == length:
                raise MalformedCase(f"“{label}” marks no words")
            marks[label].append(Span(start, length))
            piece = ""
        out.append(piece)
        length += len(piece)
        at += step
    if unclosed:
        raise MalformedCase(f"never closed: {', '.join(label for label, _ in unclosed)}")
    return "".join(out), {label: tuple(sorted(found)) for label, found in marks.items()}


def _read_header(head: str) -> dict[str, str]:
    """Read `key: value` lines."""
    header: dict[str, str] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in HEADER_KEYS or key in header:
            raise MalformedCase(f"not a header line, or twice: {line!r}")
        header[key] = value.strip()
    return header


def _read_expectations(lines: str) -> dict[str, Expectation]:
    """Read `label: word key=value` lines; empty ones and `# …` are passed over."""
    expected: dict[str, Expectation] = {}
    for line in lines.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        label, colon, rest = line.partition(":")
        if not colon or label in expected:
            raise MalformedCase(f"not an expectation, or twice: {line!r}")
        try:
            pieces = shlex.split(rest)
        except ValueError as err:
            raise MalformedCase(f"{err}: {line!r}") from err
        options = dict(piece.split("=", 1) for piece in pieces if "=" in piece)
        words = tuple(piece for piece in pieces if "=" not in piece)
        expected[label.strip()] = Expectation(words=words, options=options)
    return expected
