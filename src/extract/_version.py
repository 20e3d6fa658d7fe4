"""The version of the extractor, written beside every record that it makes."""

__version__ = "0.1.0"
