"""A drawing as SVG text. Only elements that small SVG readers know too: rectangles, paths, text."""

from __future__ import annotations

from html import escape

from .drawing import Box, Drawing, Ink, Lettering, Line, Shape, Words

SIZE_PX, SMALL_PX = 12, 10
LETTERING = Lettering(20.0, lambda text: 0.64 * SIZE_PX * len(text), lambda text: 0.64 * SMALL_PX * len(text))
"""Of reports: their readers' font is not known, so it is wide enough for those that readers have."""


def to_svg(drawing: Drawing) -> str:
    """Its inks are the page's custom properties (`--text`, `--accent` …), its font the page's."""
    size = f"{drawing.width:g}", f"{drawing.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{escape(drawing.words)}">'
        f"{''.join(_element(shape) for shape in drawing.shapes)}</svg>"
    )


def _element(shape: Shape) -> str:
    match shape:
        case Line():
            style = _outline(shape.ink, shape.width) + f";stroke-linecap:round;stroke-opacity:{shape.strength:g}"
            path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in piece) for piece in shape.pieces())
            return f'<path d="{path}" style="{style}{";stroke-dasharray:3 2" * shape.dashed}"/>'
        case Box():
            inset, filled = shape.stroke / 2, f"fill:{_colour(shape.ink)};fill-opacity:{shape.strength:g}"
            style = _outline(shape.ink, shape.stroke) if shape.stroke else filled
            place = f'x="{shape.left + inset:.1f}" y="{shape.top + inset:.1f}" rx="{max(0.0, shape.radius - inset):g}"'
            size = f'width="{shape.width - 2 * inset:.1f}" height="{shape.height - 2 * inset:.1f}"'
            return f'<rect {place} {size} style="{style}"/>'
        case Words():
            place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" text-anchor="{shape.anchor}"'
            style = f"fill:{_colour(shape.ink)};font-size:{SMALL_PX if shape.small else SIZE_PX}px"
            return f'<text {place} style="{style}">{escape(shape.text)}</text>'


def _colour(ink: Ink) -> str:
    return f"var(--{ink})"


def _outline(ink: Ink, width: float) -> str:
    return f"fill:none;stroke:{_colour(ink)};stroke-width:{width:.3g}"
