"""Where a work takes place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.models import Country
    from extract.records.story import Story


def countries(told: Story) -> tuple[str, ...]:
    """Return the codes of the countries in which the work takes place, not of those that pay or compare.

    The partner counts where the words place work there ('in Peru', 'Peru and Chile benefit'), and whatever a
    label such as 'Countries:' introduces.
    """
    named = [c for c in told.countries if not c.demonym]
    labels = [one for one in told.labels if "countries" in one.kinds]
    found = [
        c.code
        for c in named
        if c.at_work
        or (c.role == "partner" and _beside_others(told, c))
        or (told.in_body(c) and any(one.holds(c.start) for one in labels))
    ]
    return tuple(dict.fromkeys(found))


def regions(told: Story) -> tuple[str, ...]:
    """Return the names of the regions that the section names."""
    return tuple(dict.fromkeys(region.name for region in told.regions))


def _beside_others(told: Story, partner: Country) -> bool:
    """Tell whether the partner is named in one breath with other places of work."""
    return any(
        c.role == "recipient"
        and told.in_body(c)
        and told.text[partner.end : c.start].strip(" ,") in {"", "the", "and", "et", "y"}
        and c.start > partner.end
        for c in told.countries
    )
