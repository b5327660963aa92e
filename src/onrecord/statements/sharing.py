"""Give statements that name no source the one that another's source lends them.

In "welcomed the offer, saying that …" the second cue has no source of its own: the first one's
serves both. A quotation that stands alone behind a sentence about its speaker is his, too.

In: `Draft`s. Out: the same, `shared` filled.
Who that is, is left to `link/`.
"""

from collections.abc import Sequence

from onrecord.model.attribution import Stretch
from onrecord.statements.drafts import Draft
from onrecord.statements.quoted import QuotedTokens

# How many statements before it are looked at, at most, for one that lends its source; there are
# hardly more in two sentences. By judgement.
_FARTHEST = 12


def share_sources(
    drafts: Sequence[Draft], sentence_of: Sequence[int], quoted: QuotedTokens
) -> None:
    """Fill `shared` of the drafts that have no source, by what stands before them."""
    for place, draft in enumerate(drafts):
        if draft.source or draft.is_nobodys:
            continue
        number = sentence_of[draft.found.anchor]
        for other in reversed(drafts[max(0, place - _FARTHEST) : place]):
            apart = number - sentence_of[other.found.anchor]
            if apart > 1 or (apart == 1 and not _is_quoted(draft, quoted)):
                break
            # Who speaks inside a content lends nothing to what is outside of it.
            if other.around is not draft.around:
                continue
            lent: tuple[Stretch, ...] = other.source or other.shared
            if lent:
                draft.shared = lent
                break


def _is_quoted(draft: Draft, quoted: QuotedTokens) -> bool:
    """Tell whether a draft's content is a quotation."""
    return quoted.number_of[draft.content[0].first] >= 0
