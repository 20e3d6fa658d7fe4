"""Prefect's server: the port on which ours would listen, and the one that is configured."""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import asdict
from typing import TYPE_CHECKING

from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.cli.status.models import Schedule
from extract.cli.status.text import schedule as described
from extract.settings.served import server_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case
    from flows.schedules import Schedule as Asked

HOST = "127.0.0.1"


def port(case: Case) -> Iterator[Finding]:
    """Try the port on which `factsheets serve` would have its server."""
    from flows import schedules

    number = server_port(case.settings)
    if schedules.configured_url():
        yield ok("port", "No port is needed here: a server is configured.")
    elif (error := _refusal(number)) is None:
        yield ok("port", f"Port {number} is free for factsheets serve.")
    elif error == errno.EADDRINUSE:
        yield _holder(number, schedules.look(number))
    else:
        says = f"Port {number} cannot be had ({os.strerror(error)})."
        yield problem("port", says, "Choose another by FACTSHEETS_SERVE__PORT.")


def _refusal(number: int) -> int | None:
    """Return the error with which the system refuses a port, or None if it gives it."""
    try:
        with socket.create_server((HOST, number)):
            return None
    except (OSError, OverflowError) as error:
        return getattr(error, "errno", None) or errno.EINVAL


def _holder(number: int, told: Asked) -> Finding:
    if told.reachable and told.deployments:
        return ok("port", f"Port {number} is held by our own server: factsheets serve is running.")
    what = "a Prefect server without our flows" if told.reachable else "another program"
    do = "End that program, or choose another port by FACTSHEETS_SERVE__PORT."
    return problem("port", f"Port {number} is held by {what}; factsheets serve cannot start.", do)


def server(case: Case) -> Iterator[Finding]:
    """Ask the configured server, or the one that runs here, how it is."""
    from flows import schedules

    told = schedules.look(server_port(case.settings))
    if told.server is None:
        yield ok(
            "server", "None is configured and none runs here; commands bring their own, factsheets serve too."
        )
        return
    says = f"{told.server}: {described(Schedule.model_validate(asdict(told)))}."
    if not told.reachable:
        if schedules.configured_url() is None:
            return  # the check of the port has said so
        do = "Start it, or correct PREFECT_API_URL or Prefect's profile; without it commands bring their own."
        yield problem("server", says, do)
    elif told.late:
        yield problem(
            "server",
            says,
            "Start a worker: factsheets serve on one machine, prefect worker start with pools.",
        )
    elif not told.deployments:
        yield note(
            "server",
            f"{told.server} answers, and has no deployment of ours.",
            "Deploy, or run factsheets serve.",
        )
    else:
        yield ok("server", says)
