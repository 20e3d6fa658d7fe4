"""The review desk: one page on which people decide what the program could not, or got wrong.

`create_app` makes the web application of a `Desk`; `factsheets review` serves it on this machine. The desk
reads the published database, writes the log of corrections, and nothing else.
"""

from extract.review.app import create_app
from extract.review.desk import Desk

__all__ = ["Desk", "create_app"]
