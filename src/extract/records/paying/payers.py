"""Those who pay for a work, and those who do it with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.parties import labelled_partners, labelled_payers, parties
from extract.records.paying.cues import hangs, led_by
from extract.records.paying.spoken import Spoken
from extract.records.paying.sums import is_beside_a_gift, opens_with_a_gift
from extract.records.paying.verbs import does_pay, is_called_payer, stands_behind_verb
from extract.records.project_rules import project_rules
from extract.records.story import asked_once

if TYPE_CHECKING:
    from extract.records.story import Story


@asked_once
def funders(story: Story) -> tuple[str, ...]:
    """Return the names of those who pay, a country by its alpha-3 code, in the order of the text.

    Recognises 'funded by X', 'X pays $ 3 million', 'paga X', '$ 3 million from X and Y', '$ 3 million (X)',
    'shared between X ($ 2 million) and Y ($ 1 million)', 'Donor: X', 'X is the sole donor', 'With $ 3
    million, X …', 'financé par X', 'grâce à X', 'X destina', '3 millones de X'. Not the supplier of experts,
    nor the one 'through' whom the money goes.
    """
    spoken = [Spoken(story, party) for party in parties(story)]
    found = [name for one in spoken if _pays(one) for name in one.party.names]
    shy = [name for one in spoken if opens_with_a_gift(one) for name in one.party.names]
    return tuple(dict.fromkeys([*labelled_payers(story), *found] or shy))


def pays_for_it(story: Story) -> bool:
    """Tell whether somebody is named as paying other than organisations of the United Nations alone."""
    un = {org.name for org in story.organisations if org.kind == "un"}
    return any(name not in un for name in funders(story))


def partners(story: Story) -> tuple[str, ...]:
    """Return the organisations with or through which the work is done: 'in partnership with X'."""
    paying = set(funders(story))
    words = project_rules().partners.by
    spoken = (Spoken(story, party) for party in parties(story, countries=False))
    found = [name for one in spoken if led_by(words, one.before) for name in one.party.names]
    return tuple(name for name in dict.fromkeys([*labelled_partners(story), *found]) if name not in paying)


def _pays(one: Spoken) -> bool:
    rules = project_rules().funders
    by = tuple(word for word in rules.by if word not in rules.helped_by) if one.party.with_un else rules.by
    several = len(one.party.names) > 1
    if led_by(by, one.before, several=several) or stands_behind_verb(one):
        return True
    if is_beside_a_gift(one) or is_called_payer(one):
        return True
    return not hangs(one.before) and does_pay(one)
