"""Sheets built by hand whose words are cut as reading cuts them: “Kessen’s” is two tokens.

In: what `handmade.sheet` takes. Out: a `Sheet` with the parser's tokens, sentences and quotations.
"""

from collections.abc import Sequence
from dataclasses import replace

from handmade import mention, report, sheet, stmt, timex
from onrecord.compare.stances import find_stances
from onrecord.model.comparison import Sheet
from onrecord.model.document import Report
from onrecord.model.record import Entity
from onrecord.model.stance import StanceNote
from onrecord.model.statement import Statement
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks


def cut_sheet(
    story: Report | str,
    *statements: Statement,
    named: Sequence[Entity] = (),
    entities: Sequence[Entity] = (),
    times: Sequence[str] = (),
) -> Sheet:
    """Return a sheet; each place of a name or alias of `named` is a mention of it."""
    story = report(story) if isinstance(story, str) else story
    mentions = []
    for entity in named:
        for words in {entity.name, *entity.aliases}:
            for nth in range(story.text.count(words)):
                mentions.append((mention(story, words, nth=nth), entity))
    spans = {found.span: (found, entity) for found, entity in mentions}
    kept = [
        pair
        for span, pair in spans.items()
        if not any(other != span and other.contains(span) for other in spans)
    ]
    page = sheet(
        story,
        *statements,
        entities=entities,
        mentions=kept,
        timexes=[timex(story, words, None) for words in times if words in story.text],
    )
    sentences, tokens = parse(story, ())
    quotations = pair_quotation_marks(story.text, sentences, tokens)
    return replace(page, sentences=sentences, tokens=tokens, quotations=quotations)


def take_notes(
    text: str, speaker: Entity, cue: str, content: str, *, named: Sequence[Entity] = ()
) -> list[StanceNote]:
    """Return the positions in a text of one statement."""
    story = report(text)
    said = stmt(story, content, cue=cue, speaker=speaker)
    page = cut_sheet(story, said, named=[speaker, *named], entities=[speaker, *named])
    return list(find_stances(page))
