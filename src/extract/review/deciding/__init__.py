"""Deciding on a record or an issue: the panel beside the pages, its forms, and what they send.

`panel` makes what is shown, `decisions` corrections of what was sent, `keeping` puts them into the log;
`adding` and `reading` make a record of a box on a page. `ROUTERS` have the pages.
"""

from extract.review.deciding import adding_routes, routes

ROUTERS = (routes.router, adding_routes.router)

__all__ = ["ROUTERS"]
