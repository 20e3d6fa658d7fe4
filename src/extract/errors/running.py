"""What ends a run, or keeps one from beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from extract.errors.base import FactSheetsError

if TYPE_CHECKING:
    from collections.abc import Sequence


class ClusterError(FactSheetsError):
    """The Dask cluster of the settings cannot do the work."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"Dask at {address}: {reason}")
        self.address, self.reason = address, reason

    def __reduce__(self) -> tuple[type[ClusterError], tuple[str, str]]:
        """Cross process borders whole."""
        return type(self), (self.address, self.reason)


class ExtractionStopped(FactSheetsError):  # noqa: N818 - as below
    """The children were ended while documents were being read."""

    def __init__(self) -> None:
        super().__init__("Reading was stopped. What was loaded stays loaded; the next run does the rest.")


class ServerLost(FactSheetsError):  # noqa: N818 - as below
    """Prefect's server cannot be reached, or could not any more before a run had ended."""

    def __init__(self) -> None:
        super().__init__(
            "Prefect's server does not answer. What was loaded stays loaded; start the server "
            "(or unset PREFECT_API_URL), then run the same command again."
        )


class Terminated(KeyboardInterrupt):
    """Somebody has asked the process to end (SIGTERM): it ends as by Ctrl-C, and is no error."""


class ServingError(FactSheetsError):
    """The schedule of one machine cannot be started, or not go on."""


class ReprocessError(FactSheetsError):
    """Documents cannot be read again as it was asked for."""


class ReprocessBusy(ReprocessError):  # noqa: N818 - as above
    """Another process previews or accepts at present."""


class PreviewOutdated(ReprocessError):  # noqa: N818 - as above
    """What would be written is no longer what was previewed; `differences` say what has changed."""

    exit_code: ClassVar[int] = 4

    def __init__(self, differences: Sequence[str]) -> None:
        self.differences = tuple(differences)
        super().__init__(
            f"Since the preview, {self.told} changed. Nothing was written; look at the new preview, then "
            "accept that."
        )

    @property
    def told(self) -> str:
        """What has changed, in words."""
        return " and ".join(self.differences)

    def __reduce__(self) -> tuple[type[PreviewOutdated], tuple[object, ...]]:
        """Cross process borders whole."""
        return type(self), (self.differences,)
