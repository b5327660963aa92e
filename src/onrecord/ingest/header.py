"""What is said about a report beside its text: by the file itself, and by the user.

In: fields of a file's header (`Mapping`), the user's `Header`. Out: `Header`, and the `Report`
that joins both with the text. Finding the fields in a file is left to `front_matter.py`,
`lines.py` and `extract.py`.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from typing import Final

from onrecord.errors import NoArticleText, UndecodableText, UsageError
from onrecord.ingest.datestamps import find_address_date, normalise_date, parse_iso
from onrecord.model.document import Report, ReportKind

# A longer value is no headline or name but a file gone wrong: the longest headline of 703 has 233.
LONGEST_FIELD: Final = 1000
# Twice what the oldest browsers took; beyond this it is data, not an address.
_LONGEST_URL: Final = 4000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LINK = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
# These name one thing in all the world; any other id is one collector's own.
_WORLDWIDE = re.compile(r"(?:urn:[a-z0-9][a-z0-9-]*:|doi:10\.)\S", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is said of a report; what the user says overrides what a file says of itself.

    Attributes:
        publisher: Who published it.
        headline: Its headline.
        byline: Its authors.
        url: Link to it.
        published: ISO 8601 date, date-time or year-month.
        modified: The same, of its last change.
        language: BCP 47 tag.
        kind: What it is; None where nothing is said.
    """

    publisher: str | None = None
    headline: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    kind: ReportKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHeader:
    """What a file says of its report.

    Attributes:
        header: The fields that a user could give too.
        identifier: The id that its collector gave it.
    """

    header: Header = Header()
    identifier: str | None = None


def check_header(header: Header) -> Header:
    """Return the user's header with tidy values.

    Raises:
        UsageError: If a date, the URL or the language is none.

    >>> check_header(Header(published="2025-08-18", publisher=" The  Lantern ")).publisher
    'The Lantern'
    """
    given = {name: _check_words(name, getattr(header, name)) for name in _WORDS}
    for name in ("published", "modified"):
        value = given[name]
        if value is not None and (iso := parse_iso(value)) is not None:
            given[name] = iso
        elif value is not None:
            raise UsageError(
                f"{value!r} is no date for {name!r}.",
                hint="Write it as 2025-08-18, 2025-08-18T17:15:00+02:00 or 2025-08.",
            )
    if given["url"] is not None and normalise_url(given["url"]) is None:
        raise UsageError(
            f"{given['url']!r} is no URL.", hint="It must begin with http:// or https://."
        )
    language = given["language"]
    if language is not None:
        given["language"] = normalise_language(language)
        if given["language"] is None:
            raise UsageError(
                f"{language!r} is no language tag.", hint="Write it as en, de or pt-BR (BCP 47)."
            )
    return Header(**given, kind=header.kind)


def read_header(said: Mapping[str, object]) -> FileHeader:
    """Read the fields of a file's header; unknown ones are ignored, unusable ones are absent.

    >>> read_header({"title": "Talks", "date": "18 August 2025", "mood": "x"}).header.published
    '2025-08-18'

    Raises:
        UndecodableText: If a known field holds half a character.
    """
    names = _load_lists().names
    found: dict[str, str] = {}
    for key, value in said.items():
        name = names.get(_fold_key(key))
        words = _join_words(value) if name is not None else None
        if name is not None and words is not None:
            found.setdefault(name, words)
    for name in _SHORT & found.keys():
        found[name] = shorten(found[name])
    published, modified = found.get("published"), found.get("modified")
    language = found.get("language")
    identifier, url = found.get("identifier"), found.get("url")
    header = Header(
        publisher=found.get("publisher"),
        headline=found.get("headline"),
        byline=found.get("byline"),
        url=normalise_url(url) if url else None,
        # Collections name their reports by outlet and day, and newspapers their pages.
        published=normalise_date(published)
        if published
        else find_address_date(url or identifier or ""),
        modified=normalise_date(modified) if modified else None,
        language=normalise_language(language) if language else None,
        kind=find_kind(found["kind"]) if "kind" in found else None,
    )
    # What stands in a url field but is no link (urn:…) still names the report.
    return FileHeader(header=header, identifier=url if url and not header.url else identifier)


def is_header_key(key: str) -> bool:
    """Tell whether a header line of that name means something to us."""
    return _fold_key(key) in _load_lists().names


def make_report(
    text: str,
    said: FileHeader,
    given: Header,
    *,
    body_start: int = 0,
    original: bytes | None = None,
    original_type: str | None = None,
) -> Report:
    """Join a text, what its file says of it, and what the user says of it.

    Raises:
        NoArticleText: If there is no letter in the text.
        UndecodableText: If the text holds what no text holds.
    """
    if "\x00" in text or _SURROGATE.search(text):
        raise UndecodableText("The text holds a NUL or half a character (a lone surrogate).")
    if not any(map(str.isalpha, text[body_start:])):
        raise NoArticleText("There is no letter in the text.")
    pairs = ((f.name, getattr(given, f.name), getattr(said.header, f.name)) for f in fields(Header))
    header = Header(**{name: ours if ours is not None else theirs for name, ours, theirs in pairs})
    return Report(
        text=text,
        address=header.url or _scope(said.identifier, header.publisher),
        url=header.url,
        publisher=header.publisher,
        headline=header.headline,
        byline=header.byline,
        published=header.published,
        published_given=given.published is not None,
        modified=header.modified,
        language=header.language,
        kind=header.kind or ReportKind.REPORT,
        body_start=body_start,
        original=original,
        original_type=original_type,
    )


def _scope(identifier: str | None, publisher: str | None) -> str | None:
    """Return an address made of a collector's id, or None where it does not tell reports apart.

    Two collections number their reports from 1: taken bare, the one's would replace the other's.
    """
    if identifier is None or _WORLDWIDE.match(identifier):
        return identifier
    if publisher is None:
        return None
    # The first bare slash ends the publisher, whatever is in its name.
    name = publisher.replace("%", "%25").replace("/", "%2F")
    return f"id:{name}/{identifier}"


def normalise_language(tag: str) -> str | None:
    """Return a BCP 47 tag in its usual case, or None if it is none.

    >>> normalise_language("EN_gb")
    'en-GB'
    """
    tag = tag.strip().replace("_", "-").partition(".")[0]
    if not _LANGUAGE.fullmatch(tag):
        return None
    primary, *rest = tag.split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([primary.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])


def normalise_url(url: str) -> str | None:
    """Return a web address as it stands, or None for what is none.

    A page asks again, and more strictly, before it makes a link of one: reports that a program
    hands over have not been here.

    >>> normalise_url("javascript:alert(1)") is None
    True
    """
    url = url.strip()
    if len(url) > _LONGEST_URL:
        return None
    return url if _LINK.fullmatch(url) and not _SURROGATE.search(url) else None


def find_kind(category: str) -> ReportKind:
    """Return the kind of report that a site's category surely is, else a plain report.

    >>> find_kind("briefing-room/press-briefings").value
    'transcript'
    """
    last = category.strip().strip("/").rpartition("/")[2].casefold()
    return _load_lists().kinds.get(last, ReportKind.REPORT)


_SHORT: Final = frozenset({"publisher", "headline", "byline"})
_WORDS: Final = tuple(f.name for f in fields(Header) if f.name != "kind")


@dataclass(frozen=True, slots=True)
class _Lists:
    names: Mapping[str, str]
    absent: frozenset[str]
    kinds: Mapping[str, ReportKind]


@functools.cache
def _load_lists() -> _Lists:
    raw = resources.files("onrecord.ingest").joinpath("header_fields.toml").read_text("utf-8")
    table = tomllib.loads(raw)
    return _Lists(
        names={word: name for name, words in table["names"].items() for word in words},
        absent=frozenset(table["absent"]["words"]),
        kinds={w: ReportKind(kind) for kind, words in table["kinds"].items() for w in words},
    )


def _fold_key(key: str) -> str:
    return _HUMP.sub("_", key.strip()).casefold().replace("-", "_").replace(" ", "_")


def _join_words(value: object) -> str | None:
    """Return a field's value as words: a string, a number, a named thing, or a list of these."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, list):
        parts = (_join_words(part) for part in value if not isinstance(part, list))
        value = "; ".join(part for part in parts if part is not None)
    if not isinstance(value, str):
        return None
    words = tidy_words(value)
    if _SURROGATE.search(words):
        raise UndecodableText("A field of the header holds half a character (a lone surrogate).")
    return None if words.casefold() in _load_lists().absent or "\x00" in words else words


def tidy_words(value: str) -> str:
    """Return words on one line with single spaces.

    >>> tidy_words(" The  Lantern ")
    'The Lantern'
    """
    return " ".join(value.split())


def shorten(words: str) -> str:
    """Cut words where no header field goes on.

    >>> len(shorten("x" * 2_000_000))
    1000
    """
    return words if len(words) <= LONGEST_FIELD else words[: LONGEST_FIELD - 1].rstrip() + "…"


def _check_words(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    words = tidy_words(value)
    if _SURROGATE.search(words) or "\x00" in words:
        raise UsageError(f"The {name} holds characters that are no text.")
    return words or None
