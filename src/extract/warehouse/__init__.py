"""Stage 9: DuckDB holds the records."""
