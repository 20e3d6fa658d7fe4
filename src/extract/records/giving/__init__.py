"""Money given to the organisation: what is stated, where, by whom, and which sums include which."""
