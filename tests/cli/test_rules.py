"""`factsheets rules`, and `--rules` of the other commands: each run in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.rules.loader import built_in_file
from extract.rules.overlay import built_in
from tests.commands import factsheets

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"
KILNS = """
[[organisation]]
kind = "ngo"
acronyms = ["ZFK"]
names = ["Zora Fund for Kilns"]
"""
TEXT = "A hall for the ZFK cost US$ 3 million."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of a user's own that teaches one organisation."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "organisations.toml").write_text(KILNS)
    return own


def organisations(told: str) -> list[str]:
    return [found["name"] for line in told.splitlines() for found in json.loads(line)["organisations"]]


def test_a_good_folder_is_summed_up(own: Path) -> None:
    told = factsheets("rules", "check", own)
    assert (told.returncode, told.stdout) == (0, "")
    first, second = told.stderr.splitlines()
    assert first == f"{own}: 1 file, 1 entry, 0 examples."
    assert second.startswith("All is good: ")


def test_the_built_in_rules_are_good() -> None:
    told = factsheets("rules", "check", FACTSHEETS_RULES_DIR="")
    assert told.returncode == 0
    assert told.stderr.startswith(f"Built-in rules: {len(built_in())} files, ")


def test_the_folder_may_be_given_in_each_way(own: Path) -> None:
    for args, setting in ((["--rules", own], ""), ([own], ""), ([], str(own))):
        told = factsheets("rules", "check", *args, FACTSHEETS_RULES_DIR=setting)
        assert told.stderr.startswith(f"{own}: 1 file"), args


def errors(folder: Path, **files: str) -> list[str]:
    """What `rules check` says of a folder with these files, without the folder's path."""
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content)
    told = factsheets("rules", "check", folder)
    assert (told.returncode, told.stdout) == (1, "")
    assert "Traceback" not in told.stderr
    return [line.removeprefix("Error: ").replace(f"{folder}/", "") for line in told.stderr.splitlines()]


MISFITS = {
    "organisations": """
[[organisation]]
kind = "charity"
acronym = ["ZFK"]

[[organisation]]
names = ["Zora"]
""",
    "currencies": """
weak_codes = ["zwg"]
[signs]
"Z$" = "ZWG"
[names.eng]
"zora" = ["ZWG"]
[remove]
weak_codes = ["TOPP"]
""",
    "countries": '[[country]]\ncode = "ABC"\n',
    "demonyms": '[[demonym]]\ncode = "ABC"\n',
    "flow": "[en]\ncore = [\n  'free',\n  '',\n]\n",
}
MISFITS_TOLD = """
countries.toml:2: country[0] (code = 'ABC').code: ISO 3166-1 has no country with this code: 'ABC'
currencies.toml:2: weak_codes[0]: must have the form '^[A-Z]{3}$', not 'zwg'
currencies.toml:4: signs.Z$: must be a list, such as ["one", "two"], not 'ZWG'
currencies.toml:5: names.eng: no language has this code; languages.toml has en, fr, es. Add it there, too
currencies.toml:8: remove.weak_codes[0]: there is nothing like this to take away; \
`factsheets rules show currencies` shows what there is
demonyms.toml:2: demonym[0] (code = 'ABC').code: ISO 3166-1 has no country with this code: 'ABC'
flow.toml:2: en.core: an empty text is no word; take it out
organisations.toml:3: organisation[0] (kind = 'charity').kind: must be 'government', 'agency', 'un', 'ngo', \
'company' or 'other', not 'charity'
organisations.toml:4: organisation[0] (kind = 'charity').acronym: there is no such key; \
did you mean 'acronyms'?
organisations.toml:6: organisation[1] (names = ['Zora']).kind: this key is missing
"""


def test_all_that_does_not_fit_is_told_with_file_line_and_key(tmp_path: Path) -> None:
    assert errors(tmp_path, **MISFITS) == MISFITS_TOLD.strip().splitlines()


DUES = """[en]
core = ["free"]
examples = ["EUR 2 million in dues = core_voluntary"]
"""
RIM = """[[region]]
name = "Rim"
names = ["Baltic Rim"]
refused = [
  "a rim",
  "the Baltic Rim",
]
"""
SMALL = """[[organisation]]
kind = "ngo"
names = [
  "zora fund",
]
"""


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("dates", "[en\n", "dates.toml:1: is not readable as TOML: Expected"),
        ("dates", "[en]\na = 1\na = 2\n", "dates.toml:3: is not readable as TOML: Cannot overwrite a value"),
        ("curencies", "", "curencies.toml: no rule file has this name; did you mean currencies.toml?"),
        ("languages", 'languages = ["xx"]', "languages.toml:1: languages[0]: CLDR (Babel) has no language"),
        (
            "languages",
            '[remove]\nlanguages = ["es"]',
            "languages.toml:2: languages: en, fr, es cannot be taken",
        ),
        ("languages", 'languages = ["gl"]', "languages.toml:1: languages[0]: spaCy has no stop words"),
        (
            "flow",
            DUES,
            "flow.toml:3: en.examples[0]: 'EUR 2 million in dues' should be read as core_voluntary, "
            "but is read as assessed",
        ),
        (
            "regions",
            RIM,
            "regions.toml:6: region[0] (name = 'Rim').refused[1]: 'the Baltic Rim' should be left alone, "
            "but is read as Rim",
        ),
        (
            "organisations",
            SMALL,
            "organisations.toml:4: organisation[0] (kind = 'ngo').names[0]: 'zora fund' should be read as "
            "zora fund, but is left alone",
        ),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(tmp_path: Path, file: str, content: str, told: str) -> None:
    (found,) = errors(tmp_path, **{file: content})
    assert found.startswith(told)


@pytest.mark.long
def test_rules_that_break_a_built_in_example_are_told_at_its_line(tmp_path: Path) -> None:
    (told,) = errors(tmp_path, currencies='[remove]\nweak_codes = ["TOP"]\n')
    where, _, what = told.partition(": refused: ")
    file, _, line = where.partition(":")
    assert (file, what) == (
        "currencies.toml",
        "'TOP 10' should be left alone, but is read as TOP. "
        "If this is what you want, take the example away under [remove] in currencies.toml",
    )
    assert '"TOP 10"' in built_in_file("currencies.toml").text.splitlines()[int(line) - 1]
    (tmp_path / "currencies.toml").write_text('[remove]\nweak_codes = ["TOP"]\nrefused = ["TOP 10"]\n')
    assert factsheets("rules", "check", tmp_path).returncode == 0


def test_show_lists_the_files_and_prints_one(run: Run) -> None:
    listed = run("rules", "show").out
    assert all(name in listed for name in built_in())
    assert "Which years an amount covers" in listed
    for name in ("periods", "periods.toml"):
        assert run("rules", "show", name).out == built_in_file("periods.toml").text
    told = run("rules", "show", "perods")
    assert (told.code, told.out) == (1, "")
    assert "`factsheets rules show` lists all" in told.err


def test_annotate_reads_by_the_users_rules(own: Path) -> None:
    told = factsheets("annotate", "-", "--rules", own, stdin=TEXT)
    assert organisations(told.stdout) == ["ZFK"]
    assert organisations(factsheets("annotate", "-", stdin=TEXT).stdout) == []


def test_the_setting_may_stand_in_the_settings_file(own: Path, tmp_path: Path) -> None:
    (tmp_path / "factsheets.toml").write_text('rules_dir = "own"')
    assert organisations(factsheets("annotate", "-", stdin=TEXT, cwd=tmp_path).stdout) == ["ZFK"]
    without = factsheets("annotate", "-", stdin=TEXT, cwd=tmp_path, FACTSHEETS_RULES_DIR="")
    assert organisations(without.stdout) == []


@pytest.mark.parametrize("command", ["extract", "debug", "evaluate"])
def test_children_that_read_documents_use_the_users_rules(own: Path, tmp_path: Path, command: str) -> None:
    """Both the option and the setting reach them; a rule that cannot be used is told as it is elsewhere."""
    (own / "dates.toml").write_text("[en]\nof = 3\n")
    place = {"evaluate": [SAMPLES]}.get(command, [SAMPLES / "kenya-2024.pdf", "--out", tmp_path / "out"])
    for args, setting in ((["--rules", own], ""), ([], str(own))):
        told = factsheets(command, *place, *args, FACTSHEETS_RULES_DIR=setting)
        assert told.returncode == 1
        assert (
            told.stderr
            == f'Error: {own}/dates.toml:2: en.of: must be a list, such as ["one", "two"], not 3\n'
        )


@pytest.mark.parametrize("command", ["extract", "debug", "annotate", "evaluate", "ingest"])
def test_a_folder_that_is_not_there_ends_every_command(command: str, tmp_path: Path) -> None:
    more = {"debug": ["--out", "out"]}.get(command, [])
    told = factsheets(command, SAMPLES, *more, "--rules", "nowhere", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        "Error: nowhere: cannot be read (No such file or directory). "
        "Check the path given by --rules or FACTSHEETS_RULES_DIR.\n"
    )
