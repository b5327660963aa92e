import pytest

from onrecord.errors import MalformedHeader
from onrecord.ingest.front_matter import add_markdown_headline, read_front_matter
from onrecord.ingest.header import FileHeader, Header
from onrecord.model.document import ReportKind

BLOCK = """---
publisher: The Ostrel Courier
title: "Envoys meet: no deal"
author: Mira Olden
url: https://courier.example/a
date: 18 August 2025
updated: 2025-08-19
lang: EN
kind: readout
id: c-17
mood: gloomy
---

The envoys met."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_block_gives_the_header_and_where_the_prose_begins(line_end: str) -> None:
    text = BLOCK.replace("\n", line_end)
    said, start = read_front_matter(text)
    assert "The envoys met." == text[start:]
    assert "c-17" == said.identifier
    expected = Header(
        publisher="The Ostrel Courier",
        headline="Envoys meet: no deal",
        byline="Mira Olden",
        url="https://courier.example/a",
        published="2025-08-18",
        modified="2025-08-19",
        language="en",
        kind=ReportKind.READOUT,
    )
    assert expected == said.header


def test_lists_comments_and_empty_values_are_passed_over() -> None:
    block = "# from our system\ntags:\n  - talks\n\n- peace\nurl:\ntitle: 'Talks'\n"
    text = f"\n \n---\n{block}---  \nYes."
    said, start = read_front_matter(text)
    assert Header(headline="Talks") == said.header
    assert "Yes." == text[start:]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met.\n---\ntitle: x\n---\n",
        "---\nThe envoys met in Ostrel.\n---\nThey left.",
        "---\nMinister: We will not talk.\nSpokesman: We will.\n---\nThey left.",
        "---\nMinister: We will not talk.\nThey left.",
        "---\n  indented first\n---\nText",
        "--- title: Talks\n---\nText",
        "---\n" + "mood: x\n" * 300 + "---\nText",
        "title: Talks\n\nThe envoys met.",
        "Name: Ilena Marost\nTitle: minister\nDate: 5 May 2031\n\nQ: Yes?",
        "title: Talks\ndate: 5 May 2031\nThe envoys met.",
        "title: Talks\ndate:\n\nThe envoys met.",
        "author: We wait.\npublisher: So do we.\nauthor: Still?\n\nThey left.",
        "title: Talks\ndate: 5 May 2031",
        "---",
        "---\n",
        "",
    ],
)
def test_other_blocks_are_plain_prose(text: str) -> None:
    assert (FileHeader(), 0) == read_front_matter(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: Talks\n\nThe envoys met.", "no end"),
        ("---\ntitle: Talks\nThe envoys met.", "no end"),
        ("---\ntitle: Talks", "no end"),
        ("---\n" + "title: x\n" * 300 + "---\nText", "no end"),
        ("---\r\ntitle: Envoys meet:\r\nno deal\r\n---\r\nText", "Line 3 "),
        ("---\ntitle: Talks\n" + "x" * 90 + "\n---\nText", "x" * 60 + "…”"),
    ],
)
def test_a_block_with_a_field_that_has_no_end_is_refused(text: str, told: str) -> None:
    with pytest.raises(MalformedHeader, match=told) as caught:
        read_front_matter(text)
    assert "---" in caught.value.hint


@pytest.mark.parametrize("end", ["\n", "---\n", "-----\n", " \r\n"])
def test_a_block_needs_no_line_before_it_where_all_its_fields_are_known(end: str) -> None:
    text = f"Publisher: The Lantern\nDate: 18 August 2025\n{end}The envoys met."
    said, start = read_front_matter(text)
    assert Header(publisher="The Lantern", published="2025-08-18") == said.header
    assert "The envoys met." == text[start:]


def test_a_block_without_prose_ends_at_the_text_s_end() -> None:
    said, start = read_front_matter("---\ntitle: Talks\n---")
    assert ("Talks", 20) == (said.header.headline, start)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("# Envoys meet #\n\nText", "Envoys meet"),
        ("Text\r\n\r\n#  Envoys **meet** in [Ostrel](x) \r\nText", "Envoys meet in Ostrel"),
        ("# Learning C#\n", "Learning C#"),
        ("## Smaller\n\nText", None),
        ("#hashtag\n", None),
        ("```\n# a comment\n```\n", None),
        ("# **\n", None),
    ],
)
def test_the_first_heading_is_the_headline(text: str, headline: str | None) -> None:
    assert headline == add_markdown_headline(FileHeader(), text).header.headline


def test_a_given_headline_wins_over_the_heading() -> None:
    said = FileHeader(header=Header(headline="Talks"))
    assert said == add_markdown_headline(said, "# Other\n")


def test_a_long_line_of_marks_takes_no_time() -> None:
    heading = "# " + "_" * 200_000 + " a" + " " * 200_000 + "b"
    headline = add_markdown_headline(FileHeader(), heading).header.headline
    assert headline is None or len(headline) <= 1000
