"""Whatever the text, what is told of a statement stands on words of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.circumstances.fill import tell_circumstances
from told_pages import Said, read_linked

_PIECES = st.sampled_from(
    [
        *(
            "Quint",
            "Ilena Marost",
            "told",
            "said",
            "reporters",
            "in an interview",
            "with",
            "the BBC",
        ),
        *(
            "on Sunday",
            "at a rally",
            "in Burlow",
            "“It waits,”",
            ".",
            ",",
            "’s",
            "a statement",
            "(",
            ")",
        ),
        *(
            "tweeted",
            "she",
            "added",
            "BBC’s “Evening Talk”",
            "an official",
            "\n\n",
            "carried by",
            "that",
        ),
    ]
)


@given(st.lists(_PIECES, min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_circumstances_stand_on_words(pieces: list[str]) -> None:
    text = "“It holds,” Quint said. " + " ".join(pieces)
    doc, links = read_linked(text, Said("“It holds,”", "said", "Quint"))
    told = tell_circumstances(doc, links.statements, links.mentions, links.entities, links.links)
    entities = {entity.entity_id for entity in told.entities}
    for stmt in told.statements:
        reasons = {reason.feature: reason for reason in stmt.reasons}
        for field in ("channel", "addressee", "venue", "outlet", "programme", "via", "said_at"):
            filled = getattr(stmt, field)
            assert bool(filled) == (field in reasons)
            for span in reasons[field].left if filled else ():
                assert text[span.start : span.end].strip()
        if stmt.venue:
            span = reasons["venue"].left[0]
            assert stmt.venue == " ".join(text[span.start : span.end].split())
        named = {*stmt.addressee, *stmt.via, *filter(None, [stmt.outlet])}
        assert named <= entities
    spans = [(mention.span.start, mention.span.end) for mention in told.mentions]
    assert spans == sorted(spans)
