"""Settings: environment variables `FACTSHEETS_…` first, then `factsheets.toml`, then the defaults here.

Nested values take a double underscore: `FACTSHEETS_LIMITS__PAGES=50`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Field,
    PositiveInt,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as NotJson

from extract.errors import SettingsError
from extract.settings.limits import Limits as Limits
from extract.settings.ocr import Ocr
from extract.settings.problems import sentences
from extract.settings.review import Review
from extract.settings.serving import Serve
from extract.settings.sources import ConfiguredSource

Reader = Literal["auto", "fast", "pdfplumber"]
SETTINGS_FILE = Path("factsheets.toml")


class Settings(BaseSettings):
    """All settings of the program."""

    model_config = SettingsConfigDict(
        env_prefix="FACTSHEETS_",
        env_nested_delimiter="__",
        toml_file=SETTINGS_FILE,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Field(
        Path("data"), description="everything that the program writes lies below this folder"
    )
    rules_dir: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="a folder with rules of your own, laid over the built-in ones",
        examples=["my-rules"],
    )
    reader: Reader = Field(
        "auto",
        description="what reads the pages: `fast`; `pdfplumber`, its own parser, which gives the same for "
        "more time; `auto`: the fast one, and the other where it fails",
    )
    workers: PositiveInt = Field(2, description="processes that extract at the same time")
    reread: bool = Field(
        default=True,
        description="whether runs read again what the program or its rules, changed since, have read before; "
        "if not, only `factsheets reprocess` does",
    )
    batch_size: PositiveInt = Field(
        100, description="most documents in one Prefect task; fewer where they are large"
    )
    dask: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        pattern=r"^(tcp|tls|ws|wss|ucx)://.+",
        description="address of a Dask scheduler whose workers extract, such as `tcp://10.0.0.5:8786`; "
        "none: children of the program",
    )
    archive_to: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="folder or address of the archive, such as `s3://bucket/archive`; none: `data/archive`",
    )
    releases_to: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="folder or address of releases, such as `s3://bucket/path`; none: `data/releases`",
        examples=["s3://bucket/factsheets"],
    )
    keep_releases: PositiveInt | None = Field(
        None, description="releases that are kept there; none: all", examples=[12]
    )
    sources: tuple[ConfiguredSource, ...] = Field((), description="where fact sheets come from")
    notify: tuple[str, ...] = Field(
        (),
        description="Prefect blocks that are told of documents that wait and of failed runs",
        examples=[["custom-webhook/ops"]],
    )
    notify_to: tuple[str, ...] = Field(
        (), description="addresses to which a mail server's block sends", examples=[["desk@example.org"]]
    )
    notify_from: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="address from which it sends; none: the user name of the block",
        examples=["factsheets@example.org"],
    )
    desk_url: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="address of the review desk, for links in Prefect's pages",
        examples=["https://desk.example.org"],
    )
    log_texts: bool = Field(
        default=False,
        description="whether the log may hold words of documents, in messages of errors, to look for a fault",
    )
    passwords: tuple[SecretStr, ...] = Field(
        (),
        description="passwords that are tried on encrypted PDFs; they are never shown",
        examples=[["password-of-a-publisher"]],
    )
    passwords_file: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = Field(
        None,
        description="a text file with more of them, one a line",
        examples=["/run/secrets/pdf-passwords"],
    )
    serve: Serve = Serve()
    review: Review = Review()
    limits: Limits = Limits()
    ocr: Ocr = Ocr()

    @field_validator("sources")
    @classmethod
    def _named_once(cls, given: tuple[ConfiguredSource, ...]) -> tuple[ConfiguredSource, ...]:
        names = [source.name for source in given]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two sources are called {twice[0]}")
        return given

    @property
    def warehouse(self) -> Path:
        """The pipeline's own DuckDB file; analysts never open it."""
        return self.data_dir / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The analysts' DuckDB file, replaced as a whole after each run."""
        return self.data_dir / "published.duckdb"

    @property
    def corrections(self) -> Path:
        """What people decided about records: one JSON line each, only ever added to."""
        return self.data_dir / "corrections.jsonl"

    @property
    def releases(self) -> Path:
        """Where dated releases go, unless they are sent elsewhere."""
        return self.data_dir / "releases"

    @property
    def archive(self) -> Path:
        """One PDF for each content, named by its SHA-256; a cache of `archive_to` if that is an address."""
        return self.data_dir / "archive"

    @property
    def gold(self) -> Path:
        """Documents on which everything was decided: NAME.pdf and NAME.gold.json side by side."""
        return self.data_dir / "gold"

    @property
    def readings(self) -> Path:
        """What was read of documents on which people decide, so that they are not read again each time."""
        return self.data_dir / "readings"

    @property
    def rates(self) -> Path:
        """The exchange rates in force, as the user gave them; the warehouse reads it beside itself."""
        return self.data_dir / "rates.csv"

    @property
    def running(self) -> Path:
        """A file for each run that goes on, locked as long as its process lives."""
        return self.data_dir / "running"

    @property
    def pictures(self) -> Path:
        """Pictures of pages that the review desk has drawn; they can be drawn again at any time."""
        return self.data_dir / "pictures"

    @property
    def ocr_cache(self) -> Path:
        """What OCR has read, page by page; it can be read again at any time."""
        return self.data_dir / "ocr"

    @property
    def log_file(self) -> Path:
        """Where tracebacks go."""
        return self.data_dir / "logs" / "factsheets.log"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**overrides: object) -> Settings:
    """Read the settings; `SettingsError` names all values that cannot be used."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(*sentences(error, Settings, SETTINGS_FILE)) from error
    except NotJson as error:
        name = str(error).partition('field "')[2].partition('"')[0].upper()
        raise SettingsError(f"The environment variable FACTSHEETS_{name} is not valid JSON.") from error
    except ValueError as error:
        raise SettingsError(f"{SETTINGS_FILE} is not valid TOML: {error}. Correct or remove it.") from error
    except OSError as error:
        raise SettingsError(
            f"{SETTINGS_FILE} cannot be read ({error.strerror}). Make it readable."
        ) from error
