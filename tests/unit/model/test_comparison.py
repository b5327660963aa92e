"""What comparing finds."""

from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Relation,
    RelationType,
    Sheet,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.record import RecordedReport


def make_relation(kind: RelationType, to_id: str = "st_2") -> Relation:
    return Relation(
        type=kind,
        from_id="st_1",
        from_report="rp_1",
        to_id=to_id,
        to_report="rp_2",
        basis=Basis.WORDS,
        tier=Tier.SHOWN,
        score=0.9,
    )


def test_a_relation_goes_by_its_statements_whatever_it_is_thought_to_be() -> None:
    denies = make_relation(RelationType.DENIES)
    assert denies.relation_id == make_relation(RelationType.CONTRADICTS).relation_id
    assert denies.relation_id != make_relation(RelationType.DENIES, to_id="st_3").relation_id


def test_a_check_goes_by_what_is_checked() -> None:
    check = Check(
        report_id="rp_1",
        kind=CheckKind.WEEKDAY,
        span=Span(0, 5),
        verdict=CheckVerdict.DIFFERS,
        detail="17 March 2031 is a Monday.",
    )
    assert check.check_id.startswith("ck_")


def test_a_sheet_gives_the_words_of_several_spans() -> None:
    sheet = Sheet(report=RecordedReport(report_id="rp_1", text_sha256="0"), text="one two three")
    assert sheet.exact((Span(0, 3), Span(8, 13))) == "one three"
