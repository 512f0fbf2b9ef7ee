#!/usr/bin/env python3
"""Runs one step with the best other program, in this process, and prints what it took as one line of JSON.

usage: step_peers.py STEP DATA RESULTS THREADS

The clock runs as it does in gossan-bench: from data in memory, or from files where the step reads them itself.
"""
import json
import pathlib
import resource
import sys
import time

import numpy as np


class Stopwatch:
    """Processor seconds (user and system) and wall seconds since it was made, and the peak memory of the process."""

    def __init__(self):
        self.cpu, self.wall = self.processor(), time.perf_counter()

    @staticmethod
    def processor():
        usage = resource.getrusage(resource.RUSAGE_SELF)
        return usage.ru_utime + usage.ru_stime

    def figures(self):
        # The kernel's `ru_maxrss` holds the parent's memory too.
        status = pathlib.Path("/proc/self/status").read_text()
        peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        return {
            "cpuSeconds": self.processor() - self.cpu, "wallSeconds": time.perf_counter() - self.wall,
            "peakMegabytes": peak / 1024}


def read(path):
    import rasterio

    with rasterio.open(path) as raster:
        return raster.read(1)


def centres(path):
    """Coordinates of the columns and of the rows of a grid."""
    import rasterio

    with rasterio.open(path) as raster:
        t = raster.transform
        return t.c + (np.arange(raster.width) + 0.5) * t.a, t.f + (np.arange(raster.height) + 0.5) * t.e


def samples(data):
    return np.loadtxt(data / "samples.csv", delimiter=",", skiprows=1)


def distance(data, results, threads):
    import edt

    empty = read(data / "faults.tif") == 0
    watch = Stopwatch()
    metres = edt.edt(empty, anisotropy=(8.0, 8.0), black_border=False, parallel=threads)
    figures = watch.figures()
    metres.tofile(results / "distance.bin")
    return figures, int(metres.size), float(metres.sum(dtype=np.float64))


def components(data, results, connectivity):
    import cc3d

    blobs = read(data / "blobs.tif")
    watch = Stopwatch()
    labels, count = cc3d.connected_components(blobs, connectivity=connectivity, return_N=True)
    figures = watch.figures()
    labels.astype(np.uint32).tofile(results / f"components{connectivity}.bin")
    return figures, int(count), float((labels > 0).sum())


def zonal(data, results, name):
    """exactextract with the faster of its strategies, which the number of zones decides."""
    import exactextract
    import geopandas

    strategy = "feature-sequential" if name == "zones_100" else "raster-sequential"
    watch = Stopwatch()
    table = exactextract.exact_extract(
        str(data / "dem.tif"), geopandas.read_file(data / f"{name}.gpkg"), ["count", "mean", "stdev", "min", "max"], output="pandas",
        strategy=strategy)
    figures = watch.figures()
    table.to_csv(results / f"{name}.csv", index=False)
    return figures, len(table), float(table["mean"].sum())


def focal(data, results):
    from scipy import ndimage

    values = read(data / "dem.tif")
    watch = Stopwatch()
    known = np.isfinite(values)
    share = ndimage.uniform_filter(known.astype("f4"), 11, mode="constant")
    filled = np.where(known, values, 0).astype("f4")
    mean = np.where(known, ndimage.uniform_filter(filled, 11, mode="constant") / np.maximum(share, 1e-6), np.nan)
    figures = watch.figures()
    mean.astype("f4").tofile(results / "focal.bin")
    return figures, int(known.sum()), float(np.nansum(mean, dtype=np.float64))


def idw(data, results, threads):
    from scipy.spatial import cKDTree

    points = samples(data)
    x, y = centres(data / "idw_grid.tif")
    value = points[:, 2]
    watch = Stopwatch()
    tree = cKDTree(points[:, :2])
    found = np.empty((len(y), len(x)), "f4")
    rows = max(1, 500_000 // len(x))
    for first in range(0, len(y), rows):
        part = y[first:first + rows]
        place = np.empty((len(part) * len(x), 2))
        place[:, 0], place[:, 1] = np.tile(x, len(part)), np.repeat(part, len(x))
        far, index = tree.query(place, k=16, workers=threads)
        weight = 1 / np.maximum(far, 1e-9) ** 2
        found[first:first + rows] = ((weight * value[index]).sum(1) / weight.sum(1)).reshape(-1, len(x))
    figures = watch.figures()
    found.tofile(results / "idw.bin")
    return figures, int(found.size), float(found.sum(dtype=np.float64))


def kriging(data, results, name):
    """PyKrige's compiled back end; the range of its exponential model is three times the parameter of exp(-h/a)."""
    from pykrige.ok import OrdinaryKriging

    points = samples(data)
    x, y = centres(data / "kriging_grid.tif")
    watch = Stopwatch()
    model = OrdinaryKriging(
        points[:, 0], points[:, 1], points[:, 2], variogram_model="exponential",
        variogram_parameters={"psill": 25.0, "range": 9000.0, "nugget": 1.0})
    found, _ = model.execute("grid", x, y, backend="C", n_closest_points=16)
    figures = watch.figures()
    np.asarray(found, "f4").tofile(results / f"{name}.bin")
    return figures, int(found.size), float(np.asarray(found, "f4").sum(dtype=np.float64))


def weights(data, results):
    """Cumulative weights of evidence with numpy: the best cut by studentized contrast (Bonham-Carter 1994, chapter 9)."""
    watch = Stopwatch()
    import rasterio

    with rasterio.open(data / "distance_classes.tif") as raster:
        classes, t = raster.read(1), raster.transform
    points = samples(data)[:258]
    column, row = ((points[:, 0] - t.c) / t.a).astype(int), ((points[:, 1] - t.f) / t.e).astype(int)
    units = np.bincount(classes.ravel()) * (t.a * -t.e) / 1e6
    deposits = np.bincount(classes[row, column], minlength=len(units)).astype(float)
    inside, n = units.cumsum()[:-1], deposits.cumsum()[:-1]
    total, all_deposits = units.sum(), deposits.sum()
    with np.errstate(all="ignore"):
        barren, all_barren = inside - n, total - all_deposits
        plus = np.log(n / all_deposits / (barren / all_barren))
        minus = np.log((all_deposits - n) / all_deposits / ((all_barren - barren) / all_barren))
        variance = 1 / n + 1 / barren + 1 / (all_deposits - n) + 1 / (all_barren - barren)
        studentized = (plus - minus) / np.sqrt(variance)
    best = int(np.nanargmax(np.where(np.isfinite(studentized), studentized, -np.inf)))
    figures = watch.figures()
    contrast = float((plus - minus)[best])
    (results / "weights.csv").write_text(f"contrast,studentized\n{contrast!r},{float(studentized[best])!r}\n")
    return figures, int((units > 0).sum()), contrast


def main():
    step, data, results, threads = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), int(sys.argv[4])
    steps = {
        "distance": lambda: distance(data, results, threads),
        "components4": lambda: components(data, results, 4),
        "components8": lambda: components(data, results, 8),
        "components8-painted": lambda: components(data, results, 8),
        "zonal-100": lambda: zonal(data, results, "zones_100"),
        "zonal-2000": lambda: zonal(data, results, "zones_2000"),
        "zonal-10000": lambda: zonal(data, results, "zones_10000"),
        "focal": lambda: focal(data, results),
        "idw": lambda: idw(data, results, threads),
        "kriging": lambda: kriging(data, results, "kriging"),
        "kriging-variance": lambda: kriging(data, results, "kriging-variance"),
        "weights": lambda: weights(data, results),
    }
    figures, count, total = steps[step]()
    print(json.dumps({"step": step, "threads": threads, "figures": figures, "count": count, "sum": total}))


if __name__ == "__main__":
    main()
