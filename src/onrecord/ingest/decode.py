"""Bytes → text, once; from then on the text is never changed.

In: the bytes of a file. Out: its text as `str`, without a byte-order mark and otherwise exactly
as it stands, line endings included. What the text is about is left to the rest of `ingest/`.
"""

import codecs
import re
from typing import Final

from onrecord.errors import UndecodableText, UnsupportedFormat

# First bytes of files that people take for text, and what to do about them.
_PASTE = "Open it, copy the report's text, and save that as a .txt file."
_UNPACK = "Unpack it first, then read the files in it."
_MAGIC: Final = (
    (b"%PDF-", "a PDF", "Save it as text (for example with pdftotext), then read the .txt file."),
    (b"PK\x03\x04", "a zip archive or an office document", f"{_UNPACK} {_PASTE}"),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "Only text is read; type or recognise it first."),
    (b"\xff\xd8\xff", "a JPEG picture", "Only text is read; type or recognise it first."),
    (b"GIF8", "a GIF picture", "Only text is read; type or recognise it first."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _PASTE),
    (b"{\\rtf", "an RTF document", "Save it as plain text, then read the .txt file."),
    (b"SQLite format 3\x00", "an SQLite database", "Name a record with --record instead."),
    (b"\x7fELF", "a program", "Give the report itself."),
)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Tab, line feed, vertical tab, form feed, carriage return, end-of-file of DOS, and escape occur
# in old text files.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# A stray control character is damage that a reader can live with; one in 300 is no text.
_CONTROL_SHARE: Final = 1 / 300
_FEW: Final = 3
# Of NULs that give UTF-16 away: of English every high byte is 0, of Greek or Cyrillic those of
# spaces and punctuation marks, about one in six.
_NUL_SHARE: Final = 0.1
# NULs on the other side are characters such as U+1F600, whose last byte is 0.
_NUL_NOISE: Final = 0.05


def decode_text(data: bytes) -> str:
    r"""Decode the bytes of a text file: UTF-8, UTF-16, else Windows-1252.

    Raises:
        UnsupportedFormat: If the bytes are not text at all.
        UndecodableText: If they are text, but damaged or in an encoding that is not read.

    >>> decode_text(b"\xef\xbb\xbfTalks\r\n")
    'Talks\r\n'
    >>> decode_text(b"\x93No\x94")
    '“No”'
    """
    refuse_binary(data)
    encoding = find_unicode_encoding(data)
    if encoding is not None:
        return _check_text(_decode_strictly(data, encoding))
    try:
        return _check_text(data.decode("utf-8"))
    except UnicodeDecodeError as err:
        _refuse_damaged_utf8(data, err)
    return _decode_windows(data)


def refuse_binary(data: bytes) -> None:
    """Refuse what begins like a known kind of file that is not text.

    Raises:
        UnsupportedFormat: If it does, with a hint that fits the kind.
    """
    for magic, name, hint in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(f"This is {name}, not text.", hint=hint)


def find_unicode_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark or the pattern of NULs makes sure, else None.

    Raises:
        UndecodableText: If it is UTF-32, which is not read.
    """
    if data.startswith(_UTF32):
        raise UndecodableText("The text is in UTF-32.")
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    pairs = len(data) // 2
    if not pairs or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < _NUL_SHARE * pairs or min(even, odd) > _NUL_NOISE * max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        name = "UTF-16" if "16" in encoding else "UTF-8"
        raise UndecodableText(f"The text is damaged: byte {err.start} is not {name}.") from err


def _refuse_damaged_utf8(data: bytes, err: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few bad bytes: read as Windows-1252 it would be full of â€œ."""
    lenient = data.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    good = sum(not char.isascii() for char in lenient) - bad
    if good > bad:
        raise UndecodableText(f"The text is UTF-8, but byte {err.start} is damaged.") from err


def _decode_windows(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as err:
        raise UndecodableText("The text is not in UTF-8, UTF-16 or Windows-1252.") from err
    # Any bytes at all make some text in this encoding, so here nothing is forgiven.
    if _CONTROL.search(text):
        raise UnsupportedFormat("The bytes are not text.")
    return text


def _check_text(text: str) -> str:
    if "\x00" in text:
        raise UnsupportedFormat("The bytes are not text: there are NULs in them.")
    if len(_CONTROL.findall(text)) > max(_FEW, _CONTROL_SHARE * len(text)):
        raise UnsupportedFormat("The bytes are not text: they are full of control characters.")
    return text
