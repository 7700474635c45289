"""Checks an executed notebook: no error, every output there, its figures those of the answers.

Usage: check.py NOTEBOOK ANSWERS COPY, the copy being an earlier execution that must say the same, or
--update to write it to executed.ipynb. Empties the output of the cell that loads jars, which names
folders of the machine, and drops the timings: what is left can be read anywhere.
"""

import base64
import csv
import json
import re
import shutil
import sys


def text(output):
    data = output.get("data", {})
    parts = [output.get("text", "")] + [data.get(kind, "") for kind in ("text/plain", "text/html")]
    return "".join("".join(part) for part in parts)


def share_of_yes(answers):
    """The share of OUI among the answers about the charter, one a collectivité, counted here."""
    said = {}
    with open(answers, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["question"] == "teletravail.charte":
                said[(row["type"], row["code"])] = row["modality"]
    return sum(m == "OUI" for m in said.values()) / len(said), len(said)


def said(content):
    """What a notebook asks and answers, pictures apart."""
    return [
        ("".join(cell["source"]), [text(output) for output in cell.get("outputs", [])])
        for cell in content["cells"]
    ]


def main(notebook, answers, copy):
    with open(notebook, encoding="utf-8") as file:
        content = json.load(file)
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

    found = re.search(r"observed ([0-9.]+) adjusted ([0-9.]+) n ([0-9]+)", shown)
    expected, size = share_of_yes(answers)
    if not found or abs(float(found[1]) - expected) > 5e-5 or int(found[3]) != size:
        sys.exit(f"expected observed {expected:.4f} n {size}, got {found and found[0]}")
    if not 0 < float(found[2]) < float(found[1]):
        sys.exit("the adjusted figure should be lower: where there is an OPSN, more say yes")
    pictures = [
        base64.b64decode("".join(output["data"]["image/png"]))
        for cell in cells
        for output in cell["outputs"]
        if "image/png" in output.get("data", {})
    ]
    if len(pictures) != 2 or not all(p.startswith(b"\x89PNG") and len(p) > 5000 for p in pictures):
        sys.exit(f"expected two pictures, got {[len(p) for p in pictures]}")
    for wanted in ("0 refusées", "<svg", "OPSN_BIASED", "Redressement", "teletravail.charte"):
        if wanted not in shown:
            sys.exit(f"'{wanted}' is nowhere in the outputs")
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
    print(f"notebook: {len(cells)} cells, observed {found[1]}, adjusted {found[2]}, 2 pictures")


if __name__ == "__main__":
    main(*sys.argv[1:4])
