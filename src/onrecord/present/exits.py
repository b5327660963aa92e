"""End a command: print what went wrong, and tell it by the exit code.

In: a command's errors. Out: two lines on stderr (``error[code]: message`` and ``hint: …``), never
a traceback, and an exit code. What a command does is left to `cli.py`.
"""

import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

import click

from onrecord.errors import InternalError, OnRecordError, UnwritableOutput, UsageError
from onrecord.present.terminal import is_coloured, neutralise_text

WELL, NOTHING_DONE, WRONG_USAGE, PARTLY_DONE, DIFFERS, INTERRUPTED = 0, 1, 2, 3, 4, 130

EXIT_CODES = """\b
Exit codes:
  0    all well
  1    nothing could be done: an error, or no input could be read
  2    the command was not used as it should be
  3    some inputs could not be read, the rest was
  4    something does not add up (`check` only)
  130  interrupted with Ctrl-C
"""

# What a disk says of standard output; other errors of the system are met where they arise.
_UNWRITABLE = {errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EBADF, errno.EDQUOT}


class Program(click.Group):
    """A group of commands whose errors end in a code, a message and a hint."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that stops reading (``| head``) is no error."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_stdout()
            ctx.exit(WELL)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run the program and exit; without `standalone_mode` errors are the caller's."""
        settings = {**extra, "standalone_mode": False}
        if not standalone_mode:
            return super().main(*args, **settings)
        raise SystemExit(self._run(args, settings))

    def _run(self, args: Sequence[Any], settings: Mapping[str, Any]) -> int:
        try:
            code = super().main(*args, **settings)
        except click.Abort:
            return INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as err:
            err.show()
            return WRONG_USAGE
        except click.UsageError as err:
            print_error(_explain_usage(err))
            return WRONG_USAGE
        except UsageError as err:
            print_error(err)
            return WRONG_USAGE
        except OnRecordError as err:
            print_error(err)
            return NOTHING_DONE
        except Exception as err:  # noqa: BLE001 (the last resort: no user is shown a traceback)
            print_error(_explain_rest(err))
            return NOTHING_DONE
        return code if isinstance(code, int) else WELL


def print_error(error: OnRecordError) -> None:
    """Print an error's code, message and hint on stderr."""
    print_problem(error.code, error.message, error.hint)


def print_problem(code: str, message: str, hint: str) -> None:
    """Print what went wrong and what to do next on stderr."""
    label = f"error[{neutralise_text(code)}]:"
    if is_coloured(sys.stderr):
        label = click.style(label, fg="red", bold=True)
    click.echo(f"{label} {neutralise_text(message)}", err=True)
    click.echo(f"hint: {neutralise_text(hint)}", err=True)


def _explain_usage(error: click.UsageError) -> UsageError:
    path = error.ctx.command_path if error.ctx is not None else "onrecord"
    return UsageError(error.format_message(), hint=f"`{path} --help` shows how it is used.")


def _explain_rest(error: Exception) -> OnRecordError:
    if os.environ.get("ONRECORD_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        _drop_stdout()
        return UnwritableOutput(f"standard output cannot be written: {error.strerror}")
    told = f"{type(error).__name__}: {error}"
    hint = f"{InternalError.default_hint} ONRECORD_DEBUG=1 shows where it arose."
    return InternalError(f"something that should not happen did: {told}", hint=hint)


def _drop_stdout() -> None:
    """Let what is still to be written vanish, or Python complains of it when it ends."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
