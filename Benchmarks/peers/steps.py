#!/usr/bin/env python3
"""Every hot step against its best peer: CPU seconds, memory, agreement of the results, one thread and two.

usage: steps.py [--bench BINARY] [--work FOLDER] [--cells N] [--runs N] [STEP ...]

Gossan's step and the peer's run in turn, each in a process of its own, and medians are compared, since a machine's speed
drifts. Steps between numbers in memory count from data that is read to a result in memory, for both; steps from file to file
count the whole process, for both; zones and weights count the step with its reading.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
import step_checks as checks  # noqa: E402
import step_scene  # noqa: E402
from measure import run  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TILED = ["-co", "TILED=YES", "-co", "BLOCKXSIZE=512", "-co", "BLOCKYSIZE=512", "-co", "BIGTIFF=IF_SAFER"]


class Step:
    """A step, the peer, how many times less CPU Gossan is to take, and how the results are compared.

    `command` makes the command line of a peer that is a program; others live in step_peers.py. `threads` runs it with two
    threads too; `rate` is a least number of million cells per CPU second, `seconds` a greatest number of wall seconds.
    """

    def __init__(self, peer, target, check, command=None, threads=False, rate=None, seconds=None):
        self.peer, self.target, self.check, self.command = peer, target, check, command
        self.threads, self.rate, self.seconds = threads, rate, seconds


def polygonize(data, results):
    return ["gdal_polygonize.py", "-q", data / "classes.tif", results / "polygons.gpkg"]


def slope(data, results):
    return ["gdaldem", "slope", "-q", "-compute_edges", *TILED, data / "dem.tif", results / "slope.tif"]


def warp(name, tolerance):
    """gdalwarp onto the same grid; its tolerance is in cells."""

    def command(data, results):
        import rasterio

        with rasterio.open(data / "target.tif") as grid:
            box, cell = grid.bounds, grid.transform.a
        return [
            "gdalwarp", "-q", "-overwrite", "-r", "bilinear", "-t_srs", step_scene.TARGET_CRS, "-te", *map(str, box), "-tr",
            str(cell), str(cell), "-et", tolerance, "-dstnodata", "nan", "-wm", "512", *TILED, data / "dem.tif",
            results / f"{name}.tif"]

    return command


STEPS = {
    # Distances are single precision: half a unit in the last place of 20 km is 1e-3 m.
    "distance": Step("edt", 2, lambda a, b: checks.surface(a, b, "distance.bin", 2e-3, "m"), threads=True, rate=60),
    "components4": Step("cc3d", 2, lambda a, b: checks.numbering(a, b, "components4.bin")),
    "components8": Step("cc3d", 2, lambda a, b: checks.numbering(a, b, "components8.bin")),
    # The same with the numbers painted on the cells, which cc3d does and the program does not need.
    "components8-painted": Step("cc3d", None, lambda a, b: checks.numbering(a, b, "components8.bin")),
    "polygonize": Step(
        "gdal_polygonize", 10, lambda a, b: checks.polygons(a / "polygons.gpkg", b / "polygons.gpkg"), polygonize),
    # Both sum in double precision, in another order and with coverage worked out in another way.
    **{
        f"zonal-{n}": Step(
            "exactextract", 1, lambda a, b, n=n: checks.table(a, b, f"zones_{n}.csv", 1e-6, ("min", "max")), threads=True)
        for n in (100, 2000, 10000)
    },
    # gdaldem works the gradient out of the elevations themselves in single precision, Gossan of their differences; the
    # corners of the grid differ by definition.
    "slope": Step(
        "gdaldem", 3, lambda a, b: checks.raster(a / "slope.tif", b / "slope.tif", 2e-3, 1, "degrees"), slope, threads=True),
    # The script sums in single precision.
    "focal": Step("scipy", 3, lambda a, b: checks.surface(a, b, "focal.bin", 0.05, "m"), threads=True),
    "idw": Step("scipy", 6, lambda a, b: checks.surface(a, b, "idw.bin", 1e-4, "of values near 40"), threads=True),
    "kriging": Step("PyKrige", 5, lambda a, b: checks.surface(a, b, "kriging.bin", 1e-4, "of values near 40"), threads=True),
    "kriging-variance": Step(
        "PyKrige", 1, lambda a, b: checks.surface(a, b, "kriging-variance.bin", 1e-4, "of values near 40")),
    "weights": Step("numpy", None, lambda a, b: checks.table(a, b, "weights.csv", 1e-9), seconds=1),
    # Positions within 0.001 cell; the ground rises by at most a few metres per cell.
    "warp": Step(
        "gdalwarp -et 0.001", 1, lambda a, b: checks.raster(a / "warp.tif", b / "warp.tif", 0.05, 0, "m"),
        warp("warp", "0.001"), threads=True),
    "warp-exact": Step(
        "gdalwarp -et 0", 1, lambda a, b: checks.raster(a / "warp-exact.tif", b / "warp-exact.tif", 2e-3, 0, "m"),
        warp("warp-exact", "0"), threads=True),
}


def inside(command):
    """Runs a program that tells its own figures; the last line of its output."""
    found = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if found.returncode != 0:
        sys.exit(f"exit code {found.returncode} of {' '.join(map(str, command))}:\n{found.stderr}")
    return json.loads(found.stdout.splitlines()[-1])


def gossan(options, name, data, results, threads):
    command = [options.bench, name, "--data", data, "--results", results, "--threads", str(threads)]
    return inside(command)


def peer(name, step, data, results, threads):
    if not step.command:
        return inside([sys.executable, HERE / "step_peers.py", name, data, results, str(threads)])
    for left in results.glob(f"{name}*.*"):
        left.unlink()
    for left in results.glob("polygons.gpkg*"):
        left.unlink()
    whole = run([str(part) for part in step.command(data, results)], log=results.parent / "peer.log")
    return {"figures": {"cpuSeconds": whole.cpu, "wallSeconds": whole.wall, "peakMegabytes": whole.peak}}


def median(runs, figure):
    return statistics.median(one["figures"][figure] for one in runs)


def least(runs, figure):
    return min(one["figures"][figure] for one in runs)


def verdict(step, ours, theirs, cells):
    """The targets, met or missed, by medians."""
    ratio = median(theirs, "cpuSeconds") / median(ours, "cpuSeconds")
    words = [f"{ratio:.2f}x less CPU (least against least {least(theirs, 'cpuSeconds') / least(ours, 'cpuSeconds'):.2f}x)"]
    if step.target is not None:
        words.append(f"target {step.target:g}x {'met' if ratio >= step.target else 'MISSED'}")
    if step.rate is not None:
        rate = cells * cells / 1e6 / median(ours, "cpuSeconds")
        words.append(f"{rate:.0f} million cells per CPU s, target {step.rate} {'met' if rate >= step.rate else 'MISSED'}")
    if step.seconds is not None:
        wall = median(ours, "wallSeconds")
        words.append(f"{wall:.2f} s with reading, target below {step.seconds} s {'met' if wall < step.seconds else 'MISSED'}")
    return ", ".join(words)


def figures(runs):
    return (
        f"{median(runs, 'cpuSeconds'):8.2f} CPU s {median(runs, 'wallSeconds'):7.2f} s {median(runs, 'peakMegabytes'):6.0f} MB")


def agreement(name, options):
    """The comparison of the results, in a process of its own: the kernel counts a parent's memory to its children."""
    command = [sys.executable, __file__, "--work", options.work, "--check", name]
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


def measure(name, step, options, data):
    ours_folder, theirs_folder = options.work / "gossan", options.work / "peer"
    for folder in (ours_folder, theirs_folder):
        folder.mkdir(parents=True, exist_ok=True)
    ours, theirs, two = [], [], []
    for _ in range(options.runs):
        ours.append(gossan(options, name, data, ours_folder, 1))
        theirs.append(peer(name, step, data, theirs_folder, 1))
        if step.threads:
            two.append(gossan(options, name, data, options.work / "gossan", 2))
    print(f"{name:<17} gossan {figures(ours)}   {step.peer:<18} {figures(theirs)}   {verdict(step, ours, theirs, options.cells)}")
    print(f"{'':<17} {agreement(name, options)}")
    if two:
        speed = median(ours, "wallSeconds") / median(two, "wallSeconds")
        print(
            f"{'':<17} two threads {figures(two)}: {speed:.2f}x faster by the clock, "
            f"{median(two, 'cpuSeconds') / median(ours, 'cpuSeconds'):.2f}x the CPU; "
            f"{'the same sum' if two[0]['sum'] == ours[0]['sum'] else 'ANOTHER SUM'}")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=ROOT / ".build/release/gossan-bench", type=pathlib.Path)
    parser.add_argument("--work", default=ROOT / "out/benchmarks/steps", type=pathlib.Path)
    parser.add_argument("--cells", default=8192, type=int, help="cells a side")
    parser.add_argument("--runs", default=3, type=int)
    parser.add_argument("--check", choices=STEPS, metavar="STEP", help="compare results that are there, and no more")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"all, or some of {', '.join(STEPS)}")
    options = parser.parse_args()
    unknown = [name for name in options.steps if name not in STEPS]
    if unknown:
        parser.error(f"no such step: {', '.join(unknown)}")
    if options.check:
        print(STEPS[options.check].check(options.work / "gossan", options.work / "peer"))
        return
    data = options.work / str(options.cells)
    if not (data / "complete").exists():
        subprocess.run([sys.executable, HERE / "step_scene.py", data, str(options.cells)], check=True)
    for name in options.steps or STEPS:
        measure(name, STEPS[name], options, data)


if __name__ == "__main__":
    main()
