"""Whether GDAL, rio-cogeo, frictionless and an XML reader accept the files without a word."""

import json
import pathlib
import sqlite3
import subprocess
from xml.etree import ElementTree

import frictionless
import numpy
import rasterio
from rio_cogeo.cogeo import cog_validate

from .scorecard import largest

STATISTICS = ["STATISTICS_MINIMUM", "STATISTICS_MAXIMUM", "STATISTICS_MEAN", "STATISTICS_STDDEV"]


def compare(score, run, name, units=None):
    if run.maps():
        cogs(score, run, name, units or {})
    opened(score, run, name)
    styles(score, run, name)
    package(score, run, name)


def cogs(score, run, name, units):
    invalid, lacking, unlike = [], [], []
    for map in run.maps():
        path = run.folder / f"maps/{map}.tif"
        _, errors, warnings = cog_validate(path, strict=True)
        invalid += [f"{map}: {message}" for message in errors + warnings]
        with rasterio.open(path) as raster:
            lacking += [f"{map}: {what}" for what in lacking_metadata(raster, units.get(map))]
            tags = raster.tags(1)
        unlike += [f"{map}: {what}" for what in unlike_statistics(tags, run.map(map))]
    score.holds(f"{name}, {len(run.maps())} maps, rio-cogeo strict", invalid)
    score.holds(f"{name}, nodata, units, descriptions, statistics, overviews are there", lacking)
    score.holds(f"{name}, statistics of the maps, numpy", unlike)


def lacking_metadata(raster, unit):
    tags = raster.tags(1)
    lacking = [key for key in STATISTICS if key not in tags]
    lacking += ["nodata"] if raster.nodata is None else []
    lacking += ["overviews"] if max(raster.shape) > 512 and not raster.overviews(1) else []
    lacking += ["description"] if raster.descriptions[0] is None else []
    return lacking + ([f"unit {unit}, not {raster.units[0]}"] if unit and unit != raster.units[0] else [])


def unlike_statistics(tags, values):
    values = values[~numpy.isnan(values)]
    theirs = [values.min(), values.max(), values.mean(), values.std()]
    ours = [float(tags.get(key, "nan")) for key in STATISTICS]
    difference = (numpy.array(ours) - theirs) / max(abs(theirs[0]), abs(theirs[1]), 1e-12)
    # A figure that is not there is as bad as one that is wrong.
    return [] if (numpy.abs(difference) <= 1e-7).all() else [f"{ours} against {theirs}"]


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
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault FROM layer_styles"
        ).fetchall()
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
