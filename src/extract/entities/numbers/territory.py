"""Alpha-3 codes as CLDR wants them."""

from __future__ import annotations

from functools import lru_cache

import pycountry


@lru_cache(maxsize=512)
def alpha2(code: str | None) -> str | None:
    """Return the alpha-2 code of an alpha-3 code (`MEX` gives `MX`, Kosovo's `XKX` gives `XK`), or None."""
    if code == "XKX":
        return "XK"
    country = pycountry.countries.get(alpha_3=code) if code else None
    return str(country.alpha_2) if country else None
