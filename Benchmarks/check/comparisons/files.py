"""Whether GDAL, rio-cogeo, frictionless and an XML reader accept the files without a word."""

import json
import pathlib
import sqlite3
import subprocess
from xml.etree import ElementTree

import frictionless
import rasterio
import rasterio.shutil
from rio_cogeo.cogeo import cog_validate

from .scorecard import largest


def compare(score, run, name, units=None):
    cogs(score, run, name, units or {})
    opened(score, run, name)
    styles(score, run, name)
    package(score, run, name)


def cogs(score, run, name, units):
    invalid, lacking, unlike = [], [], []
    for map in run.maps():
        path = run.folder / f"maps/{map}.tif"
        is_valid, errors, warnings = cog_validate(path, strict=True)
        invalid += [f"{map}: {message}" for message in errors + warnings] if not is_valid or warnings else []
        with rasterio.open(path) as raster:
            tags = raster.tags(1)
            if raster.nodata is None:
                lacking.append(f"{map}: nodata")
            if max(raster.shape) > 512 and not raster.overviews(1):
                lacking.append(f"{map}: overviews")
            lacking += [f"{map}: {key}" for key in STATISTICS if key not in tags]
            if units.get(map, raster.units[0]) != raster.units[0]:
                lacking.append(f"{map}: unit {units[map]}, not {raster.units[0]}")
            if raster.descriptions[0] is None:
                lacking.append(f"{map}: description")
        values = run.map(map)
        values = values[values == values]
        theirs = [values.min(), values.max(), values.mean(), values.std()]
        scale = max(abs(theirs[0]), abs(theirs[1]), 1e-12)
        if largest([(float(tags.get(key, "nan")) - value) / scale for key, value in zip(STATISTICS, theirs)]) > 1e-7:
            unlike.append(f"{map}: {[tags.get(key) for key in STATISTICS]} against {theirs}")
    score.holds(f"{name}, {len(run.maps())} maps, rio-cogeo strict", invalid)
    score.holds(f"{name}, nodata, units, descriptions, statistics, overviews are there", lacking)
    score.holds(f"{name}, statistics of the maps, numpy", unlike)


STATISTICS = ["STATISTICS_MINIMUM", "STATISTICS_MAXIMUM", "STATISTICS_MEAN", "STATISTICS_STDDEV"]


def opened(score, run, name):
    said = []
    rasters = sorted((run.folder / "maps").glob("*.tif"))
    vectors = [run.folder / "prospects.geojson", run.folder / "prospects.gpkg"]
    for command, files in [(["gdalinfo", "-checksum"], rasters), (["ogrinfo", "-al"], vectors)]:
        for file in files:
            result = subprocess.run([*command, file], capture_output=True, text=True)
            words = result.stderr.strip() or ("" if result.returncode == 0 else f"exit code {result.returncode}")
            said += [f"{file.name}: {words}"] if words else []
    score.holds(f"{name}, gdalinfo and ogrinfo without a warning", said)


def styles(score, run, name):
    """The default style is XML that ends where it should; whether QGIS draws it, only QGIS can tell."""
    with sqlite3.connect(run.folder / "prospects.gpkg") as database:
        rows = database.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault FROM layer_styles").fetchall()
    problems = [] if [row[4] for row in rows] == [1] else [f"{len(rows)} styles, default {[row[4] for row in rows]}"]
    for table, column, qml, sld, _ in rows:
        problems += [] if (table, column) == ("prospects", "geom") else [f"style of {table}.{column}"]
        renderer = ElementTree.fromstring(qml).find("renderer-v2")
        problems += [] if renderer is not None and renderer.get("type") == "graduatedSymbol" else ["no graduatedSymbol"]
        ElementTree.fromstring(sld)
    score.holds(f"{name}, style of the GeoPackage", problems)


def package(score, run, name):
    """Every table against the types and keys that datapackage.json declares."""
    declared = json.loads((run.folder / "datapackage.json").read_text())["resources"]
    beside = {path.name for path in pathlib.Path(run.folder).glob("*.csv")}
    undeclared = beside - {resource["path"] for resource in declared}
    report = frictionless.validate(str(run.folder / "datapackage.json"))
    problems = [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors]
    problems += [error.message for error in report.errors] + [f"{file} is not declared" for file in sorted(undeclared)]
    score.holds(f"{name}, frictionless on datapackage.json, {len(declared)} tables", problems)
