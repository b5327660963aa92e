"""Write accounts side by side as one page that holds all it needs.

As in the dossier, nothing is loaded from elsewhere, our own style alone takes effect, and all
that comes from reports is escaped.

In: `SideBySide`. Out: HTML. What stands side by side is left to `accounts_side.py`.
"""

import base64
import hashlib
from importlib import resources

from markupsafe import Markup

from onrecord.present.accounts_side import SideBySide
from onrecord.present.marking import escape_text
from onrecord.present.templating import make_environment
from onrecord.present.terminal import count_things


def render_accounts(side: SideBySide) -> str:
    """Return the page. The same accounts give the same bytes."""
    environment = make_environment(keep_trailing_newline=True)
    environment.filters["exact"] = escape_text
    environment.filters["many"] = count_things
    path = resources.files("onrecord.present") / "static" / "accounts.css"
    css = path.read_text("utf-8").replace("\r\n", "\n")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return environment.get_template("accounts.html").render(
        side=side,
        css=Markup(css),  # noqa: S704 - our own file, byte for byte: its hash is in the policy
        css_hash=f"'sha256-{digest}'",
    )
