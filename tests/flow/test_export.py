"""`foedus export`, from articles to files that other tools read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.errors import MeasureError, UsageError
from foedus.flow.export import FORMATS, asked_formats, export_case
from foedus.model.document import Document
from foedus.settings import Case
from foedus.store.colleagues.followthemoney import read_followthemoney
from foedus.store.colleagues.networks import read_gexf, read_graphml
from foedus.store.colleagues.stix import read_stix
from foedus.store.colleagues.tables import acts_of, read_table
from foedus.store.database import Store
from tests.flow.running import foedus, write_article


def test_formats_are_checked_before_any_work() -> None:
    assert asked_formats(()) == FORMATS
    assert asked_formats(("csv", "stix", "csv")) == ("stix", "csv")
    with pytest.raises(UsageError, match="did you mean 'geojson'"):
        asked_formats(("geojsn",))


def test_network_is_left_out_where_there_is_none_unless_asked_by_name(tmp_path: Path) -> None:
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([Document("d1", "Nobody did anything.")])
        written = export_case(store, Case(title="empty"), tmp_path)
        assert not [path for path in written if path.stem == "network"]
        with pytest.raises(MeasureError):
            export_case(store, Case(title="empty"), tmp_path, formats=["gexf"])


@pytest.mark.slow
def test_every_format_tells_of_the_same_events(tmp_path: Path) -> None:
    write_article(tmp_path / "articles" / "one.md")
    out = tmp_path / "out"
    done = foedus("export", tmp_path / "articles", "--out", out)
    assert done.returncode == 0, done.stderr
    events = acts_of(read_table(out / "events.parquet"))
    assert events and events == acts_of(read_table(out / "events.csv"))
    lines = (out / "followthemoney.jsonl").read_text(encoding="utf-8").splitlines()
    assert read_followthemoney(lines).events == events
    claims = acts_of(read_table(out / "claims.csv"))
    assert read_stix((out / "stix.json").read_text(encoding="utf-8")).claims == claims
    assert json.loads((out / "events.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    for read, name in ((read_graphml, "network.graphml"), (read_gexf, "network.gexf")):
        graph = read((out / name).read_text(encoding="utf-8"))
        assert graph.nodes["NOR"]["label"] == "Norway" and graph.has_edge("NOR", "SWE")
