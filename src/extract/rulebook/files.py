"""The model of each rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.currencies.rules import CurrencyRules
from extract.entities.dates.rules import DateRules
from extract.entities.flow.rules import FlowRules
from extract.entities.money.qualifiers import QualifierRules
from extract.entities.numbers.heads import HeadRules
from extract.entities.numbers.rules import NumberRules
from extract.entities.organisations.acronym_rules import AcronymRules
from extract.entities.organisations.rules import OrganisationRules, PatternRules
from extract.entities.periods.rules import PeriodRules
from extract.entities.places.context_rules import PlaceContextRules
from extract.entities.places.country_rules import CountryRules
from extract.entities.places.role_rules import RoleRules
from extract.entities.places.rules import DemonymRules, RegionRules
from extract.entities.sentences import SentenceRules
from extract.identity.rules import IdentityRules
from extract.layout.labels.wording import Labels
from extract.records.check_rules import CheckRules
from extract.records.contact_rules import ContactRules
from extract.records.contribution_rules import ContributionRules
from extract.records.fact_rules import FactRules
from extract.records.project_rules import ProjectRules
from extract.records.transacting.rules import TransactionRules
from extract.rules.models import LanguageRules
from extract.text.compounds import Compounds

if TYPE_CHECKING:
    from extract.rules import RuleModel

MODELS: dict[str, type[RuleModel]] = {
    "languages": LanguageRules,
    "checks": CheckRules,
    "compounds": Compounds,
    "contacts": ContactRules,
    "contributions": ContributionRules,
    "countries": CountryRules,
    "country_roles": RoleRules,
    "currencies": CurrencyRules,
    "dates": DateRules,
    "demonyms": DemonymRules,
    "facts": FactRules,
    "flow": FlowRules,
    "identity": IdentityRules,
    "labels": Labels,
    "numbers": NumberRules,
    "organisation_acronyms": AcronymRules,
    "organisation_patterns": PatternRules,
    "organisations": OrganisationRules,
    "periods": PeriodRules,
    "place_contexts": PlaceContextRules,
    "projects": ProjectRules,
    "qualifiers": QualifierRules,
    "regions": RegionRules,
    "sentences": SentenceRules,
    "table_heads": HeadRules,
    "transactions": TransactionRules,
}
