"""The functions of the service: wiring only. Chalice packages this file and ``chalicelib`` for Lambda; ``server.py``
runs the same app on one machine.
"""

import logging
from collections.abc import Callable

from chalice.app import Chalice, CloudWatchEvent, Rate, Request, Response
from chalicelib.jobs import log_figures_to_renew
from chalicelib.web import citizen
from chalicelib.web.answers import path_of, problem_answer

app = Chalice(app_name="zhangshang-12348")
app.log.setLevel(logging.INFO)
app.register_blueprint(citizen.routes)


@app.middleware("http")
def problems_in_the_frame(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """Chalice answers its own errors with a code in JSON; people get a page that helps them on."""
    response = get_response(request)
    if response.status_code < 400 or not isinstance(response.body, dict):
        return response
    allow = {name: value for name, value in response.headers.items() if name == "Allow"}
    return problem_answer(request.headers, f"api{path_of(request)}", response.status_code, allow)


@app.schedule(Rate(1, unit=Rate.DAYS))
def figures_to_renew(event: CloudWatchEvent) -> None:
    """Tell the operator, once a day, which figures are near or past the day by which they must be renewed."""
    log_figures_to_renew(app.log)
