"""Label inner attributions where nobody did: `python -m training.encoder.label_inner --out F`.

PolNeAR annotates no attribution inside another, and sixty labelled articles are few. But what
somebody says is a text like any other: with the cue around it taken away, an inner attribution
is an outermost one, which the encoder has learnt to find. So each content of the train part is
read by itself, and what is found in it is what should be found inside (self-training; Yarowsky
1995).

In: the train part and the package's encoder. Out: a JSON object, article → inner cues.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.encoder.prepare import MATERIAL, cover, load_lines

from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.document import Document, Quotation, Report, Sentence, Span
from onrecord.read.encoder import Encoder, load_encoder
from onrecord.read.parse import parse
from onrecord.read.quotations import pair_quotation_marks

# Surer than at reading: a wrong label teaches more harm than a missing one. By judgement.
LEAST = 0.5
_DEEPEST = 3
_SHORTEST = 4
_OPENING = frozenset({"that", "to", "“", '"', "''"})


def find_inner(
    encoder: Encoder, doc: Document, content: Stretch, depth: int = 0
) -> Iterator[tuple[int, dict[int, int]]]:
    """Yield the anchors inside a content, each with its roles."""
    first, last = content
    while first < last and doc.tokens[first].text.lower() in _OPENING:
        first += 1
    if last - first < _SHORTEST or depth == _DEEPEST:
        return
    tokens = doc.tokens[first:last]
    span = Span(tokens[0].start, tokens[-1].end)
    sentence = Sentence(span=span, first=0, last=len(tokens), paragraph=0)
    inside = [q for q in doc.quotations if q.span.start >= span.start and q.span.end <= span.end]
    for found in encoder.find_cues(tokens, [sentence], _lift(inside)):
        if found.outermost < LEAST or not found.content:
            continue
        yield found.anchor + first, dict(_list_roles(found, first))
        for part in found.content:
            inner = Stretch(part.first + first, part.last + first)
            yield from find_inner(encoder, doc, inner, depth + 1)


def _lift(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations as if nothing were around them."""
    least = min((q.depth for q in quotations), default=0)
    return [
        Quotation(span=q.span, inner=q.inner, depth=q.depth - least, closed=q.closed, group=q.group)
        for q in quotations
    ]


def _list_roles(found: FoundCue, first: int) -> Iterator[tuple[int, int]]:
    """Yield each word's index in the document and its role."""
    for number, parts in enumerate((found.source, found.cue, found.content), start=1):
        for part in parts:
            yield from ((index + first, number) for index in range(part.first, part.last))


def label(article: dict[str, object], encoder: Encoder) -> list[list[object]]:
    """Return an article's inner cues: anchor and roles."""
    report = Report(text=str(article["text"]))
    sentences, tokens = parse(report)
    quotations = pair_quotation_marks(report.text, sentences, tokens)
    doc = Document(report=report, sentences=sentences, tokens=tokens, quotations=quotations)
    cues: dict[int, dict[int, int]] = {}
    attributions = article["attributions"]
    for item in attributions if isinstance(attributions, list) else []:
        for start, end in item["content"]:
            indices = cover(tokens, [[start, end]])
            if indices:
                content = Stretch(indices[0], indices[-1] + 1)
                for anchor, roles in find_inner(encoder, doc, content):
                    cues.setdefault(anchor, roles)
    return [[anchor, sorted(roles.items())] for anchor, roles in sorted(cues.items())]


def main() -> None:
    """Label the train part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    encoder = load_encoder()
    labels: dict[str, list[list[object]]] = {}
    for article in load_lines(MATERIAL / "data" / "polnear-train.jsonl"):
        labels.setdefault(str(article["doc"]), label(article, encoder))
    options.out.write_text(json.dumps(labels), encoding="utf-8")
    print(f"{sum(len(cues) for cues in labels.values())} inner cues in {len(labels)} articles")


if __name__ == "__main__":
    main()
