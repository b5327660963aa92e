"""Nouns as JSON objects, and back."""

import pytest

from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Quantity,
    Relation,
    RelationType,
    Side,
    SideStance,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.statement import Reason
from onrecord.record.bodies import dump_body, load_body

RELATION = Relation(
    type=RelationType.DENIES,
    from_id="st_1",
    from_report="rp_1",
    to_id="st_2",
    to_report="rp_2",
    basis=Basis.STATED,
    tier=Tier.SHOWN,
    score=1.0,
    reasons=(Reason(feature="cue", score=0.5, detail="“denied”", left=(Span(0, 3), Span(5, 9))),),
)
CHECK = Check(
    report_id="rp_1",
    kind=CheckKind.SUM,
    span=Span(0, 4),
    verdict=CheckVerdict.OPEN,
    detail="It is not told of what.",
)


def test_a_noun_comes_back_as_it_was() -> None:
    assert RELATION == load_body(Relation, dump_body(RELATION))
    assert CHECK == load_body(Check, dump_body(CHECK))


def test_what_is_so_by_default_is_not_written() -> None:
    assert "against" not in dump_body(CHECK)


def test_a_figure_without_a_fraction_is_a_figure() -> None:
    figure = load_body(Quantity, '{"report_id":"rp_1","span":[0,2],"value":7}')
    assert (7.0, None, False) == (figure.value, figure.unit, figure.approximate)


def test_entities_are_renamed_and_nothing_else() -> None:
    side = Side(stance=SideStance.DENIES, actors=("en_1",), statements=("st_1",))
    renamed = load_body(Side, dump_body(side), rename=lambda entity: f"{entity}0")
    assert (("en_10",), ("st_1",)) == (renamed.actors, renamed.statements)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"report_id":"rp_1","span":[0,2]}', TypeError),
        ('{"report_id":1,"span":[0,2],"value":7}', TypeError),
        ('{"report_id":"rp_1","span":[0,2],"value":true}', TypeError),
        ('{"report_id":"rp_1","span":[0,2],"value":"7"}', TypeError),
        ("{", ValueError),
    ],
)
def test_what_is_no_noun_is_refused(body: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        load_body(Quantity, body)


def test_a_value_of_no_closed_list_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a valid SideStance"):
        load_body(Side, '{"stance":"shrugs","actors":[],"statements":[]}')
