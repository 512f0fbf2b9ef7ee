#!/usr/bin/env python3
"""The whole job, Gossan against the hand-written script that a geologist would use: CPU seconds, memory, and layer by layer.

usage: whole_job.py [--gossan BINARY] [--shared FOLDER] [--work FOLDER] [--runs N] SIZE [SIZE ...]

SIZE is Q, S, M or L (250, 1000, 5000, 15000 cells a side). Scenes come from make_scene.py in FOLDER/peers; the peer is
peer_pyscipy.py there, without its random forest, which Gossan does not have. Both write plain tiled GeoTIFF. Both run in turn,
N times each; medians are compared, since a machine's speed drifts.
"""
import argparse
import os
import pathlib
import re
import shutil
import sys

import numpy as np
import rasterio

sys.path.insert(0, os.path.dirname(__file__))
from measure import compare, median, run  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CELLS = {"Q": 250, "S": 1000, "M": 5000, "L": 15000}
# Targets of CPU and memory, by size: as many times less than the peer.
TARGETS = {"M": (6, 4), "L": (8, None)}

# Ours, the peer's, and why a difference is right where the two define something differently.
LAYERS = [
    ("dem_m", "dem", "copied"), ("mag_nt", "mag", "bilinear"), ("k", "rad_k", "bilinear"), ("th", "rad_th", "bilinear"),
    ("gravity", "grav", "bilinear"), ("clay_i", "clay", "bilinear"), ("dist", "dist", "exact distance to touched cells"),
    ("slope", "slope", "Horn; ours goes on beyond gaps and borders as gdaldem does, the script smears across gaps"),
    ("al2o3", "al2o3", "inverse distance, 16 nearest"), ("sio2", "sio2", "inverse distance, 16 nearest"),
    ("magmean", "magmean", "mean of 11 x 11 cells"), ("magstd", "magstd", "deviation of 11 x 11 cells"),
    ("dens", "dens", "ours: exact length of lines in the circle; the script: faulted cells in it, which double where lines run askew"),
]


def peer_script(shared, work):
    """The peer without random forests: steps 10 and 12 train and predict one, step 13 averages four models."""
    text = (shared / "peers" / "peer_pyscipy.py").read_text()
    for pattern, replacement in [
        (r"\n    rf = RandomForestClassifier\([^\n]*", ""),
        (r"\nwith step\(\"12_predict_rf\"[^\n]*", ""),
        (re.escape(' w += get("lr"); w += get("rf"); w /= 4;'), ' w += get("lr"); w /= 3;'),
    ]:
        text, count = re.subn(pattern, lambda _: replacement, text)
        if count != 1:
            sys.exit(f"peer_pyscipy.py has changed: {pattern} matches {count} times")
    path = work / "peer_without_forest.py"
    path.write_text(f"import sys; sys.path.insert(0, {str(shared / 'peers')!r})\n" + text)
    return path


def scene(shared, work, size):
    """The folder of a scene, made where it is not there."""
    folder = work / "scenes" / size
    if not (folder / "grid.json").exists():
        run([sys.executable, shared / "peers" / "make_scene.py", size, folder], log=work / "scene.log")
    return folder


def peak_of_steps(steps):
    """Peak MB of the script's last run: it resets the kernel's own figure at each step and notes the largest in its last row."""
    return float(steps.read_text().splitlines()[-1].split(",")[5])


def compare_layers(ours, theirs):
    """Prints the differences between the layers of both."""
    for name, peer, meaning in LAYERS:
        total, count, worst, disagree, scale = 0.0, 0, 0.0, 0, 0.0
        with rasterio.open(ours / f"{name}.tif") as a, rasterio.open(theirs / f"{peer}.tif") as b:
            for _, window in b.block_windows(1):
                x, y = a.read(1, window=window), b.read(1, window=window)
                known = np.isfinite(x) & np.isfinite(y)
                disagree += int((np.isfinite(x) != np.isfinite(y)).sum())
                if known.any():
                    difference = np.abs(x[known].astype(float) - y[known])
                    total += difference.sum()
                    count += known.sum()
                    worst = max(worst, difference.max())
                    scale = max(scale, np.abs(y[known]).max())
        print(
            f"  {name:<8} mean difference {total / max(1, count):.3g}, largest {worst:.3g} (values up to {scale:.4g}), "
            f"known in one only: {disagree} cells; {meaning}")


def tell_floor(ours, floor):
    """Prints how far the job is from decoding the inputs once and encoding the outputs once."""
    start = median([run([sys.executable, "-c", "import rasterio"]) for _ in ours], "cpu")
    least = median(floor, "cpu") - start
    print(
        f"  floor (inputs decoded once, outputs encoded once, by GDAL): {least:.2f} CPU s; "
        f"Gossan takes {median(ours, 'cpu') / least:.1f}x that", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gossan", default=ROOT / ".build/release/gossan", type=pathlib.Path)
    parser.add_argument("--shared", default=ROOT.parent / "shared", type=pathlib.Path)
    parser.add_argument("--work", default=ROOT / "out/benchmarks", type=pathlib.Path)
    parser.add_argument("--runs", default=3, type=int)
    parser.add_argument("sizes", nargs="+", choices=CELLS)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    script = peer_script(options.shared, options.work)
    for size in options.sizes:
        data = scene(options.shared, options.work, size)
        ours, theirs = options.work / "gossan" / size, options.work / "peer" / size
        cell = 60000 / CELLS[size]
        variables = {
            "SCENE": str(data), "CELL": f"{cell:g} m", "FOCAL": f"{5 * cell:g} m", "OUT": str(ours),
            "GOSSAN_DATASETS": str(ROOT / "Datasets")}
        results = {"gossan": [], "peer": []}
        for _ in range(options.runs):
            # A run would take over what an earlier one has kept in its folder.
            shutil.rmtree(ours, ignore_errors=True)
            results["gossan"].append(
                run([options.gossan, "run", HERE / "whole_job.yaml", "--quiet"], env=variables, log=options.work / "gossan.log"))
            steps = options.work / "steps.csv"
            measured = run(
                [sys.executable, script, data, theirs, size], log=options.work / "peer.log", env={"STEPS_CSV": str(steps)})
            measured.peak = max(measured.peak, peak_of_steps(steps))
            results["peer"].append(measured)
        cpu, memory = TARGETS.get(size, (None, None))
        compare(f"whole job {size}", results["gossan"], results["peer"], "script", cpu)
        tell_floor(results["gossan"], [
            run([sys.executable, HERE / "floor.py", data, ours / "maps", options.work / "floor"]) for _ in range(options.runs)])
        compare_layers(ours / "maps", theirs)


if __name__ == "__main__":
    main()
