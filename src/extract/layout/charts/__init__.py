"""Charts drawn as vectors: their place, their words and their values."""

from extract.layout.charts.find import FoundChart, find_charts

__all__ = ["FoundChart", "find_charts"]
