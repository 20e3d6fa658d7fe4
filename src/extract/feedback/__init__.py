"""From what people decide to better rules.

A document on which everything is decided becomes gold (`gold`); each correction is a case that the rules are
held against (`cases`); who prefers a spreadsheet decides in one (`spreadsheet`).
"""
