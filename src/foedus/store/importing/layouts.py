"""How each public event data set is laid out: which column holds what. Facts from their codebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from foedus.store.importing.codes import StateSystem

ActSystem = Literal["cameo", "plover", "none"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A data set of dyadic events.

    columns: our name -> the file's; ours are id, date, source, target, code, type, quad, score, reports,
    origins; date, source and target are needed. names: the columns of a file without a header, in order.
    date_format: of the date column. states, acts: how states and acts are coded. quoted: whether cells
    may stand in quotation marks. coverage: what the data set spans, where files are slices of it.
    """

    name: str
    columns: Mapping[str, str]
    separator: str = ","
    names: tuple[str, ...] = ()
    date_format: str = "%Y-%m-%d"
    states: StateSystem = "iso3"
    acts: ActSystem = "cameo"
    quoted: bool = True
    source: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)


_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_HEAD = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip
_PLACES = ("Actor1Geo", "Actor2Geo", "ActionGeo")

GDELT2_COLUMNS = (
    *_HEAD, *(f"{place}_{part}" for place in _PLACES for part in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
GDELT1_COLUMNS = (
    *_HEAD, *(f"{place}_{part}" for place in _PLACES for part in _GEO if part != "ADM2Code"),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

_GDELT = {
    "id": "GLOBALEVENTID", "date": "SQLDATE", "source": "Actor1CountryCode", "target": "Actor2CountryCode",
    "code": "EventCode", "quad": "QuadClass", "score": "GoldsteinScale", "reports": "NumMentions",
    "origins": "NumSources",
}  # fmt: skip

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "gdelt2", _GDELT, "\t", GDELT2_COLUMNS, "%Y%m%d", "cameo", quoted=False,
            source="GDELT Event Codebook V2.0, 2015",
        ),
        Layout(
            "gdelt1", _GDELT, "\t", GDELT1_COLUMNS, "%Y%m%d", "cameo", quoted=False,
            source="GDELT Data Format Codebook V1.03, 2013",
        ),
        Layout(
            "icews",
            {"id": "Event ID", "date": "Event Date", "source": "Source Country", "target": "Target Country",
             "code": "CAMEO Code", "score": "Intensity"},
            "\t", states="name", source="ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075",
        ),
        Layout(
            "polecat",
            {"id": "Event ID", "date": "Event Date", "source": "Actor Country", "target": "Recipient Country",
             "type": "Event Type", "score": "Intensity"},
            "\t", states="name", acts="plover",
            source="POLECAT Weekly Data, Harvard Dataverse, doi:10.7910/DVN/AJGVIT",
        ),
        Layout(
            "phoenix",
            {"id": "eid", "date": "story_date", "source": "source_root", "target": "target_root",
             "code": "code", "quad": "quad_class", "score": "goldstein"},
            date_format="%m/%d/%Y", states="cameo",
            source="Cline Center Historical Phoenix Event Data, codebook 1.3.0, 2019",
        ),
    )
}  # fmt: skip
