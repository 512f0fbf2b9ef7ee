#!/usr/bin/env python3
"""Makes Tests/Fixtures/layer_tables.json: small tables of evidence operations, worked out by other programs.

Needs numpy, scipy, mapclassify and jenkspy (PyPI). Run from the root of the repository: python3 Benchmarks/check/layer_tables.py
"""

import json
import pathlib
import sys

import numpy
import scipy
import scipy.integrate
import scipy.interpolate
import scipy.ndimage
import scipy.special
import scipy.stats

OUTPUT = pathlib.Path("Tests/Fixtures/layer_tables.json")
tables = {}


def floats(name, source, values):
    """One flat table in row-major order, with what made it; missing as null."""
    plain = [None if v != v else float(f"{v:.12g}") for v in numpy.asarray(values, dtype=float).ravel()]
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


def focal(random):
    """Statistics over wide neighbourhoods, with gaps; cells of 20 columns by 17 rows."""
    shape = (17, 20)
    by = f"scipy {scipy.__version__} ndimage"
    values = numpy.round(scipy.ndimage.gaussian_filter(random.random(shape), 2) * 300 + random.random(shape) * 5, 1)
    values = values.astype(numpy.float32).astype(float)
    values[random.random(shape) < 0.15] = numpy.nan
    values[:, 4] = values[6, :] = numpy.nan
    floats("focalValues", "Values with gaps, 20 columns by 17 rows.", values)
    codes = numpy.round(scipy.ndimage.gaussian_filter(random.random(shape), 1.2) * 40 - 15)
    codes[numpy.isnan(values)] = numpy.nan
    floats("focalCodes", "Codes of classes with the same gaps.", codes)
    for radius in (1, 5):
        offset = numpy.arange(-radius, radius + 1)
        square = numpy.ones((2 * radius + 1,) * 2, bool)
        circle = offset[:, None] ** 2 + offset[None, :] ** 2 <= radius**2
        for shape_name, footprint in (("square", square), ("circle", circle)):
            for name in ("mean", "std", "min", "max", "median"):
                result = scipy.ndimage.generic_filter(
                    values, getattr(numpy, f"nan{name}"), footprint=footprint, mode="constant", cval=numpy.nan
                )
                result[numpy.isnan(values)] = numpy.nan
                floats(f"focal_{name}_{shape_name}_{radius}", f"{by} generic_filter with numpy.nan{name}.", result)
            centre = int(footprint.ravel()[: footprint.size // 2].sum())

            def majority(around):
                own = around[centre]
                if own != own:
                    return numpy.nan
                found, number = numpy.unique(around[~numpy.isnan(around)], return_counts=True)
                best = found[number == number.max()]
                return own if own in best else best.min()

            floats(
                f"focal_majority_{shape_name}_{radius}",
                f"{by} generic_filter with numpy.unique; of ties the own code, otherwise the least.",
                scipy.ndimage.generic_filter(codes, majority, footprint=footprint, mode="constant", cval=numpy.nan),
            )
    known = ~numpy.isnan(values)
    for sigma, truncate in ((1.25, 4.0), (2.5, 2.0)):
        numerator, denominator = (
            scipy.ndimage.gaussian_filter(layer, sigma, truncate=truncate, mode="constant")
            for layer in (numpy.where(known, values, 0.0), known.astype(float))
        )
        result = numpy.where(known, numerator / denominator, numpy.nan)
        floats(
            f"focal_gaussian_{sigma}",
            f"{by} gaussian_filter of values over that of presence, truncate {truncate}.",
            result,
        )


def nearest(random):
    """The nearest of 40 samples to the centres of 12 x 9 cells of 10, origin (0, 90)."""
    places = numpy.round(random.random((40, 2)) * [140, 110] - 10, 1)
    values = numpy.round(random.random(40) * 100, 3)
    x, y = numpy.meshgrid(5 + 10 * numpy.arange(12), 85 - 10 * numpy.arange(9))
    floats("nearestX", "x of the samples.", places[:, 0])
    floats("nearestY", "y of the samples.", places[:, 1])
    floats("nearestSamples", "Values of the samples.", values)
    found = scipy.interpolate.NearestNDInterpolator(places, values)(x, y)
    floats("nearestValues", f"scipy {scipy.__version__} NearestNDInterpolator.", found)
    distance = numpy.hypot(x[..., None] - places[:, 0], y[..., None] - places[:, 1]).min(-1)
    floats("nearestWithin8", "The same within 8 m of a sample.", numpy.where(distance <= 8, found, numpy.nan))


def natural_breaks(random):
    """Fisher-Jenks classes of values with repeats, by two programs that must agree."""
    import jenkspy
    import mapclassify

    values = numpy.round(numpy.concatenate([random.lognormal(3, 0.8, 250), random.normal(150, 12, 70)]), 1)
    values = numpy.sort(values.astype(numpy.float32))
    floats("jenksValues", "Values, ascending.", values)
    for classes in (2, 3, 5, 8):
        upper = mapclassify.FisherJenks(values.astype(float), k=classes).bins
        assert numpy.allclose(upper, jenkspy.jenks_breaks(values.astype(float), n_classes=classes)[1:])
        floats(
            f"jenks_{classes}",
            f"mapclassify {mapclassify.__version__} FisherJenks and jenkspy: greatest value of each class.",
            upper,
        )


def transforms(random):
    """Changes of values, by numpy and scipy."""
    values = numpy.round(random.lognormal(2, 1, 60), 3).astype(numpy.float32).astype(float)
    by = f"numpy {numpy.__version__}"
    floats("transformValues", "Values.", values)
    low, high = numpy.quantile(values, [0.05, 0.9])
    floats("winsorized", f"{by} clip to the quantiles 0.05 and 0.9.", numpy.clip(values, low, high))
    floats("minMax", f"{by}: (x - min) / (max - min).", (values - values.min()) / (values.max() - values.min()))
    floats("sigmoid", f"scipy {scipy.__version__} special.expit(0.3 (x - 8)).", scipy.special.expit(0.3 * (values - 8)))
    floats("sigmoidFalling", "The same with a slope of -2.", scipy.special.expit(-2 * (values - 8)))
    logs = numpy.log(numpy.clip(values, low, high))
    floats("winsorLogZ", f"{by}: z-scores of the logarithms of the clipped values.", (logs - logs.mean()) / logs.std())


def breaks_and_ranks():
    """Classes of equal width and of equal numbers of distinct values, and shares of the cells below each value."""
    import mapclassify

    by = f"mapclassify {mapclassify.__version__}"
    repeated = numpy.array(tables["jenksValues"]["values"])
    distinct = numpy.unique(numpy.array(tables["transformValues"]["values"]))[:48]
    floats("distinctValues", "Values of transformValues, ascending and each once.", distinct)
    for classes in (2, 5, 7):
        floats(f"equal_{classes}", f"{by} EqualInterval: upper bounds.", mapclassify.EqualInterval(repeated, k=classes).bins)
    for classes in (2, 4, 6):
        found = mapclassify.Quantiles(distinct, k=classes).yb
        floats(f"quantile_{classes}", f"{by} Quantiles: class of each of distinctValues, from 0.", found)
    floats(
        "midRanks",
        f"scipy {scipy.__version__} stats.rankdata: (average rank - 1/2) / n of jenksValues.",
        (scipy.stats.rankdata(repeated, "average") - 0.5) / len(repeated),
    )


FORMULAS = {
    "(b - a) / (b + a)": lambda a, b, c: (b - a) / (b + a),
    "log10(a) + log(b) * exp(-c / 9)": lambda a, b, c: numpy.log10(a) + numpy.log(b) * numpy.exp(-c / 9),
    "sqrt(a ^ 2 + c ^ 2) - abs(c)": lambda a, b, c: numpy.sqrt(a**2 + c**2) - numpy.abs(c),
    "where(a > b and c >= 0, a, min(b, c))": lambda a, b, c: numpy.where((a > b) & (c >= 0), a, numpy.minimum(b, c)),
    "max(max(a, b), c) / c - 2 ^ -a": lambda a, b, c: numpy.maximum(numpy.maximum(a, b), c) / c - 2.0**-a,
}


def expressions(random):
    """Formulas over three layers of 40 cells; what is not finite is missing."""
    layers = [random.normal(3, 2, 40), random.lognormal(1, 1, 40), numpy.round(random.normal(0, 3, 40))]
    layers = [numpy.round(layer, 3).astype(numpy.float32).astype(float) for layer in layers]
    for name, layer in zip("abc", layers):
        floats(f"formula_{name}", "Values.", layer)
    with numpy.errstate(all="ignore"):
        for formula, evaluate in FORMULAS.items():
            result = evaluate(*layers)
            floats(formula, f"numpy {numpy.__version__}.", numpy.where(numpy.isfinite(result), result, numpy.nan))


def main():
    densities()
    natural_breaks(numpy.random.default_rng(1977))
    transforms(numpy.random.default_rng(1958))
    breaks_and_ranks()
    expressions(numpy.random.default_rng(1687))
    nearest(numpy.random.default_rng(7))
    focal(numpy.random.default_rng(20260101))
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in tables.items())
    OUTPUT.write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    sys.exit(main())
