import codecs

import pytest

from onrecord.errors import UndecodableText, UnsupportedFormat
from onrecord.ingest.decode import decode_text, find_unicode_encoding, refuse_binary

TEXT = "“We agreed on nothing,” Zoë Brûlé said in Ostrel.\r\nШевко left — 😀.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(data: bytes) -> None:
    assert TEXT == decode_text(data)


def test_windows_1252_is_the_last_resort() -> None:
    assert "“No” – Zoë" == decode_text("“No” – Zoë".encode("cp1252"))


def test_line_ends_and_white_space_stay() -> None:
    assert "a\r\nb\rc\n\n \t d\x0c" == decode_text(b"a\r\nb\rc\n\n \t d\x0c")


def test_cyrillic_utf16_without_mark_is_known_by_its_spaces() -> None:
    text = "Он не был там и не мог быть, и они не ждали."
    assert text == decode_text(text.encode("utf-16-le"))


@pytest.mark.parametrize(
    ("data", "word", "hint"),
    [
        (b"%PDF-1.7 ...", "PDF", "text"),
        (b"PK\x03\x04....", "zip", "Unpack"),
        (b"\x1f\x8b\x08....", "gzip", "Unpack"),
        (b"\x89PNG\r\n\x1a\n..", "PNG", "text"),
        (b"{\\rtf1 ...", "RTF", "plain text"),
    ],
)
def test_known_kinds_are_refused_with_a_fitting_hint(data: bytes, word: str, hint: str) -> None:
    with pytest.raises(UnsupportedFormat, match=word) as caught:
        refuse_binary(data)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"abc\x00def",
        b"talks\x00\x00\x00in Ostrel, said Olden",
        b"\x01\x02\x03\x04talks",
        b"\xe9t\xe9 \x01",
        bytes(range(256)).replace(b"\x81", b"").replace(b"\x8d", b""),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises((UnsupportedFormat, UndecodableText)):
        decode_text(data)


def test_a_stray_control_character_is_kept() -> None:
    assert "page\x01 one" == decode_text(b"page\x01 one")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("“No,” he said – “no”".encode()[:-1], "UTF-8, but byte"),
        (b"\xff\xfe\x00\xd8a\x00", "not UTF-16"),
        (codecs.BOM_UTF8 + b"Zo\xeb", "not UTF-8"),
        (codecs.BOM_UTF32_LE + "No".encode("utf-32-le"), "UTF-32"),
        (b"Zo\xeb \x81", "not in UTF-8, UTF-16 or Windows-1252"),
    ],
)
def test_damaged_text_is_refused_not_guessed(data: bytes, words: str) -> None:
    with pytest.raises(UndecodableText, match=words):
        decode_text(data)


def test_plain_text_has_no_sure_unicode_mark() -> None:
    assert find_unicode_encoding(b"Talks go on.") is None
    assert find_unicode_encoding(b"") is None
    assert find_unicode_encoding(b"Talks go on") is None
