"""`factsheets publish`: the analysts' file anew, without a run."""

from extract.cli.output import say
from extract.settings import load_settings


def publish() -> None:
    """Check a copy of the pipeline's database and put it in the place of the file that analysts open.

    Each run does this at its end. Whoever has the former file open keeps reading it.

    Example: `factsheets publish`
    """
    from extract.warehouse import publish as give

    settings = load_settings()
    give(settings.warehouse, settings.published)
    say(f"Published: {settings.published}")
