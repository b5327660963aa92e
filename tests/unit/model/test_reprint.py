"""A report that prints another one again."""

from onrecord.model.reprint import Reprint
from onrecord.record.bodies import dump_body, load_body


def test_a_reprint_is_kept_as_it_is() -> None:
    reprint = Reprint(
        report_id="rp_2",
        original_id="rp_1",
        shared=0.97,
        kept=1.0,
        words=210,
        is_whole=True,
        is_credited=True,
    )
    assert reprint == load_body(Reprint, dump_body(reprint))
