"""What a visit to the web gives, as it grows."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError, LimitExceeded
from extract.sources.visits import Met, Passed, Visit
from extract.sources.web.trouble import NEXT_RUN, Oversize, Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.settings.sources import IndexSource, UrlsSource
    from extract.sources.web.addresses import Address

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Findings:
    """What a visit has given so far."""

    source: UrlsSource | IndexSource
    met: list[Met] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)

    @contextmanager
    def noting(self, address: Address) -> Iterator[None]:
        """Note what is wrong with one address, so that the others go on."""
        try:
            yield
        except Refused as error:
            self.problems.append(error.message)
        except Unreachable as error:
            self.unreachable.append(error.message)
        except Oversize as error:
            self.passed.append(_oversize(self.source, address, error))
        except FactSheetsError:
            raise
        except Exception as error:  # a library that stumbles over one answer must not stop the others
            log.warning("%s", address.uri, exc_info=True)
            self.unreachable.append(_failed(address, error))

    def visit(self) -> Visit:
        """Return all of it, each sentence once."""
        problems, unreachable = dict.fromkeys(self.problems), dict.fromkeys(self.unreachable)
        return Visit(tuple(self.met), tuple(self.passed), tuple(problems), tuple(unreachable))


def _failed(address: Address, error: Exception) -> str:
    return (
        f"{address.uri}: the program failed on what the server sent ({type(error).__name__}); "
        f"the log has the details. {NEXT_RUN}"
    )


def _oversize(source: UrlsSource | IndexSource, address: Address, error: Oversize) -> Passed:
    told = LimitExceeded(
        Path(address.file_name),
        f"{error.found}, more than max_bytes = {int(source.max_bytes)} of the source '{source.name}' allows; "
        "to take it all the same, raise it in factsheets.toml.",
    )
    return Passed(address.uri, address.file_name, told.reason, "", told)
