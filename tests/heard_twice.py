"""A page on which one is heard in an interview and at a rally, for the tests of circumstances."""

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.fill import find_clues
from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.page import Page
from onrecord.model.statement import Mode
from told_pages import Said, read_page

TEXT = (
    "“It waits,” Ilena Marost said in an interview with Radio Hadvik on Sunday. "
    "“It holds,” she added. Adrel Quint said it fell. “It stands,” Marost says. "
    "On Monday, at a rally in Burlow, Marost wrote it moved."
)
PAGE = read_page(
    TEXT,
    Said("“It waits,”", "said", "Ilena Marost"),
    Said("“It holds,”", "added", "she"),
    Said("it fell", "said", "Adrel Quint"),
    Said("“It stands,”", "says", "Marost"),
    Said("it moved", "wrote", "Marost", Mode.WRITING),
)


def carry(page: Page) -> Carrier:
    lexicon = load_lexicon()
    return Carrier(page, lexicon, find_clues(page, lexicon))


CARRIER = carry(PAGE)


def index_of(field: Field, value: str) -> int:
    return next(
        i for i, c in enumerate(CARRIER.clues) if c.field is field and c.value.startswith(value)
    )


INTERVIEW = index_of(Field.CHANNEL, "interview")
HADVIK = index_of(Field.OUTLET, "Radio")
RALLY = index_of(Field.CHANNEL, "speech")
