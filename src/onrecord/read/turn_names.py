"""Find in a headline the full name of whom a transcript calls "MS. QUINT" or "THE PRESIDENT".

In: a headline, the words of a label. Out: a name as the headline writes it, or None.
Names in the text itself are left to `link/`.
"""

from dataclasses import dataclass

from onrecord.model.document import MentionType, Report
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.turn_labels import Label, load_label_words


@dataclass(frozen=True, slots=True)
class HeadlineName:
    """A name in a headline.

    Attributes:
        name: Its words, title left out.
        title: The words of its title, in lower case.
        is_with: Whether "with" stands before it: "Interview with Adrel Quint".
    """

    name: str
    title: tuple[str, ...]
    is_with: bool


def find_headline_names(headline: str | None) -> tuple[HeadlineName, ...]:
    """Find the names of a headline.

    >>> [n.name for n in find_headline_names("Remarks by President Ilena Marost")]
    ['Remarks', 'Ilena Marost']
    """
    if headline is None or not headline.strip():
        return ()
    report = Report(text=headline)
    text = report.text
    found = []
    for mention in find_mentions(report, *parse(report)):
        if mention.type is MentionType.NAME:
            title = mention.title
            found.append(
                HeadlineName(
                    text[mention.head.start : mention.head.end],
                    tuple(text[title.start : title.end].lower().split()) if title else (),
                    text[: mention.span.start].rstrip().lower().endswith("with"),
                )
            )
    return tuple(found)


def name_speaker(text: str, label: Label, names: tuple[HeadlineName, ...]) -> str | None:
    """Return the only name in a headline that a label can mean, or None."""
    words = text[label.head.start : label.head.end].lower().split()
    if label.is_named:
        if len(words) > 1:
            return None
        fit = {full for n in names if (full := _end_at(n.name, words[0])) is not None}
    elif label.key in load_label_words().answers:
        fit = {n.name for n in names if n.is_with and " " in n.name}
    elif label.is_anonymous or label.is_question:
        return None
    else:
        office = tuple(words[1:] if words[0] == "the" else words)
        fit = {n.name for n in names if _holds(n.title, office)}
    return fit.pop() if len(fit) == 1 else None


def _end_at(name: str, surname: str) -> str | None:
    """Return a name up to a surname: more capitals may follow in a headline ("En Route")."""
    words = name.split()
    at = next((i for i, word in enumerate(words) if word.lower() == surname), 0)
    return " ".join(words[: at + 1]) if at > 0 else None


def _holds(title: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Tell whether a title is an office: "President of Varenia" is, "Vice President" is not."""
    rest = title[len(office) :]
    return title[: len(office)] == office and (not rest or rest[0] in ("of", "for"))
