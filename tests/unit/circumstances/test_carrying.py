from heard_twice import CARRIER, HADVIK, INTERVIEW, RALLY, carry
from onrecord.circumstances.carrying import is_told
from onrecord.circumstances.clues import Field
from onrecord.model.statement import Mode
from told_pages import Said, read_page


def test_an_unresolved_pronoun_is_taken_for_who_spoke_last() -> None:
    assert CARRIER.speakers[0] == CARRIER.speakers[1] == CARRIER.speakers[3]
    assert CARRIER.speakers[2] not in {None, CARRIER.speakers[0]}


def test_clues_of_the_own_sentence() -> None:
    local = CARRIER.list_local(0)
    assert {INTERVIEW, HADVIK} <= set(local)
    assert RALLY not in local
    features = CARRIER.describe_local(0, HADVIK)
    assert "beside interview" in features
    assert "shell same" in features
    assert "kind talk" in CARRIER.describe_local(0, INTERVIEW)


def test_a_sentence_that_makes_no_statement_may_name_the_speaker() -> None:
    page = read_page(
        "Ilena Marost gave an interview. Crowds came. “It waits,” Marost said. It fell.",
        Said("“It waits,”", "said", "Marost"),
        Said("It fell"),
    )
    carrier = carry(page)
    assert "named" == carrier.compare(0, 0, None)
    assert "unowned" == carrier.compare(1, 0, None) or carrier.speakers[1] is not None


def test_one_of_several_sources_is_a_member() -> None:
    page = read_page(
        "Ilena Marost and Adrel Quint said in an interview it waits. “It holds,” Marost said.",
        Said("it waits", "said", "Ilena Marost and Adrel Quint"),
        Said("“It holds,”", "said", "Marost"),
    )
    carrier = carry(page)
    assert carrier.compare(1, 0, 0) in {"member", "same"}
    assert "same" == carrier.compare(0, 0, 0)


def test_an_inner_statement_sees_what_is_around_it() -> None:
    page = read_page(
        "Quint said in Hadvik that Marost told the BBC it waits.",
        Said("that Marost told the BBC it waits", "said", "Quint"),
        Said("it waits", "told", "Marost"),
    )
    carrier = carry(page)
    bbc = next(i for i, c in enumerate(carrier.clues) if c.field is Field.OUTLET)
    assert "shell own" in carrier.describe_local(0, bbc)
    assert "shell same" in carrier.describe_local(1, bbc)
    venue = next(i for i, c in enumerate(carrier.clues) if c.field is Field.VENUE)
    assert "shell outer" in carrier.describe_local(1, venue)


def test_what_is_thought_has_no_circumstances() -> None:
    assert is_told(Mode.SPEECH)
    assert is_told(None)
    assert not is_told(Mode.BELIEF)


def test_a_source_that_tells() -> None:
    page = read_page(
        "According to a report in Hadvik, it waits.", Said("it waits", "According to", "a report")
    )
    carrier = carry(page)
    report = next(i for i, c in enumerate(carrier.clues) if c.value == "document")
    assert "place source" in carrier.describe_local(0, report)


def test_a_told_addressee_stands_right_behind_its_cue() -> None:
    page = read_page("Quint told Ilena Marost it waits.", Said("it waits", "told", "Quint"))
    carrier = carry(page)
    told = next(i for i, c in enumerate(carrier.clues) if c.field is Field.ADDRESSEE)
    assert "direct True told" in carrier.describe_local(0, told)
    assert "told name" in carrier.describe_local(0, told)
