"""What a screen reader finds in a PDF: read with pikepdf, as far as a person without a checker of conformance can tell."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def opened(file: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(file))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every element of the structure with its sort, in the order in which it is read."""
    yield from _below(pdf.Root.StructTreeRoot)


def _below(node: Any) -> Iterator[tuple[str, Any]]:
    held = node.get("/K", [])
    for kid in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).removeprefix("/"), kid
            yield from _below(kid)


def sorts(pdf: pikepdf.Pdf) -> list[str]:
    return [sort for sort, _ in elements(pdf)]


def untagged(pdf: pikepdf.Pdf) -> list[str]:
    """Every operator that shows something and stands neither in a tagged part nor in what is marked as decoration."""
    return [str(operator) for page in pdf.pages for operator in _outside(page)]


def _outside(page: pikepdf.Page) -> Iterator[pikepdf.Operator]:
    depth = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += (name in ("BDC", "BMC")) - (name == "EMC")
        if depth == 0 and name in ("Tj", "TJ", "'", '"', "Do", "S", "f", "B"):
            yield operator


def faults(file: bytes) -> list[str]:
    """What is wrong with the tags of a document, in words; nothing where all is well."""
    pdf = opened(file)
    with pdf.open_metadata() as about:
        said = {name: about.get(name) for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "dc:title")}
    found = sorts(pdf)
    wrong = {
        "no language": not str(pdf.Root.get("/Lang", "")),
        "not marked as tagged": not pdf.Root.get("/MarkInfo", {}).get("/Marked"),
        "the title is not shown": not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"),
        "no title": not said["dc:title"],
        "not PDF/UA-1": said["pdfuaid:part"] != "1",
        "not PDF/A-2a": (said["pdfaid:part"], said["pdfaid:conformance"]) != ("2", "A"),
        "not one first heading": found.count("H1") != 1,
        "a table without headers": found.count("Table")
        != sum("TH" in list(dict(_below(node))) for sort, node in elements(pdf) if sort == "Table"),
        "a picture without words": any(sort == "Figure" and not str(node.get("/Alt", "")) for sort, node in elements(pdf)),
        "a heading left out": _skips(found),
        "something outside the tags": bool(untagged(pdf)),
    }
    return [fault for fault, is_so in wrong.items() if is_so]


def _skips(found: list[str]) -> bool:
    levels = [int(sort[1:]) for sort in found if sort[:1] == "H" and sort[1:].isdigit()]
    return any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))


def text(file: bytes) -> str:
    """Every letter that the document shows, from the marks that say what each shape means."""
    return "".join(_shown(opened(file)))


def _shown(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        maps = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
        current: dict[bytes, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = maps[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                held = operands[0] if str(operator) == "TJ" else [operands[0]]
                for part in held:
                    yield from _read(part, current)
            elif str(operator) == "ET":
                yield " "


def _read(part: Any, letters: dict[bytes, str]) -> Iterator[str]:
    if isinstance(part, pikepdf.String):
        shapes = bytes(part)
        yield "".join(letters.get(shapes[place : place + 2], "") for place in range(0, len(shapes), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """Two bytes stand for one shape in every font that is put whole into the file."""
    found: dict[bytes, str] = {}
    for line in bytes(font.ToUnicode.read_bytes()).decode("latin-1").splitlines():
        parts = line.split("> <")
        if len(parts) == 2 and line.startswith("<"):
            shape, letters = (bytes.fromhex(part.strip("<> ").replace(" ", "")) for part in parts)
            found[shape] = letters.decode("utf-16-be")
    return found
