"""Know a read-out: the account that those who talked give of their conversation.

An official publisher's short text that tells of a call or meeting, in the verbs of such accounts;
or a text of no known publisher that has all signs of one. A journalist's report is none.

In: `Document`. Out: whether it is a read-out. The points that it makes are left to
`account_points.py`.
"""

from onrecord.model.document import Document, ReportKind
from onrecord.statements.readout_words import ReadoutWords, load_readout_words

# Longer texts are minutes, transcripts and interviews; by judgement.
_LONGEST = 900
# The share of sentences with a verb of such accounts that makes one, by what else speaks for it.
# Set while reading the headlines of 538 official texts, and so that no news article of PolNeAR
# is one (docs/analysis/accounts.md, 2026-11-27).
_WITH_PLAIN_HEADLINE, _WITH_HEADLINE, _WITH_LEAD, _ALONE = 0.2, 0.4, 0.5, 0.6
# So many sentences must tell what both did or what was talked about where nothing announces it.
_LEAST_JOINT = 2


def is_readout(doc: Document) -> bool:
    """Tell whether a report is its publisher's account of a conversation.

    Args:
        doc: The report as read.
    """
    report = doc.report
    if report.kind is not ReportKind.REPORT:
        return report.kind is ReportKind.READOUT
    if doc.turns or not doc.sentences or len(report.text.split()) > _LONGEST:
        return False
    words = load_readout_words()
    if report.publisher is not None and words.official.search(report.publisher) is None:
        return False
    if report.headline is not None and words.headline_not.search(report.headline):
        return False
    return _tells_of_talks(doc, words)


def _tells_of_talks(doc: Document, words: ReadoutWords) -> bool:
    """Tell whether a text's words are those of an account of a conversation."""
    told = [doc.exact(s.span) for s in doc.sentences if s.last - s.first > 3]
    if not told:
        return False
    if doc.report.publisher is None and words.reporting.search(doc.report.text):
        # An office tells what "he said" in its own account; of others it is a sign of news.
        return False
    share = sum(words.verbs.search(each) is not None for each in told) / len(told)
    headline = doc.report.headline or ""
    if words.headline_plain.search(headline) is not None:
        return share >= _WITH_PLAIN_HEADLINE
    if words.headline.search(headline) is not None:
        return share >= _WITH_HEADLINE
    if any(words.lead.search(each) for each in told[:2]):
        return share >= _WITH_LEAD
    signs = (words.topic_before, words.topic_behind, words.together)
    joint = sum(any(sign.search(each) for sign in signs) for each in told)
    return share >= _ALONE and joint >= _LEAST_JOINT
