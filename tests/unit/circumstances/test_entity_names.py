from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.entity_names import Namer
from onrecord.circumstances.page import Page
from onrecord.model.document import MentionType
from onrecord.model.record import EntityType
from told_pages import read_linked

TEXT = "Ilena Marost told the BBC and reporters in Hadvik."
DOC, LINKS = read_linked(TEXT)
PAGE = Page(DOC, LINKS.statements, LINKS.mentions, LINKS.links)


def clue(words: str, field: Field, kind: str, value: str | None = None) -> Clue:
    start = TEXT.index(words)
    first = next(i for i, t in enumerate(DOC.tokens) if t.start == start)
    last = next(i for i, t in enumerate(DOC.tokens) if t.end == start + len(words)) + 1
    return Clue(field=field, value=value or words, kind=kind, form="on", first=first, last=last)


def test_words_that_are_linked_name_their_entity() -> None:
    namer = Namer(PAGE, LINKS.entities)
    names = {e.entity_id: e.name for e in LINKS.entities}
    found = namer.name(clue("Ilena Marost", Field.ADDRESSEE, "name"))
    assert "Ilena Marost" == names[found]
    assert "BBC" == names[namer.name(clue("BBC", Field.OUTLET, "press"))]
    assert [] == namer.mentions


def test_an_implied_medium_is_known_by_its_name_or_made_once() -> None:
    namer = Namer(PAGE, LINKS.entities)
    told = clue("told", Field.OUTLET, "implied", "Twitter")
    made = namer.name(told)
    assert made == namer.name(told)
    assert ["Twitter"] == [e.name for e in namer.entities.values()]
    assert EntityType.ORGANISATION is namer.entities[made].type
    assert [] == namer.mentions
    bbc = clue("told", Field.OUTLET, "implied", "The BBC")
    assert "BBC" == {e.entity_id: e.name for e in LINKS.entities}[namer.name(bbc)]


def test_words_without_a_mention_get_one() -> None:
    namer = Namer(Page(DOC, (), (), ()), ())
    found = namer.name(clue("reporters", Field.ADDRESSEE, "reporters"))
    assert EntityType.GROUP is namer.entities[found].type
    assert [MentionType.NOMINAL] == [m.type for m in namer.mentions]
    assert [found] == [link.entity_id for link in namer.links]
    other = namer.name(clue("BBC", Field.OUTLET, "press"))
    assert MentionType.NAME is namer.mentions[1].type
    assert other != found


def test_a_part_of_a_longer_name_is_somebody_else() -> None:
    namer = Namer(PAGE, LINKS.entities)
    found = namer.name(clue("Marost told", Field.ADDRESSEE, "nominal"))
    assert found in namer.entities
    assert [] == namer.mentions
