"""Which hosts are not asked any more in this visit."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.sources.web.trouble import NEXT_RUN, Unreachable

MOST_SILENT = 5  # requests in a row that a host left without an answer


@dataclass(slots=True)
class Hosts:
    """A host that is silent again and again, or asks to be left in peace, is left until the next visit.

    Otherwise a dead server would hold up a run for as many time-outs as it has addresses.
    """

    _silent: dict[str, int] = field(default_factory=dict, init=False)
    _left: dict[str, str] = field(default_factory=dict, init=False)

    def check(self, host: str) -> None:
        """`Unreachable` if the host is left."""
        if host in self._left:
            raise Unreachable(self._left[host])

    def heard(self, host: str) -> None:
        """Take note that it answered."""
        self._silent.pop(host, None)

    def silent(self, host: str) -> None:
        """Take note that it did not answer."""
        self._silent[host] = self._silent.get(host, 0) + 1
        if self._silent[host] >= MOST_SILENT:
            self._left[host] = (
                f"{host}: {MOST_SILENT} requests in a row had no answer, "
                f"so its other addresses were not asked. {NEXT_RUN}"
            )

    def rest(self, host: str, asked: str) -> None:
        """Take note that it asked for a pause, in the words of `asked`."""
        self._left[host] = f"{host}: {asked}, so its other addresses were not asked. {NEXT_RUN}"
