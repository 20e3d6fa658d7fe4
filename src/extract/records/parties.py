"""Who is named in a section: organisations and countries, those named together as one party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.records.phrases import phrases
from extract.records.project_rules import project_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.models import Country, Organisation
    from extract.records.labelled import Labelled
    from extract.records.story import Story

_BETWEEN = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:[,/&+]|and|et|y|e)?\s*(?:and|et|y)?\s*(?:by|de|par|por)?\s*"
    r"(?:the|an?|la|le|les|el|los|las|une?|una|l['’]|a la|au|du|del|à la)?\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)?")
_WORDS = re.compile(r"(?:\b[a-zà-ÿ]{3,}\W+){3}", re.IGNORECASE)  # three words of prose
_CONJUNCTION = re.compile(r"(?<!\w)(?:and|et|y|e)(?!\w)|[&+/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Organisations or countries named together ('Chile and the Blue Fund'), as one party of the sentence."""

    start: int
    end: int
    names: tuple[str, ...]
    un: bool = False  # it is an organisation of the United Nations: seldom the payer
    with_un: bool = False  # one of them is


def _mentions(story: Story, *, countries: bool) -> Iterator[Named]:
    for org in story.organisations:
        if story.in_body(org):
            yield Named(org.start, org.end, (org.name,), un=org.kind == "un")
    yield from _named_again(story)
    for country in story.countries if countries else ():
        if story.in_body(country) and not country.demonym and country.role != "recipient":
            yield Named(country.start, country.end, (country.code,))


def _named_again(story: Story) -> Iterator[Named]:
    """Yield short forms of the organisations of the section: 'the Blue Fund … the Fund'."""
    named = [org for org in story.organisations if story.in_body(org)]
    for word in project_rules().funders.short_forms:
        full = {org.name: org for org in named if word in org.text.split()}
        if len(full) != 1:
            continue
        org = next(iter(full.values()))
        for found in _named_by(word).finditer(story.text):
            if found.start() > org.end and not any(o.start <= found.start() < o.end for o in named):
                yield Named(found.start(), found.end(), (org.name,), un=org.kind == "un")


@cache
def _named_by(word: str) -> re.Pattern[str]:
    """Find 'Fund', and 'the fund' in small letters, not in 'Fund for …'."""
    forms = rf"(?:{word}|(?:(?<=[Tt]he\s)|(?<=[Ll][ae]\s)|(?<=[Ee]l\s)|(?<=[Ll]['’])){word.lower()})"
    return re.compile(rf"(?<!\w){forms}(?!\w)(?!\s+(?:of|for|de|du|del|[A-ZÀ-Þ]))")


def parties(story: Story, *, countries: bool = True) -> tuple[Named, ...]:
    """Join what is named side by side: 'Chile and X', 'A, B and C'; a comma alone joins nothing."""
    found: list[Named] = []
    for run in _runs(story, sorted(_mentions(story, countries=countries), key=lambda m: m.start)):
        if len(run) > 1 and not _CONJUNCTION.search(story.text[run[-2].end : run[-1].start]):
            found.extend(run)
        else:
            names = tuple(name for one in run for name in one.names)
            un, with_un = all(one.un for one in run), any(one.un for one in run)
            found.append(Named(run[0].start, run[-1].end, names, un=un, with_un=with_un))
    return tuple(found)


def _runs(story: Story, mentions: Iterable[Named]) -> Iterator[list[Named]]:
    """Yield names that stand side by side, up to the conjunction that closes their list."""
    run: list[Named] = []
    closed = False
    for one in mentions:
        if run and one.start < run[-1].end:
            continue
        gap = story.text[run[-1].end : one.start] if run else ""
        if run and (closed or not _BETWEEN.fullmatch(gap)):
            yield run
            run, closed = [], False
            gap = ""
        closed = bool(_CONJUNCTION.search(gap))
        run.append(one)
    if run:
        yield run


def labelled_payers(story: Story) -> Iterator[str]:
    """Yield who stands behind 'Donors:', 'Bailleurs :'; behind 'Funding:', a country may be the receiver."""
    for one in story.labels:
        if "funders" not in one.kinds:
            continue
        sure = one.kinds == {"funders"}
        countries = [c for c in story.countries if not c.demonym and (sure or c.role != "recipient")]
        found = [(org.start, org.end, org.name) for org in story.organisations if _stands_in(story, org, one)]
        found += [(c.start, c.end, c.code) for c in countries if _stands_in(story, c, one)]
        yield from _in_a_row(story.text, one, sorted(found))


def _in_a_row(text: str, label: Labelled, found: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Yield names up to the first words of something else: 'Funders: A; B (2 m)', not who is named later."""
    end = label.start
    for start, behind, name in found:
        gap = text[end:start]
        through = phrases(project_rules().partners.by).search(gap)
        if through or (end > label.start and _WORDS.search(_BRACKETS.sub("", gap))):
            return
        yield name
        end = behind


def labelled_partners(story: Story) -> Iterator[str]:
    """Yield the organisations behind 'Implemented by:', 'Partenaires :'."""
    for one in story.labels:
        if "partners" in one.kinds:
            yield from (org.name for org in story.organisations if _stands_in(story, org, one))


def _stands_in(story: Story, record: Organisation | Country, one: Labelled) -> bool:
    return story.in_body(record) and one.holds(record.start)
