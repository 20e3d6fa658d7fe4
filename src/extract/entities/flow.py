def flow_of(text, found, context): return found
