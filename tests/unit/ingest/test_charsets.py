import pytest

from onrecord.errors import UndecodableText, UnsupportedFormat
from onrecord.ingest.charsets import decode_page, is_page

TEXT = "<p>“Нет”, – said Zoë</p>"


def page(charset: str, text: str = "") -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("utf-8", "utf-8", TEXT),
        ("UTF8", "utf-8", TEXT),
        ("utf-16", "utf-8", TEXT),  # as browsers do: who can read the label reads no UTF-16
        ("iso-8859-1", "cp1252", "“No” – Zoë"),
        ("windows-1251", "cp1251", "“Нет” – да"),
        ("koi8-r", "koi8-r", "Нет"),
        ("gb2312", "gb18030", "“不”"),
        ("iso-2022-jp", "iso-2022-jp", "いいえ"),
        ("rot13", "cp1252", "“No”"),
        ("windows-1251", "utf-8", TEXT),  # a wrong label
    ],
)
def test_the_charset_that_a_page_names_is_honoured(label: str, codec: str, text: str) -> None:
    markup = page(label, text)
    assert markup == decode_page(markup.encode(codec))


def test_other_ways_to_name_it_are_known() -> None:
    by_http = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Да'
    assert by_http == decode_page(by_http.encode("cp1251"))
    by_xml = '<?xml version="1.0" encoding="windows-1251"?><html>Да</html>'
    assert by_xml == decode_page(by_xml.encode("cp1251"))


def test_a_byte_order_mark_wins_over_the_label() -> None:
    markup = page("koi8-r", TEXT)
    assert markup == decode_page(b"\xef\xbb\xbf" + markup.encode())
    assert markup == decode_page(markup.encode("utf-16"))


def test_without_label_it_is_read_as_text() -> None:
    assert "<p>“No”</p>" == decode_page("<p>“No”</p>".encode("cp1252"))


def test_a_few_damaged_bytes_show_as_in_a_browser() -> None:
    markup = page("utf-8", "“" + "a" * 400 + "”").encode()
    assert "a\ufffda" in decode_page(markup.replace(b"aaa", b"a\xffa", 1))
    western = page("latin1", "Zoe").encode().replace(b"Zoe", b"Zo\x81\xeb")
    assert "Zo\ufffdë" in decode_page(western)


def test_a_page_that_is_not_in_its_charset_is_refused() -> None:
    with pytest.raises(UndecodableText, match="utf-8"):
        decode_page(page("utf-8").encode() + b"\xe9\xe8 \xff" * 50)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4", page("koi8-r").encode() + b"\x00\xff", page("latin1").encode() + b"\x01\xe9"],
)  # fmt: skip
def test_bytes_that_are_no_page_are_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat):
        decode_page(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf  <html lang=en>",
        b"<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<HTML>",
        b"<p>Talks</p>",
        "<html><body>".encode("utf-16"),
    ],
)
def test_pages_are_known(data: bytes) -> None:
    assert is_page(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"Talks <p>go on", b"<3 talks", b"<pre-talks>", b"<!---->" * 2000 + b"x",
     b'{"text": "<p>"}'],
)  # fmt: skip
def test_other_bytes_are_no_pages(data: bytes) -> None:
    assert not is_page(data)
