"""Rule data: TOML files beside this module, and the loader that validates them.

A rule file is validated by a pydantic model that descends from `RuleModel`: unknown keys and wrong types
are errors. Entries that descend from `Rule` carry `examples` (texts that the rule accepts) and `refused`
(texts that it leaves alone); `extract.rulebook` runs them. A folder of the user's own (`use`) is laid over
all of it.
"""

from extract.rules.loader import language_rules, languages, load, version, version_of
from extract.rules.models import ByLanguage, Rule, RuleModel
from extract.rules.overlay import Overlay, adopt, in_force, read_overlay, use

__all__ = [
    "ByLanguage",
    "Overlay",
    "Rule",
    "RuleModel",
    "adopt",
    "in_force",
    "language_rules",
    "languages",
    "load",
    "read_overlay",
    "use",
    "version",
    "version_of",
]
