"""Draws how plan and bound came together over time, as a small SVG that needs no library and no script."""

import math
from html import escape

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 52, 40
COLOURS = {"Jointworks": "#0b6e4f", "HiGHS": "#b3541e", "CP-SAT": "#3b5ba5"}
# Seconds at the left edge; earlier things stand there.
EARLIEST = 0.1
# Height of the picture, as shares of the best plan; what lies outside stands at the edge.
LOWEST, HIGHEST = 0.4, 1.4


def picture(title, curves):
    """The picture of several methods, each a name and its events; nothing if none has a plan."""
    best = max((e.get("plan") or 0.0 for _, events in curves for e in events), default=0.0)
    if best <= 0.0:
        return None
    latest = max(max((e["seconds"] for _, events in curves for e in events), default=1.0), 2.0)

    def across(seconds):
        place = math.log(max(seconds, EARLIEST) / EARLIEST) / math.log(latest / EARLIEST)
        return LEFT + place * (WIDTH - LEFT - RIGHT)

    def down(value):
        place = (min(max(value / best, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM)

    parts = [frame(title, across, lambda part: down(part * best), latest)]
    for at, (method, events) in enumerate(curves):
        colour = COLOURS.get(method, "#555555")
        for fact, dashes in (("plan", ""), ("bound", ' stroke-dasharray="6 4"')):
            path = steps(events, fact, across, down, latest)
            if path:
                parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        left = LEFT + 150 * at
        parts.append(f'<path d="M{left} 36h24" stroke="{colour}" stroke-width="2"/>')
        none = "" if any((e.get("plan") or 0) > 0 for e in events) else " (no plan)"
        parts.append(f'<text x="{left + 30}" y="40">{escape(method + none)}</text>')
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img">\n<rect width="{WIDTH}" height="{HEIGHT}" '
        f'fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def frame(title, across, down, latest):
    """Title, axes and their marks."""
    parts = [f'<text x="{LEFT}" y="20" font-weight="bold">{escape(title)}: plan (solid) and bound (dashed)</text>']
    for percent in range(round(100 * LOWEST), round(100 * HIGHEST) + 1, 20):
        y = down(percent / 100)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{percent} %</text>')
    for seconds in (0.1, 1, 10, 100, 1000):
        if seconds <= latest:
            x = across(seconds)
            parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#dddddd"/>')
            parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{seconds:g} s</text>')
    note = "of the best plan found by any method; what lies outside is drawn at the edge"
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 6}" fill="#555555">{note}</text>')
    return "\n".join(parts)


def steps(events, fact, across, down, latest):
    """A line that keeps its value until it changes, and to the end; a plan worth nothing is none."""
    path, value = [], None
    for event in events:
        new = event.get(fact)
        if new is None or new == value or (fact == "plan" and new <= 0):
            continue
        x, y = across(event["seconds"]), down(new)
        path.append(f"M{x:.1f} {y:.1f}" if value is None else f"H{x:.1f}V{y:.1f}")
        value = new
    return "".join(path) + f"H{across(latest):.1f}" if path else ""
