"""Rule data: TOML files beside this module, and the loader that validates them.

A rule file is validated by a pydantic model that descends from `RuleModel`: unknown keys and wrong types
are errors. Entries that descend from `Rule` carry `examples` (texts that the rule accepts) and `refused`
(texts that it leaves alone); both run as tests.
"""

from extract.rules.loader import Rule, RuleModel, load, version

__all__ = ["Rule", "RuleModel", "load", "version"]
