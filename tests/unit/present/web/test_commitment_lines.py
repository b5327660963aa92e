"""What became of a commitment as of a day."""

import pytest

from onrecord.model.comparison import Commitment, CommitmentKind, CommitmentState
from onrecord.present.web.commitment_lines import find_state


@pytest.mark.parametrize(
    ("due", "state", "as_of", "found"),
    [
        ("2031-03-17", "open", "2031-03-16", "open"),
        ("2031-03-17", "open", "2031-03-17", "due"),
        ("2031-03-17", "open", "2031-03-18", "overdue"),
        ("2031-03", "open", "2031-03-18", "due"),
        ("2031-03", "open", "2031-04-01", "overdue"),
        ("2031-03-17", "kept", "2031-03-18", "kept"),
        (None, "open", "2031-03-18", "open"),
        ("2031-03-17", "open", None, "open"),
    ],
)
def test_states(due: str | None, state: str, as_of: str | None, found: str) -> None:
    one = Commitment(
        commitment_id="cm",
        actor="en",
        kind=CommitmentKind.PROMISE,
        content="x",
        evidence=("st",),
        reports=("rp",),
        due=due,
        state=CommitmentState(state),
    )
    assert find_state(one, as_of) == found
