"""The queue: what people should decide on, the most at stake first, with sure values between them.

| module | what it does |
| --- | --- |
| `state` | what a reviewer has chosen to see, as it stands in the URL |
| `entries` | issues and sure values, with what was decided and who has them |
| `counts` | how many there are of each value of each filter |
| `mixing` | sure values, evenly between issues |
| `following` | what comes after a record: `next_after` |
| `rows` | what a row says |
| `routes` | the page, and assigning |
| `warming` | makes it ready when something new is published |
"""

from extract.review.queue.following import link_to, next_after, previous_before
from extract.review.queue.state import State

__all__ = ["State", "link_to", "next_after", "previous_before"]
