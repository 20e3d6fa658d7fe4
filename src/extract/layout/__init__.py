"""Stage 2: words on pages become blocks in reading order."""
