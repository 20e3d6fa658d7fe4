def with_periods(text, found, context): return found
