"""Settings: environment variables `FACTSHEETS_…` first, then `factsheets.toml`, then the defaults here.

Nested values take a double underscore: `FACTSHEETS_LIMITS__PAGES=50`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ByteSize,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from extract.errors import SettingsError

SETTINGS_FILE = Path("factsheets.toml")


class Limits(BaseModel):
    """What one document may cost before it is set aside for a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_size: ByteSize = Field(ByteSize(100_000_000), description="largest PDF that is opened")
    pages: PositiveInt = Field(200, description="most pages that are read")
    objects: PositiveInt = Field(150_000, description="most characters, strokes and pictures on one page")
    cpu_seconds: PositiveFloat = Field(90.0, description="CPU time for one document")
    wall_seconds: PositiveFloat = Field(120.0, description="elapsed time for one document")
    memory: ByteSize = Field(ByteSize(1_500_000_000), description="memory of the process that reads it")


class Settings(BaseSettings):
    """All settings of the program."""

    model_config = SettingsConfigDict(
        env_prefix="FACTSHEETS_",
        env_nested_delimiter="__",
        toml_file=SETTINGS_FILE,
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Field(
        Path("data"), description="everything that the program writes lies below this folder"
    )
    rules_dir: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = Field(
        None, description="a folder with rules of your own, laid over the built-in ones"
    )
    workers: PositiveInt = Field(2, description="processes that extract at the same time")
    batch_size: PositiveInt = Field(25, description="documents in one Prefect task")
    releases_to: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None, description="folder or address of releases, such as `s3://bucket/path`; none: `data/releases`"
    )
    keep_releases: PositiveInt | None = Field(None, description="releases that are kept there; none: all")
    limits: Limits = Limits()

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
        """One PDF for each content, named by its SHA-256."""
        return self.data_dir / "archive"

    @property
    def rates(self) -> Path:
        """The exchange rates in force, as the user gave them; the warehouse reads it beside itself."""
        return self.data_dir / "rates.csv"

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
    """Read the settings; `SettingsError` names the first value that cannot be used."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "settings"
        raise SettingsError(
            f"The setting '{where}' cannot be used: {first['msg']}. "
            f"Correct it in {SETTINGS_FILE} or in the environment "
            f"(FACTSHEETS_{where.replace('.', '__').upper()})."
        ) from error
    except ValueError as error:
        raise SettingsError(f"{SETTINGS_FILE} is not valid TOML: {error}. Correct or remove it.") from error
