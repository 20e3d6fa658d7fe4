"""Stage 5: spaCy components read amounts, dates, countries, regions and organisations."""
