"""A reaction is known by its two statements, whatever speaks for it."""

from onrecord.model.reaction import Reaction


def test_its_id_is_made_of_the_two_statements() -> None:
    one, other = (
        Reaction(from_id="st_1", from_report="rp_1", to_id="st_2", to_report="rp_2", score=score)
        for score in (0.6, 0.9)
    )
    back = Reaction(from_id="st_2", from_report="rp_2", to_id="st_1", to_report="rp_1", score=0.6)
    assert one.reaction_id == other.reaction_id != back.reaction_id
    assert one.reaction_id.startswith("rx_")
