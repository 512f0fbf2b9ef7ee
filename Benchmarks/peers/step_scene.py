"""The data of the step benchmark: the same bytes for the same number of cells, every time.

usage: step_scene.py FOLDER CELLS
"""
import pathlib
import sys

import numpy as np
import rasterio
import shapely
from rasterio import features
from rasterio.transform import Affine
from scipy import ndimage

CRS = "EPSG:32628"
TARGET_CRS = "EPSG:32629"
CELL = 8.0
WEST, NORTH = 600_000.0, 1_300_000.0
TILED = {"driver": "GTiff", "tiled": True, "blockxsize": 512, "blockysize": 512, "count": 1, "BIGTIFF": "IF_SAFER"}


def write(path, values, cell=CELL, west=WEST, north=NORTH, crs=CRS, nodata=None):
    """One band, tiled, not compressed."""
    height, width = values.shape
    profile = {
        **TILED, "height": height, "width": width, "dtype": values.dtype.name, "crs": crs, "nodata": nodata,
        "transform": Affine(cell, 0, west, 0, -cell, north)}
    with rasterio.open(path, "w", **profile) as raster:
        raster.write(values, 1)


def noise(random, cells, width):
    """A smooth field of unit deviation whose bumps are about `width` cells wide; drawn coarsely where it is smooth."""
    step = max(1, int(width / 8))
    coarse = random.standard_normal((cells // step + 2, cells // step + 2), dtype=np.float32)
    coarse = ndimage.gaussian_filter(coarse, width / step, mode="wrap")
    if step > 1:
        coarse = ndimage.zoom(coarse, step, order=1)
    field = coarse[:cells, :cells]
    return (field - field.mean()) / field.std()


def polygons(random, count, cells):
    """Star-shaped zones that cover the scene about once together, and overlap."""
    radius = 0.55 * cells * CELL / np.sqrt(count)
    x = WEST + random.random(count) * cells * CELL
    y = NORTH - random.random(count) * cells * CELL
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    reach = radius * (0.6 + 0.8 * random.random((count, 24)))
    xs = x[:, None] + reach * np.cos(angles)
    ys = y[:, None] + reach * np.sin(angles)
    return [shapely.Polygon(np.c_[xs[i], ys[i]]) for i in range(count)]


def rasters(folder, random, cells):
    elevation = 400 + 120 * noise(random, cells, 400) + 15 * noise(random, cells, 40) + noise(random, cells, 2)
    gaps = noise(random, cells, 100) > 2.2
    write(folder / "dem.tif", np.where(gaps, np.float32(np.nan), elevation.astype(np.float32)), nodata=np.nan)
    speckle = noise(random, cells, 5)
    write(folder / "blobs.tif", (speckle > 0.6).astype(np.uint8))
    del speckle
    # Bumps of this width make about 64,000 polygons of five classes on 8192 x 8192 cells.
    field = noise(random, cells, 8)
    quantiles = np.quantile(field[::7, ::7], [0.2, 0.4, 0.6, 0.8])
    write(folder / "classes.tif", (np.digitize(field, quantiles) + 1).astype(np.uint8))


def faults(folder, random, cells):
    """Straight pieces with kinks, burnt where they touch a cell."""
    lines = []
    for _ in range(240):
        turns = random.normal(0, 0.3, 12).cumsum() + random.random() * 2 * np.pi
        steps = random.random(12) * 150 * CELL
        x = WEST + random.random() * cells * CELL + np.cumsum(steps * np.cos(turns))
        y = NORTH - random.random() * cells * CELL + np.cumsum(steps * np.sin(turns))
        lines.append(shapely.LineString(np.c_[x, y]))
    burnt = features.rasterize(
        lines, (cells, cells), transform=Affine(CELL, 0, WEST, 0, -CELL, NORTH), all_touched=True, dtype=np.uint8)
    write(folder / "faults.tif", burnt)


def zones(folder, random, cells):
    import geopandas

    for count in (100, 2000, 10000):
        frame = geopandas.GeoDataFrame(
            {"zone": np.arange(count)}, geometry=polygons(random, count, cells), crs=CRS)
        frame.to_file(folder / f"zones_{count}.gpkg", driver="GPKG")


def samples(folder, random, cells):
    """3,000 samples, and grids to bring them to."""
    side = cells * CELL
    x, y = WEST + random.random(3000) * side, NORTH - random.random(3000) * side
    value = 40 + 5 * np.sin(x / 5000) * np.cos(y / 7000) + random.standard_normal(3000)
    lines = [f"{a!r},{b!r},{c!r}\n" for a, b, c in zip(x.tolist(), y.tolist(), value.tolist())]
    (folder / "samples.csv").write_text("x,y,value\n" + "".join(lines))
    for name, parts in (("idw_grid", 4), ("kriging_grid", 8)):
        count = cells // parts
        write(folder / f"{name}.tif", np.zeros((count, count), np.uint8), cell=side / count)
    # 642 classes of distance over 3.1 million cells of 100 m x 100 m.
    height, width = 1722, 1800
    rows, columns = np.mgrid[0:height, 0:width]
    classes = np.minimum(641, (np.hypot(rows - 800, columns - 900) / 1.9).astype(np.int16)).astype(np.int16)
    write(folder / "distance_classes.tif", classes, cell=side / height)


def target(folder, cells):
    """The grid of the warped raster: cells of the same size that cover the scene in the next zone."""
    from rasterio.warp import transform_bounds

    west, _, _, north = transform_bounds(
        CRS, TARGET_CRS, WEST, NORTH - cells * CELL, WEST + cells * CELL, NORTH, densify_pts=50)
    write(
        folder / "target.tif", np.zeros((cells, cells), np.uint8), west=np.floor(west / CELL) * CELL,
        north=np.ceil(north / CELL) * CELL, crs=TARGET_CRS)


def make(folder, cells):
    """Makes all files of the scene; one named `complete` comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, part in enumerate((rasters, faults, zones, samples)):
        part(folder, np.random.default_rng([20250328, index]), cells)
    target(folder, cells)
    (folder / "complete").touch()


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
