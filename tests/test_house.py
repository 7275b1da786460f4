"""The house rules that a machine can check."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from typer.testing import CliRunner

from corbiere.cli import app
from corbiere.statute.catalogue import CATALOGUE

PROJECT = Path(__file__).parents[1]
MODULES = sorted((PROJECT / "src").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 35


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT / "src")))
def test_a_module_is_short_enough_to_read(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    long = [
        function.name
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef) and (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert long == []


def test_one_name_means_one_class() -> None:
    """Few classes share a name: a model beside what is folded from its rows, and the conventional application's beside ours."""
    names = Counter(
        node.name
        for module in MODULES
        if "migrations" not in module.parts
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len([name for name, times in names.items() if times > 1]) < 10


PARTICIPLES = {"answering", "asked", "asking", "counted", "decided", "deciding", "gathered", "handed", "heard", "kept", "keeping", "lasting", "listed",
               "said", "seeing", "seen", "sending", "sent", "showing", "shown", "spoken", "told", "typed", "withheld"}  # fmt: skip


def test_nothing_public_is_named_by_a_participle() -> None:
    """A kind of entry may be, for it says what happened."""
    classes = [
        node.name
        for module in MODULES
        if not {"migrations", "entries", "entries.py"} & set(module.parts)
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in [*classes, *(module.stem for module in MODULES)] if name.lower() in PARTICIPLES] == []


SITE = ("children", "concern", "corrections", "drafts", "entries", "law", "measures", "meetings", "people", "recorded", "records", "registers",
        "reports", "team")  # fmt: skip
LITERAL = re.compile(rf"""["'=](?:/|\.\./)+(?:{"|".join(SITE)})/""")
SAYS_ITS_OWN = ("api", "bench", "commands")
"""What names addresses of its own, or calls the site from outside as a browser does."""


@pytest.mark.parametrize(
    "file",
    sorted(
        file for end in ("*.py", "*.html", "*.js") for file in (PROJECT / "src" / "corbiere").rglob(end) if "vendored" not in file.parts
    ),
    ids=lambda path: str(path.relative_to(PROJECT / "src")),
)
def test_no_address_of_a_page_is_written_out(file: Path) -> None:
    """Each has a name, and is asked for by it (`reverse`, `{% url %}`)."""
    text = file.read_text(encoding="utf-8") if file.relative_to(PROJECT / "src" / "corbiere").parts[0] not in SAYS_ITS_OWN else ""
    assert [line for line in text.splitlines() if LITERAL.search(line)] == []


@pytest.mark.parametrize(
    "template",
    sorted(file for file in (PROJECT / "src" / "corbiere").rglob("*.html") if "bench" not in file.parts),
    ids=lambda path: str(path.relative_to(PROJECT / "src" / "corbiere")),
)
def test_a_template_is_laid_out_to_be_read(template: Path) -> None:
    assert [line for line in template.read_text(encoding="utf-8").splitlines() if len(line) > 140] == []


def test_a_comma_before_what_paper_leaves_out_is_left_out_with_it() -> None:
    """`15 days ago` stands on no paper (`desk.templatetags.desk.since`)."""
    files = [file for file in (PROJECT / "src" / "corbiere").rglob("*.html") if "bench" not in file.parts]
    loose = re.compile(r'(?<!class="desk-relative">), *(<strong>)?\{\{ [^}|]+\|since:')
    assert [file.name for file in files if loose.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT / "src")))
def test_a_docstring_begins_with_a_verb_or_a_noun(module: Path) -> None:
    """Classes are left out: many say to people what is recorded, or to readers of the API what is answered."""
    told = [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Module | ast.FunctionDef)]
    said = [text for node in told if (text := ast.get_docstring(node))]
    assert [text for text in said if re.match(r"(Whoever|What|Those)\b", text)] == []


ASKS_THE_MACHINE = re.compile(
    r"localdate\(\)|localtime\(\)|timezone\.now\b|\bdate\.today\b|datetime\.(now|today|utcnow)\(|\btime\.time\(|\btime_ns\("
)
CLOCKS = {"clock.py", "another_day.py", "databases.py", "serving.py", "test_house.py"}
"""The one clock; whoever moves it, here and in the site that the browser sees; and the age of what a run forgot to remove."""


@pytest.mark.parametrize("module", sorted((PROJECT / "tests").rglob("*.py")), ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_test_asks_the_machine_for_the_day(module: Path) -> None:
    """They ask `clock`, while they run: what is asked when a module is read would be of another day than the test."""
    text = module.read_text(encoding="utf-8")
    asked = [] if module.name in CLOCKS else [line for line in text.splitlines() if ASKS_THE_MACHINE.search(line)]
    assert asked == []
    tree = ast.parse(text)
    inside = {id(node) for body in _bodies(tree) for part in body for node in ast.walk(part)}
    early = [node.lineno for node in ast.walk(tree) if _asks_the_clock(node) and id(node) not in inside]
    assert early == []


@pytest.mark.parametrize("module", sorted((PROJECT / "tests").rglob("test_*.py")), ids=lambda path: str(path.relative_to(PROJECT)))
def test_whoever_starts_processes_keeps_the_machines_clock(module: Path) -> None:
    """Theirs is not moved with that of a test that runs on another day (tests/another_day.py)."""
    text = module.read_text(encoding="utf-8")
    starts = re.search(r"^(import|from) (subprocess|multiprocessing)\b", text, re.MULTILINE)
    assert not starts or "machine_clock" in text or module.parent.name == "browser"


def _bodies(tree: ast.AST) -> Iterator[list[ast.AST]]:
    """What runs only once somebody calls it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield list(node.body)
        if isinstance(node, ast.Lambda):
            yield [node.body]


def _asks_the_clock(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("now", "today")


def test_the_lock_names_no_address_and_pins_every_package_by_hash() -> None:
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    packages = [line for line in lock.splitlines() if re.match(r"[a-z]", line)]
    assert "://" not in lock
    assert all("==" in package and package.endswith("\\") for package in packages)


def test_the_first_example_of_the_readme_is_what_the_command_answers(tmp_path: Path) -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## A first example")[2].partition("`--known DATE`")[0]
    blocks = [block for block in re.split(r"\n(?=\S)|\n\n(?=    \S)", example) if block.startswith("    ")]
    story, command, answer = blocks[0], blocks[1], "\n\n".join(blocks[2:])
    (tmp_path / "maggie.story").write_text("\n".join(line.strip() for line in story.splitlines()) + "\n", encoding="utf-8")
    arguments = command.split()[1:]
    told = CliRunner(env={"COLUMNS": "100"}).invoke(app, [str(tmp_path / word) if word.endswith(".story") else word for word in arguments])
    assert told.stdout.split() == answer.split()


def test_the_glossary_is_in_order_has_no_term_twice_and_every_word_of_the_contract() -> None:
    terms = re.findall(r"^\| \*\*(.+?)\*\* \|", (PROJECT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = ("Clause", "Duty", "Fact", "Finding", "Kind", "Limit", "On", "Known", "State", "Story", "Subject", "Basis", "Force", "Default")
    assert [word for word in words if not any(term.split()[0].strip(",") == word for term in terms)] == []
    assert terms == sorted(set(terms), key=str.casefold)


def test_every_default_names_where_its_number_comes_from() -> None:
    assert [duty.id for duty in CATALOGUE if duty.basis == "default" and not duty.number_from] == []


@pytest.mark.parametrize("page", [*sorted(PROJECT.glob("docs/**/*.md")), PROJECT / "README.md"], ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.django_db
def test_the_tables_fit_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
