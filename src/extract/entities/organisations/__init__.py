"""Organisations: known names, names made of a kind and a place, and acronyms that a text introduces.

"Sida", "Ministry of Labour of Ghana", "Agence française de développement (AFD)".
"""

from extract.entities.organisations.acronyms import introduced_acronyms
from extract.entities.organisations.find import find_organisations

__all__ = ["find_organisations", "introduced_acronyms"]
