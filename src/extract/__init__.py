"""Partner fact sheets become records that lead back to their place on a page."""
