"""Checks an executed notebook: no error, every output there, each number drawn or printed that of the library.

Usage: check.py NOTEBOOK FOLDER FIGURES COPY

FIGURES is what Figures.java printed: the library's own figures for the files in FOLDER. Pictures are read back:
their marks by the scale of their axis, their texts as they stand. COPY is an earlier execution that must say the
same, or --update to write it to executed.ipynb. Empties the output of the cell that loads jars, which names folders
of the machine, and drops the timings: what is left can be read anywhere.
"""

import csv
import gzip
import json
import math
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

RESOURCES = "../../core/src/main/resources/fr/barometre/population/"
LISTS = ({"anct"}, {"anct", "declic"})
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"[+-]?\d+(?:[.,]\d+)?"


def text(output):
    data = output.get("data", {})
    parts = [output.get("text", "")] + [data.get(kind, "") for kind in ("text/plain", "text/html")]
    return "".join("".join(part) for part in parts)


def said(content):
    """What a notebook asks and answers."""
    return [
        ("".join(cell["source"]), [text(output) for output in cell.get("outputs", [])])
        for cell in content["cells"]
    ]


def same(what, drawn, expected, tolerance):
    if not abs(drawn - expected) <= tolerance:
        sys.exit(f"{what}: the notebook says {drawn}, the library {expected}")


def french(number, decimals=1):
    return f"{number:.{decimals}f}".replace(".", ",")


def points(number):
    """A difference in points; French has a plural from two on."""
    return f"{french(number)} {'pt' if abs(round(number, 1)) < 2 else 'pts'}"


def read(number):
    return float(number.replace(",", "."))


def expect(what, got, expected):
    if got != expected:
        sys.exit(f"{what}: the notebook says {got}, the library {expected}")


def numbers(line):
    return [read(number) for number in re.findall(NUMBER, line)]


# Pictures


def plain(words):
    """As figures have it: with simple apostrophes, spaces and minus signs."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", words or "").replace("’", "'").replace("\u2212", "-").strip()


def charts(picture):
    root = ElementTree.fromstring(picture)
    return [chart for chart in root.iter(f"{SVG}svg") if chart is not root]


def axis(chart):
    """What a place on the scale stands for, and how much half a tenth of a unit is."""
    bottom = float(chart.get("height")) - 6
    ticks = [
        (float(t.get("x")), numbers(t.text)[0])
        for t in chart.iter(f"{SVG}text")
        if float(t.get("y")) == bottom
    ]
    (x0, v0), (x1, v1) = ticks[0], ticks[-1]
    unit = (v1 - v0) / (x1 - x0)
    for x, value in ticks:
        same("tick of an axis", v0 + (x - x0) * unit, value, 0.06 * unit)
    return lambda x: v0 + (x - x0) * unit, 0.11 * unit


def middle(mark):
    if mark.tag == f"{SVG}circle":
        return float(mark.get("cx"))
    x = [float(point.split(",")[0]) for point in mark.get("points").split()]
    return (min(x) + max(x)) / 2


def height(mark):
    if mark.tag == f"{SVG}circle":
        return float(mark.get("cy"))
    if mark.tag == f"{SVG}line":
        return float(mark.get("y1"))
    y = [float(point.split(",")[1]) for point in mark.get("points").split()]
    return (min(y) + max(y)) / 2


def horizontal(chart, kind):
    """Lines of a kind by their height: where they begin and end."""
    return {
        height(line): (float(line.get("x1")), float(line.get("x2")))
        for line in chart.iter(f"{SVG}line")
        if (line.get("class") or "").split()[:1] == [kind] and line.get("y1") == line.get("y2")
    }


def check_scale(what, chart):
    """Lines of the scale at equal distances, those that have a number among them; ends of intervals marked."""
    lines = [line for line in chart.iter(f"{SVG}line") if line.get("x1") == line.get("x2")]
    (drawn,) = [path.get("d") for path in chart.iter(f"{SVG}path") if path.get("class") == "grid"]
    grid = sorted({float(x) for x in re.findall(r"M([\d.]+) ", drawn)})
    step = (grid[-1] - grid[0]) / (len(grid) - 1)
    for k, x in enumerate(grid):
        same(f"{what}, scale", x, grid[0] + k * step, 0.11)
    ticks = [float(t.get("x")) for t in chart.iter(f"{SVG}text") if float(t.get("y")) == float(chart.get("height")) - 6]
    expect(f"{what}, numbers of the scale", [x for x in ticks if x not in grid], [])
    caps = Counter(
        (float(line.get("x1")), (float(line.get("y1")) + float(line.get("y2"))) / 2)
        for line in lines
        if (line.get("class") or "").startswith("range")
    )
    expect(f"{what}, ends", caps, Counter((x, y) for y, ends in horizontal(chart, "range").items() for x in ends))


def check_spoken(what, chart, shares):
    """What a chart says to those who do not see it."""
    spoken = re.findall(r"\d+,\d %", plain(chart.get("aria-label")))
    expect(f"{what}, spoken", spoken, [f"{french(share)} %" for share in shares])


def marks(chart):
    """Middles of marks, from above; where two lie on one place, one."""
    found = {}
    for mark in chart.iter():
        if mark.tag in (f"{SVG}circle", f"{SVG}polygon"):
            found.setdefault((height(mark), mark.get("class")), middle(mark))
    return dict(sorted(found.items()))


def check_intervals(what, chart, expected, labelled=True):
    """A row a figure: its interval, its mark and what is written beside it."""
    value, tolerance = axis(chart)
    ranges = sorted(horizontal(chart, "range").items())
    points = [(y, x) for (y, _), x in marks(chart).items()]
    expect(f"{what}, rows", (len(ranges), len(points)), (len(expected), len(expected)))
    for (y, (low, high)), (at, x), (name, figure) in zip(ranges, points, expected, strict=True):
        expect(f"{what}, height of {name}", at, y)
        same(f"{what}, {name}", value(x), figure[0], tolerance)
        same(f"{what}, lower bound of {name}", value(low), figure[1], tolerance)
        same(f"{what}, upper bound of {name}", value(high), figure[2], tolerance)
    check_scale(what, chart)
    check_spoken(what, chart, [figure[0] for _, figure in expected])
    if labelled:
        written = [plain(t.text) for t in chart.iter(f"{SVG}text") if t.get("text-anchor") == "end"]
        written = [t for t in written if re.fullmatch(r"\d+,\d %", t) or t == ""]
        expect(what, [t for t in written], [f"{french(figure[0])} %" for _, figure in expected])


def rows(figures, prefix):
    return [(name, figure) for name, figure in figures.items() if name.startswith(prefix)]


def names(chart):
    return [plain(t.text) for t in chart.iter(f"{SVG}text") if t.get("text-anchor", "start") == "start"]


def check_groups(picture, figures):
    drawn = charts(picture)
    expect("charts of the groups", len(drawn), 5)
    check_intervals("whole", drawn[0], rows(figures, "whole "), labelled=False)
    shares = [figure for name, figure in figures.items() if name.startswith("modality ")]
    bars = [r for r in drawn[1].iter(f"{SVG}rect")]
    expect("bars", len(bars), 2 * len(shares))
    for k, bar in enumerate(bars):
        share = shares[k % len(shares)][k // len(shares)]
        same("bar", 100 * float(bar.get("width")) / float(drawn[1].get("width")), share, 0.05)
    written = [plain(t.text) for t in drawn[1].iter(f"{SVG}text") if t.get("text-anchor") == "middle"]
    expect("bars", written, [f"{french(s[k])} %" for k in (0, 1) for s in shares[:2]])
    check_spoken("bars", drawn[1], [share[k] for k in (0, 1) for share in shares])
    expect("groups, n", re.search(r"n = (\d+)\.", plain(picture))[1], f"{figures['whole observed'][3]:.0f}")
    groups = rows(figures, "group ")
    services = [row for row in groups if "moins de" not in row[0] and "et plus" not in row[0]]
    bands = [row for row in groups if row not in services]
    for what, chart, expected in (
        ("services", drawn[2], services),
        ("bands", drawn[3], bands),
        ("crossed", drawn[4], rows(figures, "crossed ")),
    ):
        check_intervals(what, chart, expected)
        labels = [re.sub(r"^(group|crossed) | (observed|adjusted)$", "", name) for name, _ in expected[::2]]
        written = [re.sub("^⚠ ", "", t) for t in names(chart) if not re.fullmatch(r"[\d,]+ %", t)]
        expect(what, written, [plain(label) for label in labels])


def check_change(picture, printed, figures):
    (chart,) = charts(picture)
    value, tolerance = axis(chart)
    before, after = figures["before"], figures["after"]
    for (y, (low, high)), wave in zip(sorted(horizontal(chart, "range").items()), (before, after), strict=True):
        same("wave, lower bound", value(low), wave[1], tolerance)
        same("wave, upper bound", value(high), wave[2], tolerance)
    (join,) = [line for line in chart.iter(f"{SVG}line") if (line.get("class") or "").startswith("join")]
    same("change, from", value(float(join.get("x1"))), before[0], tolerance)
    same("change, to", value(float(join.get("x2"))), after[0], tolerance)
    written = [t for t in map(plain, chart.itertext()) if re.fullmatch(r"\d+,\d %", t)]
    for wave in (before, after):
        if f"{french(wave[0])} %" not in written:
            sys.exit(f"change: {french(wave[0])} % is not written, but {written}")
    check_scale("change", chart)
    check_spoken("change", chart, [before[0], after[0]])
    expect("change, n", numbers(re.search(r"n = ([^.]*)\.", plain(picture))[1]), [before[3], after[3]])

    def row(title):
        match = re.search(
            title + rf" ({NUMBER}) (?:%|pts?) \[({NUMBER}) ; ({NUMBER})\] (\d+|–) (– |< 0,001|\d,\d+)", plain(printed)
        )
        return list(match.groups()) if match else f"no row '{title}'"

    # Differences are those of the figures as they are printed.
    moved = round(after[0], 1) - round(before[0], 1)
    rest = moved - round(figures["change equal"][0], 1)
    for name, value in (("change observed", moved), ("change composition", rest)):
        figures[name] = [value, *figures[name][1:]]
    for title, name in (
        ("2024", "before"),
        ("2025", "after"),
        ("évolution observée", "change observed"),
        ("à composition égale", "change equal"),
        ("écart entre les deux", "change composition"),
    ):
        sign = "+" if name.startswith("change") else ""
        last = figures[name][3]
        tail = ["–", "< 0,001" if last < 0.001 else french(last, 3)] if sign else [f"{last:.0f}", "– "]
        expect(title, row(title), [f"{x:{sign}.1f}".replace(".", ",") for x in figures[name][:3]] + tail)
    for sentence in (
        f"De {french(before[0])} % à {french(after[0])} %",
        "de 2024 à 2025 : +{}, plausible entre +{} et +{}".format(*map(points, figures["change observed"][:3])),
        f"aux deux vagues) : +{points(figures['change equal'][0])}",
        f"aux deux vagues : {figures['change both'][0]:.0f}.",
    ):
        if sentence not in plain(printed):
            sys.exit(f"change: '{sentence}' is not printed")


def check_edition(picture, figures):
    (chart,) = charts(picture)
    value, tolerance = axis(chart)
    observed, adjusted = rows(figures, "edition observed "), rows(figures, "edition adjusted ")
    bands = sorted(horizontal(chart, "band").items())
    found = marks(chart)
    expect("edition, rows", (len(bands), len(found)), (len(adjusted), 2 * len(adjusted)))
    for (y, (low, high)), (name, before), (_, after) in zip(bands, observed, adjusted, strict=True):
        same(f"{name}, lower bound", value(low), after[1], tolerance)
        same(f"{name}, upper bound", value(high), after[2], tolerance)
        same(name, value(found[(y, "solid")]), before[0], tolerance)
        same(f"{name}, adjusted", value(found[(y, "hollow")]), after[0], tolerance)
    check_scale("edition", chart)
    check_spoken("edition", chart, [figure[0] for _, figure in adjusted])
    titled = [t for t in chart.iter(f"{SVG}text") if t.get("class") == "name"]
    written = [re.sub(r" \(Vague \d\)$", "", plain(t.text)) for t in titled]
    expected = [w for name, f in adjusted for w in (plain(name.removeprefix("edition adjusted ")), f"{french(f[0])} %")]
    expect("edition", written, expected)


# Levels of the frame that no map has: Alsace beside its two départements, and those of nowhere.
NOT_DRAWN = ("6AE", "UNKNOWN")
DRAWN_TWICE = ("75", "92", "93", "94")
# Areas of fewer than five collectivités, of which no share is told: they have no class.
NOT_TOLD = ("6AE", "75")
TOO_SMALL_FOR_A_NUMBER = ("90", "95")


def check_map(picture, printed, figures):
    """Each figure in the class that its colour says, by the legend; as a map has them: tenths without their decimal."""
    areas = {name.removeprefix("area "): round(figure[0], 1) for name, figure in rows(figures, "area ")}
    drawn, legend = charts(picture)
    classes = {}
    for entry in legend.iter(f"{SVG}g"):
        kind = re.fullmatch(r"area (q\d)", entry[0].get("class") or "") if len(entry) == 2 else None
        if kind:
            classes[kind[1]] = numbers(entry[1].text)
    last = max(high for _, high in classes.values())

    def tone(share):
        return next(k for k, (low, high) in classes.items() if low <= share < high or share == high == last)

    shown = [area for area in areas if area not in NOT_DRAWN]
    told = [area for area in shown if area not in NOT_TOLD]
    kinds = [
        re.search(r"(q\d|nothing)\)?$", area.get("fill") or area.get("class"))[1]
        for area in drawn.iter()
        if "area" in (area.get("class") or "").split()
    ]
    twice = [area for area in DRAWN_TWICE if area not in NOT_TOLD]
    painted = Counter(kind for kind in kinds if kind != "nothing")
    expect("colours", painted, Counter(tone(areas[area]) for area in [*told, *twice]))
    expect("areas without a figure", len(kinds) - painted.total(), len([*shown, *DRAWN_TWICE]) - len([*told, *twice]))
    written = Counter(
        (re.search(r"on-(q\d)", t.get("class"))[1], int(t.text))
        for t in drawn.iter(f"{SVG}text")
        if "on-q" in (t.get("class") or "")
    )
    numbered = [areas[area] for area in told if area not in TOO_SMALL_FOR_A_NUMBER]
    expect("map", written, Counter((tone(share), math.floor(share + 0.5)) for share in numbered))
    ends = re.search(r"de (\S+) % \([^)]*\) à (\S+) %", plain(drawn.get("aria-label")))
    values = [areas[area] for area in areas if area not in NOT_TOLD]
    expect("ends of the map", list(ends.groups()), [french(min(values)), french(max(values))])
    expect("national", plain(printed), estimate(figures["national"]))


# Texts


def estimate(figure):
    value, low, high, n = figure
    return f"{french(value)} % [{french(low)} ; {french(high)}] (n = {n:.0f})"


def check_design(printed, figures):
    lines = printed.strip("\n").split("\n")[1:]
    expected = rows(figures, "design ")
    for line, (name, figure) in zip(lines, expected, strict=True):
        expect("design", line[:26].strip(), name.removeprefix("design "))
        expect(name, line[26:].split(), [french(x, 2) for x in figure])


def digits(found, expected):
    """Whether a printed number is another one rounded to its own last digit, at least two digits."""
    if found.startswith("<"):
        return expected < float(found[1:])
    decimals = len(found.partition(".")[2])
    significant = len(found.replace(".", "").lstrip("-0"))
    return significant >= 2 and abs(float(found) - expected) <= 0.5001 * 10**-decimals


def check_regression(printed, figures):
    lines = [line for line in printed.strip().split("\n")]
    for prefix in ("coefficient ", "term ", "margin "):
        for name, figure in rows(figures, prefix):
            name = name.removeprefix(prefix)
            cells = [line[32:].replace(",", "").split() for line in lines if line[:32].strip() == name]
            cells = cells[-1] if prefix == "margin " else cells[prefix == "term " and len(cells) > 1]
            if len(cells) != len(figure) or not all(
                found == f"{expected:.0f}" or digits(found, expected) for found, expected in zip(cells, figure)
            ):
                sys.exit(f"regression, {name}: the notebook says {cells}, the library {figure}")
    expect("regression", [read(n) for n in re.findall(r"\d+", lines[-1])], figures["fit"])


def check_flags(printed, figures):
    lines = [plain(line) for line in printed.split("\n")]
    expect("charter", lines[0], "observé : " + estimate(figures["charter observed"]))
    expect("charter", lines[1], "redressé : " + estimate(figures["charter adjusted"]))
    expected = rows(figures, "flag ")
    for line, (name, evidence) in zip(filter(None, lines[2:]), expected, strict=True):
        name = plain(name.removeprefix("flag "))
        if not line.startswith(name + " : "):
            sys.exit(f"flag '{name}': the notebook says {line}")
        known = {french(abs(x)) for e in evidence for x in (e, 100 * e)}
        for number in re.findall(r"\d+,\d", line):
            if number not in known:
                sys.exit(f"flag '{name}': {number} is not among its numbers {sorted(known)}")


def check_lists(printed, figures):
    found = [plain(line) for line in printed.strip().split("\n") if line.strip()]
    expected = []
    for i in range(len(LISTS)):
        for title, name in (("avec OPSN", "inside"), ("sans OPSN", "outside"), ("redressé", "adjusted")):
            expected.append(f"{title} : {estimate(figures[f'list {i} {name}'])}")
    expect("lists", found, expected)


def check_tipping(printed, headlines, observed):
    found = [numbers(plain(line)) for line in printed.strip().split("\n")]
    expected = [[round(t, 1), round(share, 1), round(observed, 1)] for t, share in headlines]
    expect("headlines", found, expected)


# By hand


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def said_of_charter(answers):
    """What each collectivité says about the charter: one answer each, counted here."""
    return {
        (row["type"], row["code"]): row["modality"]
        for row in table(answers)
        if row["question"] == "teletravail.charte"
    }


def shipped_frame():
    """The frame, from its columns: see SOURCES.md beside them. What is shortened stays so where nothing here needs it."""
    with gzip.open(RESOURCES + "collectivites-2025.columns.gz") as file:
        names, sizes, text = file.read().split(b"\n", 2)
    columns, at = {}, 0
    for name, size in zip(names.decode().split(";"), sizes.split(b";"), strict=True):
        columns[name] = text[at : at + int(size)].decode().splitlines()
        at += int(size)
    epci = iter(sorted(set(columns.pop("epci")[1:])))  # a character a row, then a list
    del columns["population"]  # likewise
    codes = columns["code"]
    for at, code in enumerate(codes):
        if code == "@":
            codes[at] = next(epci)
        elif code.startswith("+"):
            codes[at] = f"{codes[at - 1][:2]}{int(codes[at - 1][2:]) + int(code[1:] or 1):03}"
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def check_by_hand(said, figures):
    """The figures under each list of OPSN, from the frame, the list and the answers alone.

    A collectivité is inside when every département of its territory has an OPSN, outside when none has;
    others (part of a région, or no département) are unknown and stay out. Alsace (6AE) is 67 and 68.
    Adjusted: share inside x yes inside + share outside x yes outside.
    """
    frame = shipped_frame()
    operators = table(RESOURCES + "opsn.csv")
    alone = {"6AE": ["67", "68"]}
    of_region = {}
    for row in frame:
        if row["type"] == "COMMUNE":
            of_region.setdefault(row["region"], set()).add(row["departement"])
    for i, sources in enumerate(LISTS):
        served = {
            departement
            for row in operators
            if row["source"] in sources
            for departement in alone.get(row["departement"], [row["departement"]])
        }
        population, yes, base = [0, 0], [0, 0], [0, 0]
        for row in frame:
            code = row["code"] if row["type"] == "DEPARTEMENT" else row["departement"]
            territory = of_region[row["code"]] if row["type"] == "REGION" else alone.get(code, [code])
            inside = {departement in served for departement in territory if departement}
            if len(inside) == 1:
                (side,) = inside
                population[side] += 1
                modality = said.get((row["type"], row["code"]))
                if modality is not None:
                    base[side] += 1
                    yes[side] += modality == "OUI"
        share = population[1] / sum(population)
        adjusted = share * yes[1] / base[1] + (1 - share) * yes[0] / base[0]
        for what, counted in (
            ("share", 100 * share),
            ("inside", 100 * yes[1] / base[1]),
            ("outside", 100 * yes[0] / base[0]),
            ("adjusted", 100 * adjusted),
        ):
            same(f"list {i} {what}, by hand", figures[f"list {i} {what}"][0], counted, 1e-9)


def check_survey_by_hand(folder, figures):
    """The shares of the survey as drawn: weighted yes over weights, without the line that was refused."""
    counted = {}
    for wave in ("2024", "2025"):
        answers = [r for r in table(f"{folder}/enquete-{wave}-synthetic.csv") if r["charte"] in ("OUI", "NON", "NSP")]
        weights = [read(row["poids"]) for row in answers]
        yes = sum(w for w, row in zip(weights, answers, strict=True) if row["charte"] == "OUI")
        counted[wave] = 100 * yes / sum(weights)
    for name, wave in (("before", "2024"), ("after", "2025"), ("whole observed", "2025")):
        same(f"{name}, by hand", figures[name][0], counted[wave], 1e-9)
    # The other way round of the library: columns as they stand.
    same("charte, tirage, by hand", figures["design charte, tirage"][0], counted["2025"], 1e-9)


def main(notebook, folder, printed, copy):
    with open(notebook, encoding="utf-8") as file:
        content = json.load(file)
    with open(printed, encoding="utf-8", newline="") as file:
        lines = [(row[0], [float(f) for f in row[1:]]) for row in csv.reader(file, delimiter=";")]
    headlines = [figure for name, figure in lines if name == "headline"]
    figures = dict(lines)
    cells = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    for cell in cells:
        cell["metadata"].pop("execution", None)
        if "setup" in cell["metadata"].get("tags", []):
            cell["outputs"] = []
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                sys.exit("error in cell:\n" + "".join(cell["source"]) + "\n" + output["evalue"])
            if output.get("name") == "stderr":
                sys.exit("complaint in cell:\n" + "".join(cell["source"]) + "\n" + text(output))
    # What each cell drew, then what it printed.
    drawn = {
        cell["id"]: "".join(text(o) for o in cell["outputs"] if "text/html" in o.get("data", {})) for cell in cells
    }
    out = {cell["id"]: "".join(text(o) for o in cell["outputs"] if o.get("name") == "stdout") for cell in cells}
    pictures = [name for name, picture in drawn.items() if picture.startswith("<svg")]
    expect("pictures", pictures, ["groupes", "evolution", "edition", "carte"])

    expect("answers", numbers(out["enquete"].split("\n")[0]), figures["accepted"] + [1])
    if "enquete-2024-synthetic.csv:8: charte 'EN COURS': expected one of" not in out["enquete"]:
        sys.exit("the line that was refused is not told: " + out["enquete"])
    check_groups(drawn["groupes"], figures)
    check_change(drawn["evolution"], out["evolution"], figures)
    check_design(out["plan"], figures)
    check_regression(out["regression"], figures)
    check_edition(drawn["edition"], figures)
    check_flags(out["reserves"], figures)
    check_lists(out["listes"], figures)
    check_tipping(out["bascule"], headlines, figures["charter observed"][0])
    check_map(drawn["carte"], out["carte"], figures)
    check_survey_by_hand(folder, figures)
    charter = said_of_charter(f"{folder}/edition-synthetic.csv")
    expected = 100 * sum(modality == "OUI" for modality in charter.values()) / len(charter)
    same("charter, by hand", figures["charter observed"][0], expected, 1e-9)
    check_by_hand(charter, figures)

    shown = "\n".join(text(output) for cell in cells for output in cell["outputs"])
    identity = re.search(r"[\w.]+@[0-9a-f]{6,8}", shown)
    if identity:
        sys.exit(f"an output differs at every run: {identity[0]}")
    if "/home/" in shown or re.search(r"/(tmp|work|root)/", shown):
        sys.exit("an output names a folder of this machine")
    with open(notebook, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.write("\n")
    if copy == "--update":
        shutil.copy(notebook, "executed.ipynb")
    else:
        with open(copy, encoding="utf-8") as file:
            if said(json.load(file)) != said(content):
                sys.exit(f"{copy} says something else: run.sh --update, and look at what changed")
    print(f"notebook: {len(cells)} cells, {len(pictures)} pictures, {len(lines)} figures as the library prints them")


if __name__ == "__main__":
    main(*sys.argv[1:5])
