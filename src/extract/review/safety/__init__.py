"""What keeps the desk safe: who may come in, by which name, from where, with what, and a record of it.

`Doors` say who gets in and by which name. `Guard` stands before all pages: it refuses other hosts, requests
that another site has made, too much, and who has no name; it writes what was done into the audit file, and
gives each answer the headers that tell a browser to load nothing from elsewhere.
"""

from extract.review.safety.audit import Audit
from extract.review.safety.doors import Doors
from extract.review.safety.guard import Guard
from extract.review.safety.logins import Logins
from extract.review.safety.visits import Visit, visit_of

__all__ = ["Audit", "Doors", "Guard", "Logins", "Visit", "visit_of"]
