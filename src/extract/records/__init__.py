"""Stage 6: what the texts say becomes records; what they mean together, projects and key figures."""

from extract.records.assemble import assemble
from extract.records.fact_parts import adding_parts
from extract.records.issues import About, issue, text_layer
from extract.records.reading import Reading
from extract.records.values import Values, values

__all__ = ["About", "Reading", "Values", "adding_parts", "assemble", "issue", "text_layer", "values"]
