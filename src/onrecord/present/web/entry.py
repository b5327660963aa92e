"""Let somebody in who knows the token, where the server has one.

In: the token as typed. Out: a cookie that only this server is sent, or the question again. Who
must have it is told in `guard.py`.
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.present.web.guard import ENTRY, TOKEN_COOKIE, is_token
from onrecord.present.web.visits import Site, make_page


async def _ask(request: Request) -> Response:
    return make_page(request, "entry.html", {"was_wrong": False}, 200)


async def _take(request: Request) -> Response:
    site: Site = request.app.state.site
    async with request.form(max_fields=1, max_files=0) as form:
        given = form.get("token")
    if site.token is None or not isinstance(given, str) or not is_token(given.strip(), site.token):
        return make_page(request, "entry.html", {"was_wrong": True}, 403)
    response = RedirectResponse("/", status_code=303)
    response.set_cookie(TOKEN_COOKIE, site.token, httponly=True, samesite="strict")
    return response


ROUTES = (Route(ENTRY, _ask, methods=["GET"]), Route(ENTRY, _take, methods=["POST"]))
