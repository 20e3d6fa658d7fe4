"""Rule data: TOML files beside this module, and the loader that validates them."""
