"""The browser's files: what is taken, what is left behind, and what happens when npm fails."""

import re
import shutil
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

from corbiere.desk import assets

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("static") / "vendored"
    assert assets.build(PROJECT, target)
    return target


def fake_npm(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """The only npm of the test: it reaches no network."""
    (folder / "bin").mkdir()
    npm = folder / "bin" / "npm"
    npm.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(npm.parent))


def project_with_lock(folder: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PROJECT / name, folder)
    return folder


def test_the_lock_names_no_address() -> None:
    lock = (PROJECT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock, "install with --omit-lockfile-registry-resolved, and take the funding lines out"
    assert lock.count('"integrity"') == lock.count('"node_modules/')


def test_every_address_in_a_style_is_beside_it(made: Path) -> None:
    styles = list(made.rglob("*.css"))
    named = [style.parent / address for style in styles for address in re.findall(r"url\(([^)]+)\)", style.read_text(encoding="utf-8"))]
    assert len(styles) == 3
    assert [path for path in named if not path.is_file()] == []


def test_nothing_that_is_gov_uk_s_alone_is_taken(made: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in made.rglob("*.*s") if file.suffix in {".css", ".js"})
    branded = [file.name for file in made.rglob("*") if re.search(r"crest|crown|govuk-icon|favicon|opengraph|logotype", file.name)]
    assert branded == []
    assert [word for word in ("GDS Transport", "sourceMappingURL", "/assets/", "Calvert") if word in text] == []


def test_every_part_keeps_its_licence(made: Path) -> None:
    assert "MIT" in (made / "govuk/LICENCE.txt").read_text(encoding="utf-8")
    assert "MIT" in (made / "moj/LICENCE.txt").read_text(encoding="utf-8")
    assert "MIT" in (made / "combobox/LICENCE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (made / "typeface/LICENCE.txt").read_text(encoding="utf-8")


def test_what_is_made_is_not_made_again(made: Path) -> None:
    assert not assets.build(PROJECT, made)


def test_the_checker_of_accessibility_is_there_and_is_not_served(made: Path) -> None:
    assert assets.axe_script(PROJECT).is_file()
    assert list(made.rglob("*axe*")) == []


def test_the_style_loses_the_font_the_crest_and_the_map() -> None:
    style = """@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}.a{font-family:GDS Transport,arial,sans-serif}
.b{background:url(/assets/images/govuk-crest.svg)}.c{background:url(/assets/images/icon.svg)}
/*# sourceMappingURL=a.css.map */
"""
    assert assets.without_branding(style) == (
        '.a{font-family:"Corbière Figures","Atkinson Hyperlegible",Arial,sans-serif}\n.b{background:none}.c{background:url(images/icon.svg)}'
    )


def test_when_npm_fails_a_sentence_says_why_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, target = project_with_lock(tmp_path), tmp_path / "vendored"
    (target / "govuk").mkdir(parents=True)
    fake_npm(tmp_path, monkeypatch, "echo 'npm error code ECONNREFUSED' >&2; echo 'npm error connection refused' >&2; exit 1")
    with pytest.raises(assets.AssetsMissing, match=r"npm could not bring what the pages need \(connection refused\); see that"):
        assets.build(project, target)
    assert (target / "govuk").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "package-lock.json", "package.json", "vendored"]


def test_npm_runs_once_for_a_lock_and_again_when_the_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_with_lock(tmp_path)
    fake_npm(tmp_path, monkeypatch, f"mkdir -p node_modules/some; echo run >> {tmp_path}/runs; test \"$1 $2\" = 'ci --ignore-scripts'")
    assets.install(project)
    assert (assets.install(project) / "some").is_dir()
    (project / "package-lock.json").write_text("{}", encoding="utf-8")
    assets.install(project)
    assert (tmp_path / "runs").read_text(encoding="utf-8").split() == ["run", "run"]


def test_a_version_the_build_does_not_know_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_npm(tmp_path, monkeypatch, "mkdir node_modules")
    with pytest.raises(assets.AssetsMissing, match="is not in its package any more"):
        assets.build(project_with_lock(tmp_path), tmp_path / "vendored")
    assert not (tmp_path / "vendored").exists()


def test_outside_a_checkout_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetsMissing, match=r"there is no package-lock.json"):
        assets.build(tmp_path, tmp_path / "vendored")


def test_the_typeface_is_there_as_documents_are_printed_in_it(made: Path) -> None:
    """Every face twice: the letters of most of Europe's languages are a family of their own, for typst takes one file for one face."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(made / "typeface/print")]).fonts()
    faces = {(font.family, font.style, font.weight) for font in fonts}
    families = ("Atkinson Hyperlegible", "Atkinson Hyperlegible Extended", "Corbière Figures")
    assert faces == {(family, style, weight) for family in families for style in ("normal", "italic") for weight in (400, 700)}


def test_the_nought_of_days_has_no_stroke_and_that_of_codes_has(made: Path) -> None:
    for cut in assets.CUTS:
        plain, struck = (TTFont(made / "typeface/print" / f"{name}-{cut}.ttf") for name in ("figures", "latin"))
        assert set(plain.getBestCmap()) == {ord("0")}
        assert (plain["glyf"]["zero"].numberOfContours, struck["glyf"]["zero"].numberOfContours) == (2, 3)
        assert plain["hmtx"]["zero"] == struck["hmtx"]["zero"]
