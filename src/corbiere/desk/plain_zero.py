"""A nought without a stroke, for days and years: a face of one sign, made from the typeface's own nought.

Its stroke keeps 0 and O apart in a code that is read out. In a date it makes every year look crossed out.
"""

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CALLED = "Corbière Figures"
NAMES = {1: CALLED, 4: CALLED, 6: "CorbiereFigures", 16: CALLED}
NOUGHT = ord("0")


def plain_zero(face: TTFont) -> TTFont:
    """The face with its nought alone, without the stroke, under a name of its own. Changes the face that it is given."""
    options = Options()
    options.layout_features = ["tnum", "pnum"]
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[NOUGHT])
    subsetter.subset(face)
    for name in [glyph for glyph in face.getGlyphOrder() if glyph.startswith("zero")]:
        _without_stroke(face, name)
    for record in face["name"].names:
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID]
    return face


def _without_stroke(face: TTFont, name: str) -> None:
    """Its outline again, smaller, the other way round, in place of the two halves into which the stroke divides what is empty."""
    drawn = DecomposingRecordingPen(face.getGlyphSet())
    face.getGlyphSet()[name].draw(drawn)
    contours = _contours(drawn)
    outer, *halves = sorted(contours, key=lambda one: _box(one)[2] - _box(one)[0], reverse=True)
    left, low, right, high = _box(outer)
    inside = [_box(half) for half in halves]
    near, bottom, far, top = (pick(box[place] for box in inside) for place, pick in enumerate((min, min, max, max)))
    across, up = (far - near) / (right - left), (top - bottom) / (high - low)
    pen = TTGlyphPen(None)
    outer.replay(pen)
    outer.replay(ReverseContourPen(TransformPen(pen, (across, 0, 0, up, near - left * across, bottom - low * up))))
    face["glyf"][name] = pen.glyph()


def _contours(drawn: DecomposingRecordingPen) -> list[DecomposingRecordingPen]:
    found: list[DecomposingRecordingPen] = []
    for operator, points in drawn.value:
        if operator == "moveTo" or not found or found[-1].value[-1][0] == "closePath":
            found.append(DecomposingRecordingPen({}))
        found[-1].value.append((operator, points))
    return found


def _box(contour: DecomposingRecordingPen) -> tuple[float, float, float, float]:
    """Left, low, right, high."""
    points = [point for _, told in contour.value for point in told if point]
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)
