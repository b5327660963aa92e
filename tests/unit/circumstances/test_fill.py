from onrecord.circumstances.fill import Told, tell_circumstances
from onrecord.model.statement import Channel, Mode
from told_pages import Said, read_linked


def tell(text: str, *said: Said) -> Told:
    doc, links = read_linked(text, *said)
    return tell_circumstances(doc, links.statements, links.mentions, links.entities, links.links)


def test_the_circumstances_of_a_statement_with_their_reasons() -> None:
    told = tell(
        "“It waits,” Ilena Marost told reporters on Sunday. “It holds,” Marost added.",
        Said("“It waits,”", "told", "Ilena Marost"),
        Said("“It holds,”", "added", "Marost"),
    )
    names = {e.entity_id: e.name for e in told.entities}
    first, second = told.statements
    assert Channel.PRESS_CONFERENCE is first.channel
    assert ["reporters"] == [names[each] for each in first.addressee]
    assert first.said_at is not None
    assert "2031-03-16" == first.said_at.value
    assert Channel.PRESS_CONFERENCE is second.channel
    details = {reason.feature: reason.detail for reason in second.reasons}
    assert details["channel"].endswith(", a sentence before: the same occasion goes on.")
    assert "“on Sunday" not in details["channel"]
    assert {link.entity_id for link in told.links} <= set(names)


def test_the_channel_corrects_the_mode_and_a_thought_has_none() -> None:
    told = tell(
        "“It waits,” Marost said in a statement. Quint believes in a statement that it fell.",
        Said("“It waits,”", "said", "Marost"),
        Said("it fell", "believes", "Quint", Mode.BELIEF),
    )
    assert [Mode.WRITING, Mode.BELIEF] == [stmt.mode for stmt in told.statements]
    assert [Channel.STATEMENT, None] == [stmt.channel for stmt in told.statements]


def test_who_passes_it_on_and_in_which_medium() -> None:
    told = tell(
        "Quint told the BBC it waits, as quoted by the Hadvik Post.",
        Said("it waits", "told", "Quint"),
    )
    names = {e.entity_id: e.name for e in told.entities}
    (stmt,) = told.statements
    assert Channel.INTERVIEW is stmt.channel
    assert "BBC" == names[stmt.outlet or ""]
    assert ["Hadvik Post"] == [names[each] for each in stmt.via]
    assert "via" in {reason.feature for reason in stmt.reasons}


def test_nothing_is_told_where_nothing_is_said() -> None:
    told = tell("Nothing was said.")
    assert () == told.statements
