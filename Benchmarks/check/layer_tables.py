#!/usr/bin/env python3
"""Makes Tests/Fixtures/layer_tables.json: small tables of evidence operations, worked out by other programs.

Needs numpy and scipy (PyPI). Run from the root of the repository: python3 Benchmarks/check/layer_tables.py
"""

import json
import pathlib
import sys

import numpy
import scipy
import scipy.integrate

OUTPUT = pathlib.Path("Tests/Fixtures/layer_tables.json")
tables = {}


def floats(name, source, values):
    """One flat table in row-major order, with what made it; missing as null."""
    plain = [None if v != v else float(v) for v in numpy.asarray(values, dtype=float).ravel()]
    tables[name] = {"source": source, "values": plain}


def densities():
    """Quartic kernels of lines and points over 10 x 8 cells of 2 (width) by 3 (height), origin (100, 224)."""
    from raster_tables import LINES, POINTS

    radius = 4.5
    centres = [numpy.array([101 + 2 * column, 222.5 - 3 * row]) for row in range(8) for column in range(10)]

    def kernel(place, centre):
        squared = numpy.sum((place - centre) ** 2) / radius**2
        return 3 / (numpy.pi * radius**2) * (1 - squared) ** 2 if squared < 1 else 0.0

    def along(a, b, centre):
        a, b = numpy.array(a), numpy.array(b)
        length = numpy.hypot(*(b - a))
        # where the segment enters and leaves the circle the kernel has kinks, which quad is told of
        foot = numpy.dot(centre - a, b - a) / length
        off = numpy.linalg.norm(a + (b - a) * foot / length - centre)
        half = numpy.sqrt(max(0, radius**2 - off**2))
        first, last = max(0, foot - half), min(length, foot + half)
        if first >= last:
            return 0
        value, error = scipy.integrate.quad(
            lambda t: kernel(a + (b - a) * t / length, centre), first, last, epsabs=1e-13, epsrel=1e-12
        )
        assert error < 1e-10
        return value

    lines = [1000 * sum(along(a, b, c) for line in LINES for a, b in zip(line, line[1:])) for c in centres]
    floats("lineQuartic", f"scipy {scipy.__version__} quad of the quartic kernel along each segment, km/km2.", lines)
    points = [1e6 * sum(kernel(numpy.array(p), c) for p in POINTS) for c in centres]
    floats("pointQuartic", f"numpy {numpy.__version__}: quartic kernel of each point, 1/km2.", points)


def main():
    densities()
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in tables.items())
    OUTPUT.write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
