"""The characters of a web page: what it says of its bytes, and what browsers make of that.

In: the bytes of a page. Out: its mark-up as `str`. Plain text is left to `decode.py`, what the
mark-up means to `extract.py`.
"""

import re
from typing import Final

from onrecord.errors import UndecodableText, UnsupportedFormat
from onrecord.ingest.decode import decode_text, find_unicode_encoding, refuse_binary

_META_CHARSET = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"""<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
# How far browsers look for it is 1,024 bytes; some pages put scripts in front.
_CHARSET_WITHIN: Final = 4096
# What the label says and what browsers take it for.
_CHARSET_MEANS: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# Python knows names that are no character sets of pages; these are.
_PAGE_CHARSET = re.compile(
    r"utf-?8|cp125\d|windows-125\d|iso-?8859-\d{1,2}|koi8-[ru]|gb18030|big5(?:-hkscs)?|cp932"
    r"|euc-(?:jp|kr)|iso-2022-jp|macintosh|cp866|windows-874|tis-620"
)
# It writes Japanese in ASCII, and so looks like UTF-8.
_SEVEN_BITS: Final = "iso-2022-jp"
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:<!--(?>.*?-->)\s*|<\?xml[^>]{0,200}>\s*)*+<(?:!doctype\s+html|html|head|body"
    rb"|article|main|meta|title|div|p|h1)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)


def is_page(data: bytes) -> bool:
    """Tell whether bytes of unknown kind look like a web page.

    >>> is_page(b"<!DOCTYPE html><title>Talks</title>"), is_page(b"Talks <b>go</b> on")
    (True, False)
    """
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    return _LOOKS_LIKE_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def decode_page(data: bytes) -> str:
    """Decode a page by its byte-order mark, else by the charset that it names, else as text.

    A few damaged bytes in a page that names its charset are shown as browsers show them (U+FFFD).

    Raises:
        UnsupportedFormat: If the bytes are not text at all.
        UndecodableText: If its characters cannot be read.
    """
    refuse_binary(data)
    if find_unicode_encoding(data) is not None:
        return decode_text(data)
    head = data[:_CHARSET_WITHIN]
    label = _META_CHARSET.search(head) or _XML_CHARSET.match(head)
    if label is None:
        return decode_text(data)
    name = label[1].decode("ascii").lower()
    charset = _CHARSET_MEANS.get(name, name)
    try:
        return decode_text(data) if charset == "cp1252" else _decode_charset(data, charset)
    except UndecodableText:
        if charset != "cp1252":
            raise
        return data.decode("cp1252", errors="replace")


def _decode_charset(data: bytes, charset: str) -> str:
    # UTF-8 wins over a wrong label: other encodings hardly ever make valid UTF-8.
    if charset != _SEVEN_BITS and _is_utf8(data):
        return decode_text(data)
    if b"\x00" in data:
        raise UnsupportedFormat("The bytes are not text: there are NULs in them.")
    if not _PAGE_CHARSET.fullmatch(charset):
        return decode_text(data)
    text = data.decode(charset, errors="replace")
    if text.count("\ufffd") * 100 > len(text):
        raise UndecodableText(f"The page says that it is in {charset}, but it is not.")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
