"""One statement that is said of another one, or in answer to it.

In: ids of statements and reports. Out: `Reaction`. How statements otherwise bear on each other is
left to `comparison.py`, finding reactions to `compare/reactions.py`.
"""

from dataclasses import dataclass

from onrecord.model.document import make_id
from onrecord.model.statement import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """One statement is said of, or in answer to, another one.

    Attributes:
        from_id: The statement that reacts.
        from_report: Its report.
        to_id: The statement that it is about.
        to_report: Its report.
        score: How sure, 0 to 1.
        reasons: Why; the left spans stand in the report of `from_id`, the right ones in the
            report of `to_id`.
    """

    from_id: str
    from_report: str
    to_id: str
    to_report: str
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def reaction_id(self) -> str:
        """Return the stable id."""
        return make_id("rx", self.from_id, self.to_id)
