"""How commands end: codes, messages, no traceback."""

import errno
import io
import os
import sys

import click
import pytest
from click.testing import CliRunner, Result

from onrecord.errors import NotOnRecord, UsageError
from onrecord.present.exits import Program, print_problem


def run(error: BaseException | None, *, args: tuple[str, ...] = ("go",)) -> Result:
    @click.group(cls=Program)
    def program() -> None:
        """Do things."""

    @program.command()
    @click.option("--limit", type=int)
    def go(limit: int | None) -> None:
        click.echo("data")
        if error is not None:
            raise error

    @program.command()
    @click.pass_context
    def away(ctx: click.Context) -> None:
        ctx.exit(3)

    return CliRunner().invoke(program, list(args), prog_name="program")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (None, 0),
        (NotOnRecord("nothing there"), 1),
        (UsageError("not so"), 2),
        (click.UsageError("not so"), 2),
        (KeyboardInterrupt(), 130),
        (RuntimeError("odd"), 1),
        (OSError(errno.ENOSPC, "No space left on device"), 1),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0),
    ],
)
def test_every_end_has_its_code(error: BaseException | None, code: int) -> None:
    assert code == run(error).exit_code


def test_a_command_may_choose_its_code() -> None:
    assert 3 == run(None, args=("away",)).exit_code


def test_an_error_is_its_code_message_and_hint_on_stderr() -> None:
    result = run(NotOnRecord("nothing \x1b[2J there", hint="Look elsewhere."))
    assert "error[record.not-on-record]: nothing \ufffd[2J there\nhint: Look elsewhere.\n" == (
        result.stderr
    )
    assert "data\n" == result.stdout


@pytest.mark.parametrize("args", [("nosuch",), ("go", "--nosuch"), ("go", "--limit", "x")])
def test_wrong_usage_says_where_help_is(args: tuple[str, ...]) -> None:
    result = run(None, args=args)
    assert 2 == result.exit_code
    assert result.stderr.startswith("error[usage.bad-value]: ")
    assert "--help` shows how it is used." in result.stderr
    assert "" == result.stdout


def test_usage_errors_of_a_command_name_it() -> None:
    expected = "error[usage.bad-value]: not so\nhint: `program go --help` shows how it is used.\n"
    assert expected == run(click.UsageError("not so")).stderr


def test_no_command_shows_the_help() -> None:
    result = run(None, args=())
    assert 2 == result.exit_code
    assert "Do things." in result.stderr


def test_a_bug_is_told_without_a_traceback() -> None:
    result = run(RuntimeError("odd"))
    assert "error[internal.broken-invariant]:" in result.stderr
    assert "RuntimeError: odd" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bug_shows_its_traceback_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    assert "Traceback" in run(RuntimeError("odd")).stderr


def test_a_full_disk_is_told_of_standard_output() -> None:
    result = run(OSError(errno.ENOSPC, "No space left on device"))
    assert "error[present.unwritable-output]: standard output cannot be written" in result.stderr


def test_a_reader_that_stops_is_no_error() -> None:
    assert "" == run(BrokenPipeError(errno.EPIPE, "Broken pipe")).stderr


def test_without_standalone_mode_errors_are_the_callers() -> None:
    @click.group(cls=Program)
    def program() -> None:
        pass

    @program.command()
    def go() -> None:
        raise NotOnRecord("nothing there")

    with pytest.raises(NotOnRecord):
        program.main(["go"], standalone_mode=False)


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_a_red_label(
    no_colour: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", no_colour)
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    print_problem("a.b", "message", "hint")
    assert coloured == ("\x1b[" in stderr.getvalue())


def test_stdout_is_let_go_when_its_reader_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as gone:

        @click.group(cls=Program)
        def program() -> None:
            pass

        @program.command()
        def go() -> None:
            sys.stdout.write("data")

        monkeypatch.setattr(sys, "stdout", gone)
        with pytest.raises(SystemExit) as end:
            program.main(["go"], prog_name="program")
        monkeypatch.undo()
    assert 0 == end.value.code
