import pytest

from onrecord.model.document import ReferenceBasis, Report
from onrecord.read.reference_dates import find_reference_date
from sample_times import sentences_of

FOUND = ("2025-08-18", ReferenceBasis.FIRST_DATE)


def find(text: str, published: str | None = None) -> tuple[str | None, ReferenceBasis | None]:
    whole, sentences = sentences_of(text)
    return find_reference_date(Report(text=whole, published=published), sentences)


@pytest.mark.parametrize("published", ["2025-08-19", "2025-08-19T10:00:00Z"])
def test_the_day_of_publication_comes_first(published: str) -> None:
    expected = ("2025-08-19", ReferenceBasis.PUBLISHED)
    assert expected == find("On Monday, August 18, 2025, they met.", published)


def test_a_date_that_the_user_gave_says_so() -> None:
    dated = Report(text="He spoke.", published="2025-08-19", published_given=True)
    assert ("2025-08-19", ReferenceBasis.GIVEN) == find_reference_date(dated, ())


@pytest.mark.parametrize(
    "text",
    [
        # its first sentences
        "He spoke on 2025-08-18.",
        "In May he spoke.|He fell silent on Monday, August 18, 2025.",
        # datelines
        "OSTREL, Aug. 18, 2025 (Novapress) - The council will meet in March.",
        "OSTREL, Kingdom of Solmark, 18 August 2025 — The council will meet in March.",
        "(Novapress) 18 August 2025: The council will meet in March.",
        "HADVIK, August 18, 2025 / Novapress",
        # lines of the head
        "A call about the pass|August 18, 2025|16:40|Ostrel|The princes spoke.",
        "Council to meet|Published: Monday, 18 August 2025, 09:15|They will meet in March.",
        # stamps
        "The council will meet soon.|AP-OS-08-18-25 1337EDT",
        "NVP-08-18-2025 1337GMT|The council will meet on September 1, 2025.",
    ],
)
def test_a_text_that_dates_itself(text: str) -> None:
    assert FOUND == find(text)


@pytest.mark.parametrize(
    "text",
    [
        "He spoke.",
        "He spoke on Monday, August 18, and in August 2025.",
        # what is to come, or long over
        "The council will meet on August 18, 2025.",
        "They have been at odds since August 18, 2025.",
        "He spoke.|The first accord was signed on August 18, 2025.",
        "He spoke.|She spoke.|They rested.|They met on Monday, August 18, 2025.",
        "The long shadow of the accord of August 18, 2025",
        "What the princes of Solmark and Hadvik agreed on the night of August 18, 2025",
        "\n|".join("A line of the head" for _ in range(11)) + "|August 18, 2025",
        # stamps that are none
        "AP-OS-18-08-25 1337EDT",
        "He spoke about form AP-08-18-25 again.",
    ],
)
def test_a_text_that_does_not(text: str) -> None:
    assert (None, None) == find(text)


def test_the_two_digits_of_a_stamp_s_year() -> None:
    assert "1990-08-15" == find("He spoke.|AP-OS-08-15-90 1337EDT")[0]
    assert "2069-08-15" == find("He spoke.|AP-OS-08-15-69 1337EDT")[0]
