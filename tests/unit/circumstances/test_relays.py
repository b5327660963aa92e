from dataclasses import replace

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.outlets import find_outlets
from onrecord.circumstances.page import Page
from onrecord.circumstances.relays import find_relays
from told_pages import Said, read_page


def find(page: Page) -> dict[int, list[str]]:
    lexicon = load_lexicon()
    outlets = list(find_outlets(page, lexicon))
    found = find_relays(page, lexicon, outlets)
    return {number: [clue.value for clue in chain] for number, chain in found.items()}


def test_what_stands_inside_a_mediums_statement_came_by_way_of_it() -> None:
    page = read_page(
        "The BBC reported that Quint said it waits.",
        Said("that Quint said it waits", "reported", "The BBC"),
        Said("it waits", "said", "Quint"),
    )
    outer, inner = page.statements
    page.statements = (outer, replace(inner, within=outer.statement_id))
    assert {1: ["BBC"]} == find(page)


def test_a_medium_carries_or_is_quoted() -> None:
    said = Said("it waits", "said", "Quint")
    assert {0: ["BBC"]} == find(read_page("Quint said it waits, as reported by the BBC.", said))
    text = "Quint said it waits, in words carried on Sunday by the BBC and quoted by the BBC."
    assert {0: ["BBC"]} == find(read_page(text, said))


def test_a_medium_beside_passes_nothing_on() -> None:
    said = Said("it waits", "said", "Quint")
    assert {} == find(read_page("Quint said it waits, by the BBC.", said))
    assert {} == find(read_page("Quint said it waits, BBC men heard.", said))
    said = Said("it waits", "said", "The BBC’s editor")
    assert {} == find(read_page("The BBC’s editor said it waits.", said))
