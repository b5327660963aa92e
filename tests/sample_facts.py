"""Facts of mentions and their clusters made by hand, for the tests of `link/`."""

from collections.abc import Mapping, Sequence

from onrecord.link.clusters import Clusters
from onrecord.link.facts import Facts, find_role
from onrecord.model.document import MentionType
from onrecord.model.phrase import Echoes, Phrase
from onrecord.model.record import EntityType

PERSON = Phrase(first=0, last=1, person=1.0, subject=1.0)
THING = Phrase(first=0, last=1, subject=1.0)


def facts(
    index: int,
    words: str,
    *,
    type: MentionType = MentionType.NAME,  # noqa: A002 - the field's name
    pronoun: str = "",
    title: str = "",
    sentence: int = 0,
    phrase: Phrase = PERSON,
    is_owner: bool = False,
    is_source: bool = False,
    quotation: int = -1,
    sayer: int = -1,
    talk: bool = False,
    last_source: int = -1,
    pair: tuple[int, ...] = (),
) -> Facts:
    """Return what is known of a mention."""
    low = words.lower().split()
    return Facts(
        index=index,
        token=index,
        type=MentionType.PRONOUN if pronoun else type,
        pronoun=pronoun,
        opening=low[0],
        head=low[-1],
        words=frozenset(low),
        name=frozenset(low),
        title=frozenset(title.lower().split()),
        role=find_role(title.lower().split(), low if type is MentionType.NAME else ()),
        sentence=sentence,
        paragraph=0,
        phrase=phrase,
        opens=False,
        proper="",
        pair=pair,
        is_owner=is_owner,
        is_source=is_source,
        quotation=quotation,
        sayer=sayer,
        talk=talk,
        last_source=last_source,
    )


def clusters(
    everything: Sequence[Facts],
    kinds: Mapping[int, EntityType] | None = None,
    *,
    lean: Mapping[int, float] | None = None,
    opened: int | None = None,
    echoes: Echoes | None = None,
) -> Clusters:
    """Return clusters of one mention each, all of them or the first few, passed by."""
    made = Clusters(everything, (kinds or {}).get, lean, echoes=echoes)
    for each in everything[:opened]:
        made.open(each.index)
        made.pass_by(each.index)
    return made
