"""One commitment that several reports tell is one."""

from dataclasses import replace
from itertools import permutations

from onrecord.compare.commitment_merging import merge_commitments
from onrecord.model.comparison import Commitment, CommitmentKind
from onrecord.model.record import RecordedReport

REPORTS = {
    name: RecordedReport(report_id=name, text_sha256="", reference_date=day)
    for name, day in {"a": "2031-03-10", "b": "2031-03-11"}.items()
}
FIRST = Commitment(
    commitment_id="cm_a",
    actor="solmark",
    kind=CommitmentKind.OFFER,
    content="to reopen the customs post at Brannock by April 15",
    evidence=("st_a",),
    reports=("a",),
    due="2031-04-15",
)
AGAIN = replace(FIRST, commitment_id="cm_b", evidence=("st_b",), reports=("b",))


def test_a_reprint_adds_its_statement() -> None:
    for order in permutations((FIRST, AGAIN)):
        (merged,) = merge_commitments(order, REPORTS)
        assert ("cm_a", ("st_a", "st_b"), ("a", "b")) == (
            merged.commitment_id,
            merged.evidence,
            merged.reports,
        )


def test_other_words_actors_and_days_are_other_commitments() -> None:
    for other in (
        replace(AGAIN, content="to lift the ban on grain"),
        replace(AGAIN, actor="varenia"),
        replace(AGAIN, due=None),
    ):
        assert 2 == len(merge_commitments((FIRST, other), REPORTS))
