"""Checks an executed notebook: no error, every output there, each number drawn that of the library.

Usage: check.py NOTEBOOK ANSWERS FIGURES COPY

FIGURES is what Figures.java printed: the library's own figures for the file ANSWERS. COPY is an
earlier execution that must say the same, or --update to write it to executed.ipynb. Empties the
output of the cell that loads jars, which names folders of the machine, and drops the timings: what is
left can be read anywhere.
"""

import base64
import csv
import gzip
import html
import json
import re
import shutil
import sys

RESOURCES = "../../core/src/main/resources/fr/barometre/population/"
LISTS = {"liste ANCT": {"anct"}, "listes ANCT et Déclic": {"anct", "declic"}}


def text(output):
    data = output.get("data", {})
    parts = [output.get("text", "")] + [data.get(kind, "") for kind in ("text/plain", "text/html")]
    return "".join("".join(part) for part in parts)


def said_of_charter(answers):
    """What each collectivité says about the charter: one answer each, counted here."""
    said = {}
    with open(answers, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["question"] == "teletravail.charte":
                said[(row["type"], row["code"])] = row["modality"]
    return said


def said(content):
    """What a notebook asks and answers, pictures apart."""
    return [
        ("".join(cell["source"]), [text(output) for output in cell.get("outputs", [])])
        for cell in content["cells"]
    ]


def same(what, drawn, expected, tolerance=0.0051):
    """Drawn numbers are written with two decimals."""
    if abs(drawn - expected) > tolerance:
        sys.exit(f"{what}: the notebook draws {drawn}, the library says {expected}")


def numbers(cell):
    return [float(number.replace(",", ".")) for number in cell.split(" ; ")]


def series(table):
    """The series of a picture by name, each with its x and its y, from the table under it."""
    rows = re.findall(r"<tr><th>([^<]*)</th><td>([^<]*)</td><td>([^<]*)</td></tr>", table)
    return {html.unescape(name): (numbers(x), numbers(y)) for name, x, y in rows}


def check_edition(drawn, figures):
    """The chart of the edition: an interval for each figure, at the height of its point."""
    codes = [name.split(" ", 1)[1] for name in figures if name.startswith("adjusted ")]
    if len(drawn) != 2 * len(codes) + 2:
        sys.exit(f"expected {2 * len(codes) + 2} series, got {sorted(drawn)}")
    for french, name in (("observé", "observed"), ("redressé", "adjusted")):
        points = {y: x for x, y in zip(*drawn[french])}
        for code in codes:
            value, low, high = figures[f"{name} {code}"]
            x, y = drawn[f"{french} {code}"]
            same(f"{name} {code}, lower bound", x[0], low)
            same(f"{name} {code}, upper bound", x[1], high)
            same(f"{name} {code}", points.pop(y[0]), value)
        if points:
            sys.exit(f"points of no figure: {points}")


def check_lists(drawn, figures):
    """The chart of OPSN lists: a line, an interval and a point for each."""
    if len(drawn) != 3 * len(LISTS):
        sys.exit(f"expected {3 * len(LISTS)} series, got {sorted(drawn)}")
    for i, name in enumerate(LISTS):
        share = figures[f"list {i} share"][0]
        value, low, high = figures[f"list {i} adjusted"]
        for what, x, y in (
            (name, (0, 100), (figures[f"list {i} outside"][0], figures[f"list {i} inside"][0])),
            ("intervalle, " + name, (share, share), (low, high)),
            ("redressé, " + name, (share,), (value,)),
        ):
            for got, expected in zip(drawn[what][0] + drawn[what][1], x + y, strict=True):
                same(what, got, expected)


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
    with open(RESOURCES + "opsn.csv", encoding="utf-8", newline="") as file:
        operators = list(csv.DictReader(file, delimiter=";"))
    alone = {"6AE": ["67", "68"]}
    of_region = {}
    for row in frame:
        if row["type"] == "COMMUNE":
            of_region.setdefault(row["region"], set()).add(row["departement"])
    for i, sources in enumerate(LISTS.values()):
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
        same(f"list {i}, share counted by hand", figures[f"list {i} share"][0], 100 * share, 1e-9)
        same(f"list {i}, adjusted by hand", figures[f"list {i} adjusted"][0], 100 * adjusted, 1e-9)


def main(notebook, answers, printed, copy):
    with open(notebook, encoding="utf-8") as file:
        content = json.load(file)
    with open(printed, encoding="utf-8", newline="") as file:
        figures = {row[0]: [float(f) for f in row[1:]] for row in csv.reader(file, delimiter=";")}
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
    shown = "\n".join(text(output) for cell in cells for output in cell["outputs"])

    # Section 2: the share of yes, counted here.
    charter = said_of_charter(answers)
    expected = sum(modality == "OUI" for modality in charter.values()) / len(charter)
    found = re.search(r"observed ([0-9.]+) adjusted ([0-9.]+) n ([0-9]+)", shown)
    if not found or abs(float(found[1]) - expected) > 5e-5 or int(found[3]) != len(charter):
        sys.exit(f"expected observed {expected:.4f} n {len(charter)}, got {found and found[0]}")
    same("adjusted charter", 100 * float(found[2]), figures["adjusted teletravail.charte"][0])
    if not 0 < float(found[2]) < float(found[1]):
        sys.exit("the adjusted figure should be lower: where there is an OPSN, more say yes")

    # Section 4: a row for each weighting, with one decimal.
    rows = re.findall(r"<td>([\d,]+) %</td><td>\[([\d,]+) ; ([\d,]+)\]</td>", shown)
    if len(rows) != 3:
        sys.exit(f"expected three weightings, got {rows}")
    for i, row in enumerate(rows, 1):
        for drawn, figure in zip(row, figures[f"weighting {i}"], strict=True):
            same(f"weighting {i}", float(drawn.replace(",", ".")), figure, 0.051)

    # Sections 5 and 6: pictures, each followed by a table of the numbers in it.
    pictures = [
        base64.b64decode("".join(output["data"]["image/png"]))
        for cell in cells
        for output in cell["outputs"]
        if "image/png" in output.get("data", {})
    ]
    if len(pictures) != 2 or not all(p.startswith(b"\x89PNG") and len(p) > 5000 for p in pictures):
        sys.exit(f"expected two pictures, got {[len(p) for p in pictures]}")
    tables = re.findall(r"<details>.*?Les nombres du dessin.*?</details>", shown, re.DOTALL)
    if len(tables) != len(pictures):
        sys.exit(f"expected a table under each picture, got {len(tables)}")
    check_edition(series(tables[0]), figures)
    check_lists(series(tables[1]), figures)
    check_by_hand(charter, figures)
    ends = re.search(r"Observé : ([\d,]+) %\. Redressé, d'une liste à l'autre : de ([\d,]+) à ([\d,]+) %", shown)
    adjusted = [figures[f"list {i} adjusted"][0] for i in range(len(LISTS))]
    wanted = (100 * expected, min(adjusted), max(adjusted))
    for drawn, figure in zip(ends.groups() if ends else (), wanted, strict=True):
        same("ends over the lists", float(drawn.replace(",", ".")), figure, 0.051)

    for wanted in ("0 refusées", "<svg", "OPSN_BIASED", "Redressement", "teletravail.charte"):
        if wanted not in shown:
            sys.exit(f"'{wanted}' is nowhere in the outputs")
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
    print(
        f"notebook: {len(cells)} cells, observed {found[1]}, adjusted {found[2]}, 2 pictures,"
        f" {len(figures)} figures as the library prints them"
    )


if __name__ == "__main__":
    main(*sys.argv[1:5])
