#!/usr/bin/env python3
"""Compares what Gossan writes with what other programs find in the same data.

    python Benchmarks/check/compare_outputs.py [path of the gossan binary]

Without a path GOSSAN is used, else .build/release/gossan. A survey is made up twice in a temporary folder, once in UTM
away from its central meridian and once in an equal-area system; with GOSSAN_DATA the iron and the washed bauxite
pipelines run as well. One line per comparison; the exit code is 1 when one of them fails.
"""

import os
import pathlib
import sys
import tempfile
import warnings

from comparisons import distances, files, nearest, prospects, regression, surfaces, weights
from comparisons.run import run_gossan
from comparisons.scorecard import Scorecard
from comparisons.survey import Survey

ROOT = pathlib.Path(__file__).resolve().parents[2]
UNITS = {
    "fault_metres": "m",
    "fault_cells": "m",
    "fault_density": "km/km2",
    "soil_density": "1/km2",
    "slope": "degrees",
}
# Name, system, west and south border. UTM 50 north is left by 4 degrees, where cells are 0.2 % too large.
SURVEYS = [("UTM", "EPSG:32650", 60_000, 2_500_000), ("equal area", "EPSG:3577", -1_200_000, -2_600_000)]


def main():
    binary = pathlib.Path(
        sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GOSSAN", ROOT / ".build/release/gossan")
    )
    os.environ.setdefault("GOSSAN_DATASETS", str(ROOT / "Datasets"))
    warnings.filterwarnings("ignore", message=".*will be updated.*")
    score = Scorecard()
    with tempfile.TemporaryDirectory() as temporary:
        for number, (name, crs, west, south) in enumerate(SURVEYS):
            folder = pathlib.Path(temporary) / str(number)
            folder.mkdir()
            survey = Survey(folder, crs, west, south, seed=number)
            run = run_gossan(binary.resolve(), survey.write(), folder / "out")
            print(f"-- {name}, {crs}", flush=True)
            if number == 0:
                distances.compare(score, survey, run)
                surfaces.compare(score, survey, run)
                nearest.compare(score, survey, run)
            weights.compare(score, survey, run)
            regression.compare(score, survey, run)
            prospects.compare(score, run, name, top_share=0.1, minimum_km2=0.2)
            prospects.nearest_known(score, survey, run, name)
            files.compare(score, run, name, UNITS)
        if "GOSSAN_DATA" in os.environ:
            compare_iron(score, binary.resolve(), pathlib.Path(temporary) / "iron")
            compare_bauxite(score, binary.resolve(), pathlib.Path(temporary) / "bauxite")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


def compare_iron(score, binary, folder):
    """The iron pipeline: the public maps of a real province."""
    print("-- iron, EPSG:28350", flush=True)
    run = run_gossan(binary, ROOT / "Pipelines/hamersley-iron.yaml", folder)
    prospects.compare(score, run, "iron", top_share=0.1, minimum_km2=0.5, joins_near=True)
    files.compare(score, run, "iron", {"fault_distance": "m", "fault_density": "km/km2", "slope_degrees": "degrees"})


def compare_bauxite(score, binary, folder):
    """The bauxite pipeline: ore outlines from drill holes, no maps."""
    print("-- bauxite, EPSG:31981", flush=True)
    run = run_gossan(binary, ROOT / "Pipelines/north-brazil-bauxite.yaml", folder)
    prospects.compare_outlines(score, run, "bauxite")
    files.compare(score, run, "bauxite")


if __name__ == "__main__":
    sys.exit(main())
