from dataclasses import replace

import pytest

from handmade import doc, report
from onrecord.model.document import Document, ReportKind, Span, Turn
from onrecord.statements.readouts import is_readout

CALL = (
    "President Ilena Marost of Varenia spoke today with President Adrel Quint of Kessia. "
    "The leaders discussed the truce at the river. "
    "Marost underscored the need to release the fishermen. "
    "They agreed to stay in touch."
)
TOPICS = (
    "Fishing in the strait was discussed in depth. "
    "Particular attention was paid to the truce at the river. "
    "It was agreed to continue the dialogue."
)
NEWS = (
    "President Ilena Marost spoke with President Adrel Quint on Monday. "
    "They discussed the truce, a spokesman said. "
    "Marost told reporters that it had been a good talk. "
    "Quint agreed to free the fishermen."
)
OFFICE = "Office of the President of Varenia"


def read(text: str, publisher: str | None = OFFICE, headline: str | None = None) -> Document:
    return doc(report(text, publisher=publisher, headline=headline))


@pytest.mark.parametrize("publisher", [OFFICE, None, "The White House"])
def test_a_lead_and_its_verbs_make_a_read_out(publisher: str | None) -> None:
    assert is_readout(read(CALL, publisher))


def test_a_newspaper_gives_no_account_of_its_own_talks() -> None:
    assert not is_readout(read(CALL, "The Ostrel Courier"))


@pytest.mark.parametrize("publisher", ["The Ostrel Courier", None])
def test_a_journalist_tells_it_otherwise(publisher: str | None) -> None:
    assert not is_readout(read(NEWS, publisher))


def test_an_office_may_tell_what_somebody_said() -> None:
    assert is_readout(read(CALL + " According to Marost, it was a good talk."))


def test_what_both_did_makes_one_without_a_lead() -> None:
    text = "They discussed the truce. The leaders agreed to meet. The strait stays open."
    assert is_readout(read(text, None))


def test_topics_make_one_without_a_lead() -> None:
    assert is_readout(read(TOPICS, None))
    assert not is_readout(read("They met. Fishing in the strait was discussed in depth.", None))


def test_the_headline_may_announce_it() -> None:
    text = "The truce holds at the river. Both sides noted the release of the fishermen."
    assert is_readout(read(text, headline="Talks with Adrel Quint in Ostrel"))
    plain = "The truce holds. Nets are cut. Boats wait. Marost noted it. The ice melts."
    assert is_readout(read(plain, headline="Telephone conversation with Adrel Quint"))
    assert not is_readout(read(text, headline="A quiet day in Ostrel"))


@pytest.mark.parametrize(
    "headline", ["Marost will meet with Quint", "Greetings to Adrel Quint", "Remarks by Marost"]
)
def test_what_is_to_come_and_letters_are_none(headline: str) -> None:
    assert not is_readout(read(CALL, headline=headline))


def test_the_report_may_say_so_itself() -> None:
    story = report("Nothing of the kind.", kind=ReportKind.READOUT, publisher="The Lantern")
    assert is_readout(doc(story))
    assert not is_readout(doc(report(CALL, kind=ReportKind.STATEMENT, publisher=OFFICE)))


def test_neither_transcripts_nor_long_texts_nor_none() -> None:
    read_out = read(CALL)
    label = Span(0, 5)
    turn = Turn(label=label, source=label, head=label, extent=label, words=(), speaker=0)
    assert not is_readout(replace(read_out, turns=(turn,)))
    assert not is_readout(read(CALL * 40))
    assert not is_readout(read(""))
    assert not is_readout(read("Yes. No."))
