"""The web app: its pages, behind the guard.

In: a `Site` and the `Rules` of who may pass. Out: an ASGI app. A page is a function of a `Visit`
in a module of its own that lists its routes; they are put together here.
"""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from onrecord.present.web import (
    actor_pages,
    adding,
    assets,
    dispute_pages,
    due_page,
    entry,
    position_pages,
    report_list,
    report_page,
    review_forms,
    review_page,
    searching,
    starting,
    timeline_page,
)
from onrecord.present.web.guard import Guard, Rules
from onrecord.present.web.visits import Site, show_nothing

# The routes of the pages. A new module of pages is one more line here.
ROUTES = (
    *assets.ROUTES,
    *entry.ROUTES,
    *starting.ROUTES,
    *searching.ROUTES,
    *report_list.ROUTES,
    *report_page.ROUTES,
    *actor_pages.ROUTES,
    *dispute_pages.ROUTES,
    *position_pages.ROUTES,
    *due_page.ROUTES,
    *timeline_page.ROUTES,
    *adding.ROUTES,
    *review_page.ROUTES,
    *review_forms.ROUTES,
)


def make_app(site: Site, rules: Rules) -> Starlette:
    """Make the app that serves a record to those whom the rules let pass."""
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Guard, rules=rules),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={HTTPException: show_nothing},
    )
    app.state.site = site
    return app
