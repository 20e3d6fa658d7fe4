"""Who pays for a work, and who does it with whom: by labels, by what stands beside sums, by verbs."""

from extract.records.paying.payers import funders, partners, pays_for_it

__all__ = ["funders", "partners", "pays_for_it"]
