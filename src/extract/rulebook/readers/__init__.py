"""How the examples of each kind of rule are read: as the program reads a document's texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.entities.currencies.rules import CurrencyRules
from extract.entities.dates.rules import DateWords
from extract.entities.flow.rules import FlowWords
from extract.entities.money.qualifiers import QualifierWords
from extract.entities.numbers.heads import HeadWords
from extract.entities.numbers.rules import NumberWords
from extract.entities.organisations.acronym_rules import AcronymRules, StandingWords
from extract.entities.organisations.rules import (
    KnownOrganisation,
    NameWords,
    OrganisationRules,
    PatternRules,
)
from extract.entities.periods.rules import PeriodWords
from extract.entities.places.context_rules import PlaceContextRules
from extract.entities.places.country_rules import CountryNames, CountryRules
from extract.entities.places.role_rules import RoleWords
from extract.entities.places.rules import DemonymRules, RegionNames, RegionRules
from extract.entities.sentences import SentenceRules
from extract.identity.rules import Body, IdentityRules
from extract.identity.rules import DateWords as PublicationWords
from extract.layout.labels.wording import Labels
from extract.models import Language
from extract.records.check_rules import CheckRules
from extract.records.contact_rules import ContactRules
from extract.records.contribution_rules import ContributionRules
from extract.records.fact_rules import Beneficiaries, FactRule
from extract.records.project_rules import (
    Funders,
    Overviews,
    Partners,
    Periods,
    Totals,
    Work,
    WorkLabels,
    WorkRows,
)
from extract.records.transacting.rules import DayWords, GivenWords, WorkWords
from extract.rulebook.readers import documents, values, wording
from extract.rules import Rule, RuleModel
from extract.rules.models import LanguageRules
from extract.text.compounds import Compounds

Reader = Callable[[RuleModel, str, Language], Iterator[str]]

READERS: dict[type[Rule], Reader] = {
    AcronymRules: values.organisations,
    Beneficiaries: wording.people,
    Body: documents.partners,
    CheckRules: documents.issues,
    Compounds: wording.hyphens,
    ContactRules: documents.contacts,
    ContributionRules: documents.gifts,
    CountryNames: values.countries,
    CountryRules: values.countries,
    CurrencyRules: values.currencies,
    DateWords: values.dates,
    DayWords: documents.days_of_works,
    DemonymRules: values.countries,
    FactRule: wording.figures,
    FlowWords: values.flows,
    Funders: documents.funders,
    GivenWords: documents.transactions,
    HeadWords: wording.counts,
    IdentityRules: documents.publishers,
    KnownOrganisation: values.organisations,
    Labels: wording.labels,
    LanguageRules: wording.languages,
    NameWords: values.organisations_as_printed,
    NumberWords: wording.numbers,
    OrganisationRules: values.organisations,
    Overviews: documents.overviews,
    Partners: documents.partners_in_work,
    PatternRules: values.organisations_as_printed,
    Periods: documents.running,
    PeriodWords: values.periods,
    PlaceContextRules: values.countries,
    PublicationWords: documents.publications,
    QualifierWords: values.qualifiers,
    RegionNames: values.regions,
    RegionRules: values.regions,
    RoleWords: values.roles,
    SentenceRules: wording.whole_sentences,
    StandingWords: values.organisations,
    Totals: documents.totals,
    Work: documents.works,
    WorkLabels: documents.labels,
    WorkRows: documents.rows,
    WorkWords: documents.transactions_of_works,
}
