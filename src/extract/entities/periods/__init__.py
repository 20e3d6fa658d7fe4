"""Which years an amount covers, where its sentence, bullet, row or column says so."""

from extract.entities.periods.assign import with_periods

__all__ = ["with_periods"]
