"""What extraction costs; run by `make bench`."""
