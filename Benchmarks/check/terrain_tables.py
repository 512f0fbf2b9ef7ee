#!/usr/bin/env python3
"""Makes Tests/Fixtures/terrain_tables.json: terrain worked out by other programs.

Needs numpy, scipy, scikit-image and xdem (PyPI), gdaldem (gdal-bin), saga_cmd (saga) and grass (grass-core).
Run from the root of the repository: python3 Benchmarks/check/terrain_tables.py
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
import scipy
import scipy.ndimage
import skimage
import skimage.morphology
import xdem

OUTPUT = pathlib.Path("Tests/Fixtures/terrain_tables.json")
CELL = 30
ROWS, COLUMNS = 20, 24
tables = {}


def floats(name, source, values):
    """One flat table in row-major order, with what made it; missing as null."""
    flat = numpy.asarray(values, dtype=float).ravel()
    tables[name] = {"source": source, "values": [None if v != v else float(f"{v:.9g}") for v in flat]}


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def grid_file(path, values):
    rows, columns = values.shape
    header = f"ncols {columns}\nnrows {rows}\nxllcorner 0\nyllcorner 0\ncellsize {CELL}\nNODATA_value -9999\n"
    filled = numpy.where(numpy.isnan(values), -9999, values)
    path.write_text(header + "\n".join(" ".join(repr(float(v)) for v in row) for row in filled) + "\n")
    return path


def read_raster(path, shape):
    """The values of a file, cells on the border missing: programs differ there."""
    text = run("gdal_translate", "-q", "-ot", "Float64", "-of", "XYZ", path, "/vsistdout/")
    values = numpy.array([float(line.split()[2]) for line in text.splitlines()]).reshape(shape)
    inner = numpy.full(shape, numpy.nan)
    inner[1:-1, 1:-1] = values[1:-1, 1:-1]
    return numpy.where(inner <= -9999, numpy.nan, inner)


def hills(random):
    """Steep, bent ground without level places, in eighths of a metre, which single precision holds."""
    y, x = numpy.mgrid[0:ROWS, 0:COLUMNS].astype(float)
    ground = 800 + 60 * numpy.sin(x / 3.1) * numpy.cos(y / 2.7) + 4 * x - 3 * y + 6 * random.random(x.shape)
    return numpy.round(ground * 8) / 8


def derivatives(ground, folder):
    source = grid_file(folder / "hills.asc", ground)
    tiff = folder / "hills.tif"
    run("gdal_translate", "-q", "-a_srs", "EPSG:32650", "-ot", "Float64", source, tiff)
    version = re.search(r"SAGA Version: (\S+)", run("saga_cmd", "--version")).group(1)
    for method, name in ((3, "evans"), (6, "zevenbergenThorne")):
        slope, aspect = folder / f"slope{method}", folder / f"aspect{method}"
        run("saga_cmd", "ta_morphometry", 0, "-ELEVATION", tiff, "-SLOPE", f"{slope}.sgrd",
            "-ASPECT", f"{aspect}.sgrd", "-METHOD", method, "-UNIT_SLOPE", 1, "-UNIT_ASPECT", 1)  # fmt: skip
        by = f"SAGA {version}, Slope, Aspect, Curvature, method {method}; border left out."
        floats(f"{name}Slope", by, read_raster(f"{slope}.sdat", ground.shape))
        floats(f"{name}Aspect", by, read_raster(f"{aspect}.sdat", ground.shape))
    version = subprocess.run(["grass", "--version"], check=True, capture_output=True, text=True)
    version = re.search(r"GRASS GIS (\S+)", version.stdout + version.stderr).group(1)
    script = "r.in.gdal -o input=$1 output=z --quiet; g.region raster=z\n"
    for kind in ("profc", "planc"):
        script += f"r.param.scale input=z output={kind} method={kind} size=3 slope_tolerance=0 --quiet\n"
        script += f"r.out.gdal input={kind} output=$2/{kind}.tif type=Float64 --quiet\n"
    (folder / "curvature.sh").write_text(script)
    run("grass", "--tmp-location", "EPSG:32650", "--exec", "bash", folder / "curvature.sh", tiff, folder)
    by = f"GRASS {version}, r.param.scale size=3"
    floats("evansProfile", f"{by} method=profc.", read_raster(folder / "profc.tif", ground.shape))
    floats("evansContour", f"{by} method=planc, sign turned.", -read_raster(folder / "planc.tif", ground.shape))
    by = f"xdem {xdem.__version__}, surface_fit ZevenbergThorne, curv_method geometric, over 100"
    for name, kind in (("Profile", "profile"), ("Contour", "planform"), ("Tangential", "tangential")):
        curvature = xdem.terrain.get_terrain_attribute(
            ground, f"{kind}_curvature", resolution=CELL, surface_fit="ZevenbergThorne", curv_method="geometric"
        )
        floats(f"zevenbergenThorne{name}", f"{by}, {kind}_curvature.", curvature / 100)


def neighbourhoods(ground, folder):
    """Ground with gaps: by gdaldem where it has values, and by numpy over the cells that are known."""
    version = run("gdalinfo", "--version").split(",")[0]
    source = grid_file(folder / "gaps.asc", ground)
    commands = {
        "tpi": ["TPI"],
        "triRiley": ["TRI", "-alg", "Riley"],
        "triWilson": ["TRI", "-alg", "Wilson"],
        "roughness": ["roughness"],
    }
    for name, words in commands.items():
        target = folder / f"{name}.tif"
        run("gdaldem", words[0], "-q", source, target, *words[1:])
        floats(name, f"gdaldem {' '.join(words)}, {version}; missing beside gaps.", read_raster(target, ground.shape))
    by = f"scipy {scipy.__version__} generic_filter with numpy over the known cells"

    def around(function, footprint):
        result = scipy.ndimage.generic_filter(ground, function, footprint=footprint, mode="constant", cval=numpy.nan)
        return numpy.where(numpy.isnan(ground), numpy.nan, result)

    nine = numpy.ones((3, 3), bool)

    def differences(cells):
        others = numpy.delete(cells, 4) - cells[4]
        return others[~numpy.isnan(others)]

    floats("gapsRiley", f"{by}, eight times the mean square.",
           around(lambda c: numpy.sqrt(8 * numpy.mean(differences(c) ** 2)), nine))  # fmt: skip
    floats("gapsWilson", f"{by}, mean difference.", around(lambda c: numpy.mean(abs(differences(c))), nine))
    floats("gapsRoughness", f"{by}, greatest less least.", around(lambda c: numpy.nanmax(c) - numpy.nanmin(c), nine))
    for shape, footprint in footprints(3).items():
        centre = footprint.sum() // 2
        floats(f"{shape}Relief", f"{by}, radius 3.", around(lambda c: numpy.nanmax(c) - numpy.nanmin(c), footprint))
        floats(f"{shape}Tpi", f"{by}, radius 3, the cell itself left out.",
               around(lambda c: c[centre] - numpy.nanmean(numpy.delete(c, centre)), footprint))  # fmt: skip
        lowest = around(numpy.nanmin, footprint)
        smoothed = scipy.ndimage.generic_filter(
            lowest, numpy.nanmean, footprint=footprint, mode="constant", cval=numpy.nan
        )
        floats(f"{shape}AboveLowest", f"{by}, radius 3.", ground - lowest)
        floats(f"{shape}AboveBase", f"{by}, radius 3, the least smoothed by its mean.", ground - smoothed)


def footprints(radius):
    offset = numpy.arange(-radius, radius + 1)
    circle = offset[:, None] ** 2 + offset[None, :] ** 2 <= radius**2
    return {"square": numpy.ones((2 * radius + 1,) * 2, bool), "circle": circle}


def depressions(random):
    """Pits within pits, plateaus and gaps; the border and cells beside gaps drain."""
    rows, columns = 37, 45
    rough = scipy.ndimage.gaussian_filter(random.standard_normal((rows, columns)), 1.5)
    ground = numpy.round(40 * rough) / 2 + 100
    ground[5:12, 8:20] = 98.5
    ground[20:33, 24:41] -= 6
    ground[25:28, 30:34] -= 3
    ground[random.random(ground.shape) < 0.01] = numpy.nan
    low = -1e6
    mask = numpy.where(numpy.isnan(ground), low, ground)
    seed = numpy.full(mask.shape, mask.max())
    seed[0], seed[-1], seed[:, 0], seed[:, -1] = mask[0], mask[-1], mask[:, 0], mask[:, -1]
    seed[mask == low] = low
    filled = skimage.morphology.reconstruction(seed, mask, method="erosion", footprint=numpy.ones((3, 3)))
    floats("basins", "Elevation in metres, 45 columns by 37 rows, with gaps.", ground)
    floats("basinDepths", f"scikit-image {skimage.__version__} reconstruction by erosion, eight neighbours, less the elevation.",
           numpy.where(numpy.isnan(ground), numpy.nan, filled - mask))  # fmt: skip


def main():
    random = numpy.random.default_rng(20251125)
    ground = hills(random)
    floats("hills", f"Elevation in metres, {COLUMNS} columns by {ROWS} rows of {CELL} m.", ground)
    holed = numpy.where(random.random(ground.shape) < 0.06, numpy.nan, ground)
    floats("holedHills", "The same with gaps.", holed)
    with tempfile.TemporaryDirectory() as folder:
        derivatives(ground, pathlib.Path(folder))
        neighbourhoods(holed, pathlib.Path(folder))
    depressions(random)
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in tables.items())
    OUTPUT.write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
