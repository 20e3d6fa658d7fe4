"""Countries and regions: their names in each language, what else bears such a name, and a country's role.

"Côte d'Ivoire", "DRC", "the Sahel", "Burkinabè textile workers"; not Niger Delta, Ms Jordan or US$.
"""

from extract.entities.places.find import find_places, place_at
from extract.entities.places.gazetteer import adjectives
from extract.entities.places.roles import read_places

__all__ = ["adjectives", "find_places", "place_at", "read_places"]
