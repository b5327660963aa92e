"""Write the reference: commands, errors and nouns, from the program itself.

    python docs/build_reference.py            write docs/reference/*.md
    python docs/build_reference.py --check    say which of them are stale

In: the commands of `present/cli.py`, the classes of `errors.py` and `model/`. Out: Markdown. What
needs explaining is left to the guide and the glossary.
"""

import argparse
import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import click

from onrecord import errors
from onrecord.errors import OnRecordError
from onrecord.model import attribution, comparison, document, phrase, record, statement
from onrecord.present.cli import cli

REFERENCE = Path(__file__).parent / "reference"
_MADE = "<!-- Made by docs/build_reference.py (`make docs`): change the program, not this file. -->"


def build() -> dict[str, str]:
    """Return the pages by file name."""
    return {
        "cli.md": _join(_describe_commands()),
        "errors.md": _join(_describe_errors()),
        "model.md": _join(_describe_model()),
    }


def _join(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


# --- commands ---------------------------------------------------------------------------------


def _describe_commands() -> Iterator[str]:
    yield from ("# Commands", "", _MADE, "")
    whole = click.Context(cli, info_name="onrecord", **cli.context_settings)
    yield from _describe_command(whole)
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, whole, name)
        yield from _describe_command(context)
        if isinstance(command, click.Group):
            for sub, below in sorted(command.commands.items()):
                yield from _describe_command(click.Context(below, context, sub))


def _describe_command(context: click.Context) -> Iterator[str]:
    command, name = context.command, context.command_path
    usage = " ".join(piece for piece in command.collect_usage_pieces(context) if piece)
    yield from (f"## {name}", "", "```", f"{name} {usage}", "```", "")
    yield from _write_prose(command.help or "")
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    if options:
        yield from ("| option | what it does |", "|---|---|")
        for option in options:
            yield f"| {_name_option(option, context)} | {_describe_option(option)} |"
        yield ""
    if isinstance(command, click.Group):
        yield from ("| command | what it does |", "|---|---|")
        for sub in sorted(command.commands):
            anchor = f"{name} {sub}".replace(" ", "-")
            told = command.commands[sub].get_short_help_str(limit=200)
            yield f"| [`{sub}`](#{anchor}) | {told} |"
        yield ""
    yield from _write_prose(command.epilog or "")


def _name_option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names}: {', '.join(f'`{choice}`' for choice in option.type.choices)}"
    return f"{names} `{option.make_metavar(context)}`"


def _describe_option(option: click.Option) -> str:
    told = (option.help or "").replace("|", "\\|")
    if isinstance(option.envvar, str) and option.envvar not in told:
        told += f" Environment: `{option.envvar}`."
    return told


def _write_prose(text: str) -> Iterator[str]:
    r"""Write a help text: paragraphs as they are, blocks that begin with ``\b`` as code."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        lines = paragraph.strip("\n").splitlines()
        if lines and lines[0].strip() == "\b":
            yield from ("```", *lines[1:], "```", "")
        elif lines:
            yield from (*(line.strip() for line in lines), "")


# --- errors -----------------------------------------------------------------------------------


def _describe_errors() -> Iterator[str]:
    yield from ("# Errors", "", _MADE, "")
    yield from ("What to do about each is told in [Errors](../errors.md).", "")
    yield from ("| code | class | what it means | hint |", "|---|---|---|---|")
    for cls in _list_errors(OnRecordError):
        told = (cls.__doc__ or "").partition("\n")[0]
        yield f"| `{cls.code}` | `{cls.__name__}` | {told} | {cls.default_hint} |"


def _list_errors(family: type[OnRecordError]) -> Iterator[type[OnRecordError]]:
    """Yield the classes of a family in the order in which the module tells of them."""
    places = {name: place for place, name in enumerate(vars(errors))}
    for cls in sorted(family.__subclasses__(), key=lambda cls: places[cls.__name__]):
        yield cls
        yield from _list_errors(cls)


# --- nouns ------------------------------------------------------------------------------------


def _describe_model() -> Iterator[str]:
    yield from ("# Nouns", "", _MADE, "")
    yield from ("What the words mean and whence they come: [Glossary](../glossary.md).", "")
    for module in (document, attribution, phrase, statement, record, comparison):
        told = (module.__doc__ or "").partition("\n")[0]
        yield from (f"## `{module.__name__}`", "", told, "")
        for cls in _list_classes(module):
            yield from _describe_class(cls)


def _list_classes(module: ModuleType) -> Iterator[type]:
    """Yield the classes that a module defines, in its order."""
    for thing in vars(module).values():
        if inspect.isclass(thing) and thing.__module__ == module.__name__:
            yield thing


def _describe_class(cls: type) -> Iterator[str]:
    told = inspect.getdoc(cls) or ""
    yield from (f"### `{cls.__name__}`", "")
    yield from (told.partition("\n\n")[0].replace("\n", " "), "")
    if issubclass(cls, StrEnum):
        yield from (", ".join(f"`{member.value}`" for member in cls), "")
    elif dataclasses.is_dataclass(cls):
        attributes = _read_attributes(told)
        yield from ("| field | type | what it holds |", "|---|---|---|")
        for field in dataclasses.fields(cls):
            kind = field.type if isinstance(field.type, str) else _name_type(field.type)
            escaped = kind.replace("|", "\\|")
            yield f"| `{field.name}` | `{escaped}` | {attributes.get(field.name, '')} |"
        yield ""


def _name_type(kind: object) -> str:
    """Return a type as it is written in the code.

    >>> _name_type(tuple[int, ...] | None)
    'tuple[int, ...] | None'
    """
    if inspect.isclass(kind) and not hasattr(kind, "__args__"):
        return kind.__name__
    return re.sub(r"\b[\w.]+\.(\w+)", r"\1", str(kind))


def _read_attributes(docstring: str) -> dict[str, str]:
    """Read the `Attributes:` part of a Google-style docstring."""
    part = re.search(r"^Attributes:\n((?:[ ]{4}.*\n?|\n)*)", docstring, re.MULTILINE)
    attributes: dict[str, str] = {}
    name = ""
    for line in part.group(1).splitlines() if part else ():
        if begun := re.match(r" {4}(\w+): (.*)", line):
            name = begun.group(1)
            attributes[name] = begun.group(2)
        elif name and line.strip():
            attributes[name] += f" {line.strip()}"
    return {name: told.replace("|", "\\|") for name, told in attributes.items()}


def main() -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where stale")
    only_check = parser.parse_args().check
    stale = []
    for name, page in build().items():
        path = REFERENCE / name
        if path.is_file() and path.read_text(encoding="utf-8") == page:
            continue
        stale.append(name)
        if not only_check:
            REFERENCE.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8", newline="\n")
    if stale and only_check:
        print(f"error: stale: docs/reference/{', '.join(stale)}", file=sys.stderr)
        print("hint: make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
