"""What stands around tables and charts: rows of words, captions, units and titles."""
