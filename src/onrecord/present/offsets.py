"""Turn offsets in code points into offsets in UTF-16 units, and back.

Spans count Unicode code points; a browser (and every JavaScript string) counts UTF-16 units, in
which one emoji is two. This is the one place where the two meet: for what talks to a browser in
offsets, the tests in Chromium today. The dossier needs none of it: its marks are elements.

In: a text and offsets into it. Out: offsets. What is shown at them is left to `marking.py`.
"""

from collections.abc import Sequence

from onrecord.errors import GroundingError

# "surrogatepass": a lone surrogate is one code point and one unit, and must not stop the counting.
_UTF16 = ("utf-16-le", "surrogatepass")


def to_utf16(text: str, offsets: Sequence[int]) -> tuple[int, ...]:
    """Turn code-point offsets into UTF-16 offsets, in one pass over the text.

    Args:
        text: The text into which they point.
        offsets: Each from 0 to the text's length; in any order.

    Raises:
        GroundingError: If an offset lies outside the text.

    >>> to_utf16("a😀b", [0, 1, 2, 3])
    (0, 1, 3, 4)
    """
    found: dict[int, int] = {}
    at = units = 0
    for offset in sorted(set(offsets)):
        if not 0 <= offset <= len(text):
            raise GroundingError(f"{offset} is no offset of a text of {len(text)} code points")
        units += len(text[at:offset].encode(*_UTF16)) // 2
        at = offset
        found[offset] = units
    return tuple(found[offset] for offset in offsets)


def to_code_points(text: str, units: Sequence[int]) -> tuple[int, ...]:
    """Turn UTF-16 offsets into code-point offsets, in one pass over the text.

    Args:
        text: The text into which they point.
        units: Each from 0 to the text's length in UTF-16 units; in any order.

    Raises:
        GroundingError: If an offset lies outside the text or inside a surrogate pair.

    >>> to_code_points("a😀b", [0, 1, 3, 4])
    (0, 1, 2, 3)
    """
    encoded = text.encode(*_UTF16)
    found: dict[int, int] = {}
    at = points = 0
    for unit in sorted(set(units)):
        if not 0 <= unit <= len(encoded) // 2:
            raise GroundingError(f"{unit} is no offset of a text of {len(encoded) // 2} units")
        if 0 < unit < len(encoded) // 2 and _is_inside_pair(encoded, unit):
            raise GroundingError(f"{unit} lies inside a character")
        points += len(encoded[2 * at : 2 * unit].decode(*_UTF16))
        at = unit
        found[unit] = points
    return tuple(found[unit] for unit in units)


def _is_inside_pair(encoded: bytes, unit: int) -> bool:
    # The second byte of a little-endian unit tells a high (D8-DB) from a low (DC-DF) surrogate.
    before, behind = encoded[2 * unit - 1], encoded[2 * unit + 1]
    return 0xD8 <= before <= 0xDB and 0xDC <= behind <= 0xDF
