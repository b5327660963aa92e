"""Make the environment of the pages' templates: the same rules for the dossier and the web.

In: nothing. Out: an `Environment` without filters; whoever draws a page adds its own.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined


def make_environment(*, keep_trailing_newline: bool = False) -> Environment:
    """Return an environment in which all is escaped, and what is not given is an error.

    Args:
        keep_trailing_newline: Whether a page that is a file ends as its template does.
    """
    return Environment(
        loader=PackageLoader("onrecord.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )
