"""Split long lists into pages, each with an address of its own.

In: what the address asks for, and how many things there are. Out: `Paging`, from which the links
to the other pages are drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from onrecord.present.web.drawing import make_address

PAGE_SIZE = 50
# Nobody turns so many pages; SQLite takes no larger number than 2**63.
_LAST = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of a list.

    Attributes:
        number: Its number, from 1.
        total: How many things there are.
        size: How many stand on a page.
        field: What asks for a page in the address.
        path: The path of the list.
        asked: What else the address asks for.
    """

    number: int
    total: int
    path: str
    asked: tuple[tuple[str, str], ...]
    size: int = PAGE_SIZE
    field: str = "page"

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Return the number of the first thing on the page."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Return the number of the last thing on the page."""
        return min(self.number * self.size, self.total)

    def make_link(self, number: int) -> str:
        """Return the address of another page."""
        return make_address(
            self.path, {**dict(self.asked), self.field: number if number > 1 else None}
        )

    @property
    def links(self) -> Iterator[tuple[int | None, str]]:
        """Yield numbers and addresses of the pages near by, the first and the last; None: a gap."""
        near = {1, self.pages, *range(self.number - 2, self.number + 3)}
        before = 0
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if number > before + 1:
                yield None, ""
            yield number, self.make_link(number)
            before = number


def find_page(asked: QueryParams, field: str = "page") -> int:
    """Return the number of the page that is asked for; the first where that is none.

    >>> find_page(QueryParams("page=3")), find_page(QueryParams("page=x"))
    (3, 1)
    """
    value = asked.get(field, "")
    return max(1, min(int(value), _LAST)) if value.isascii() and value.isdigit() else 1


def make_paging(path: str, asked: QueryParams, total: int, *, size: int = PAGE_SIZE) -> Paging:
    """Return the page that is asked for, the last one where there are fewer."""
    kept = tuple((key, value) for key, value in asked.items() if key != "page" and value)
    last = max(1, -(-total // size))
    return Paging(number=min(find_page(asked), last), total=total, path=path, asked=kept, size=size)
