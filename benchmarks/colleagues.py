"""Do the libraries of colleagues' tools read what `foedus export` wrote?

    python -m benchmarks.colleagues FOLDER

FOLDER holds stix.json and followthemoney.jsonl. Needs stix2, stix2-validator and followthemoney, which foedus
itself does not: run it with a Python that has them. Ends non-zero if anything is at odds with their models.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import hash_of, print_line, stop

ADVICE = {
    "103": "ids are uuid5, so that exporting twice gives the same bundle",
    "302": "what lies at an article's address is not kept, so it has no hash",
}
"""Advice of STIX (what a bundle should do) that is not taken, by the validator's number, and why."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    stix, lines = folder / "stix.json", folder / "followthemoney.jsonl"
    for path in (stix, lines):
        if not path.is_file():
            stop(f"{path}: no such file; write it with foedus export --out {folder}")
    begun = time.perf_counter()
    try:
        faults = [*_check_bundle(stix), *_check_entities(lines)]
    except ImportError as error:
        stop(f"{error.name} is not there; run this with a Python that has stix2-validator and followthemoney")
    counted = Counter(faults)
    objects = len(json.loads(stix.read_text(encoding="utf-8"))["objects"])
    entities = len(lines.read_text(encoding="utf-8").splitlines())
    print_line(
        "colleagues",
        n=objects + entities,
        seconds=time.perf_counter() - begun,
        sha256=hash_of(folder),
        stix_objects=objects,
        entities=entities,
        faults=sum(counted.values()),
    )
    if counted:
        stop("\n".join(f"{count} × {fault}" for fault, count in sorted(counted.items())))


def _check_bundle(path: Path) -> Iterator[str]:
    """What the STIX library refuses, and what the committee's validator finds, its advice included."""
    import stix2
    from stix2validator import ValidationOptions, validate_file

    text = path.read_text(encoding="utf-8")
    bundle = stix2.parse(text, allow_custom=False)
    if json.loads(bundle.serialize()) != json.loads(text):
        yield "STIX: the library writes another bundle than it read"
    for result in validate_file(str(path), ValidationOptions(version="2.1")).object_results:
        yield from (f"STIX: {error}" for error in result.errors)
        for warning in map(str, result.warnings):
            if not any(f"{{{number}}}" in warning for number in ADVICE):
                yield f"STIX: {warning}"


def _check_entities(path: Path) -> Iterator[str]:
    """Unknown or missing properties, values the model would clean otherwise, links to nothing."""
    from followthemoney import model

    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    proxies = {entity["id"]: model.get_proxy(entity, cleaned=False) for entity in raw}
    for entity in raw:
        proxy = proxies[entity["id"]]
        yield from (
            f"{proxy.schema.name}: unknown property {name}"
            for name in entity["properties"]
            if name not in proxy.schema.properties
        )
        proxy.schema.validate(entity)
        for prop in proxy.iterprops():
            yield from _check_values(proxy, prop, proxies)


def _check_values(proxy: Any, prop: Any, proxies: dict[str, Any]) -> Iterator[str]:
    for value in proxy.get(prop):
        at = f"{proxy.schema.name}.{prop.name}"
        if prop.type.clean(value, proxy=proxy) != value:
            yield f"{at}: the model would make {prop.type.clean(value, proxy=proxy)!r} of {value!r}"
        if prop.type.name != "entity":
            continue
        if value not in proxies:
            yield f"{at}: {value} is not there"
        elif prop.range and not proxies[value].schema.is_a(prop.range):
            yield f"{at}: {proxies[value].schema.name} is no {prop.range.name}"


if __name__ == "__main__":
    main()
