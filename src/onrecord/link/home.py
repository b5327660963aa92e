"""Know whom a state's own account means by "the President".

An office that speaks for its state calls that state's president so, and nobody else without more
words, whether it names them or not.

In: a `Document` and its names. Out: which nominals are the president, and who of those named is.
"""

from collections.abc import Sequence

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.gazetteer import list_holder_keys
from onrecord.link.name_keys import make_person_key
from onrecord.link.voices import find_home_state
from onrecord.model.document import Document, Mention, MentionType

_BEHIND = (" of ", " and ", "-elect", " elect")


class Home:
    """The state whose office publishes a report, if one does."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.report.text
        self.state = find_home_state(doc.report.publisher)
        self.date = (doc.reference_date or "")[:10]

    def is_president(self, mention: Mention) -> bool:
        """Tell whether a mention is "the President" in a state's own account."""
        if self.state is None or mention.type is not MentionType.NOMINAL:
            return False
        words = self.text[mention.span.start : mention.span.end].lower().split()
        end = mention.span.end
        if words == ["the", "head"]:
            return self.text[end : end + 9].replace("\n", " ").lower() == " of state"
        if words != ["the", "president"]:
            return False
        return not self.text[end : end + 8].replace("\n", " ").startswith(_BEHIND)

    def find_president(self, clusters: Clusters, keys: Sequence[str]) -> Cluster | None:
        """Return the cluster of the president, if the account names them."""
        holders = list_holder_keys(["president"], self.state or "", self.date)
        found = (c for c in clusters.all if c.named and self._is_one(c, keys, holders))
        return next(found, None)

    @staticmethod
    def _is_one(cluster: Cluster, keys: Sequence[str], holders: frozenset[str]) -> bool:
        return make_person_key(keys[cluster.members[0]]) in holders
