"""Turns one source per fact sheet into its layout and its gold annotations."""
