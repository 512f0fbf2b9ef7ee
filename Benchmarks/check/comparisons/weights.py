"""Weights of evidence, worked out again with numpy from the published maps and the deposits.

Formulas: Bonham-Carter (1994), Geographic Information Systems for Geoscientists, chapter 9.
"""

import re

import numpy
import pandas

from .scorecard import beyond_single_precision, largest, relative
from .survey import HOST_BREAKS

UNIT_KM2 = 1
LEAST_STUDENTIZED = 1.96
MARGINS = ["area_km2", "deposits", "weight", "weight_sd", "contrast", "studentized_contrast"]


class Ground:
    """Areas, deposits and maps of a run."""

    def __init__(self, survey, run):
        self.run = run
        self.area = run.areas_km2()
        columns, rows = ~run.transform * (survey.known[:, 0], survey.known[:, 1])
        self.deposits = numpy.zeros(run.shape)
        numpy.add.at(self.deposits, (numpy.floor(rows).astype(int), numpy.floor(columns).astype(int)), 1)

    def totals(self, cells):
        return self.area[cells].sum(), self.deposits[cells].sum()

    def weights(self, pattern, known):
        """W+, W- and their deviations of the cells of a pattern among those where the layer is known."""
        (b, db), (s, ds) = self.totals(pattern & known), self.totals(known)
        b, s = b / UNIT_KM2, s / UNIT_KM2
        barren_on, barren_off = b - db, s - b - ds + db
        with numpy.errstate(divide="ignore"):
            positive = numpy.log((db / ds) / (barren_on / (s - ds)))
            negative = numpy.log(((ds - db) / ds) / (barren_off / (s - ds)))
            return positive, negative, (1 / db + 1 / barren_on) ** 0.5, (1 / (ds - db) + 1 / barren_off) ** 0.5


def published(run):
    """The table `weights` of models.csv, one row per class."""
    table = pandas.read_csv(run.folder / "models.csv")
    table = table[(table.model == "weights_of_evidence") & (table.table == "weights")]
    rows = table.pivot(index="row", columns="column", values="value")
    texts = table.pivot(index="row", columns="column", values="text")
    return rows.assign(layer=texts.layer, **{"class": texts["class"]})


def favourable_cells(label, values):
    """The cells of a class such as `41.7 to 42.1 and above`; breaks are 32-bit numbers."""
    if not label.endswith(" and above"):
        raise ValueError(f"'{label}' is no class of high values")
    return values >= float(numpy.float32(re.match(r"-?[0-9.]+(?:e[+-]?\d+)?", label)[0]))


def compare(score, survey, run):
    ground = Ground(survey, run)
    table = published(run)
    logit, variance, missing = numpy.zeros(run.shape), numpy.zeros(run.shape), []
    for layer, rows in table.groupby("layer", sort=False):
        values = run.map(layer)
        patterns = classes(ground, values) if layer == "rock" else halves(ground, layer, values, rows)
        expected = [figures for _, figures in patterns]
        ours = rows[MARGINS].to_numpy(dtype=float)[:, : len(expected[0])]
        score.within(f"weights of {layer}, {len(rows)} classes, numpy, relative", relative(ours, expected), 1e-6)
        known = ~numpy.isnan(values)
        for cells, figures in patterns:
            logit[cells] += figures[2]
            variance[cells] += figures[3] ** 2
        missing.append((~known, [(f[2], f[0] / ground.area[known].sum()) for _, f in patterns]))
    posterior(score, ground, run, logit, variance, missing)


def halves(ground, layer, values, rows):
    """The cells on both sides of the cut: the best of the breaks where the pipeline gives them, else the table's."""
    known = ~numpy.isnan(values)
    if layer == "fault_metres":
        cut = best_break(ground, values, known)
        pattern = values < cut
    else:
        pattern = favourable_cells(rows["class"].iloc[1], values)
    positive, negative, positive_sd, negative_sd = ground.weights(pattern, known)
    contrast = positive - negative
    shared = [contrast, contrast / numpy.hypot(positive_sd, negative_sd)]
    absent = known & ~pattern
    return [
        (absent, [*ground.totals(absent), negative, negative_sd, *shared]),
        (pattern & known, [*ground.totals(pattern & known), positive, positive_sd, *shared])]


def best_break(ground, values, known):
    """The break of the largest studentized contrast of near against far."""
    def studentized(cut):
        positive, negative, positive_sd, negative_sd = ground.weights(values < cut, known)
        # A pattern without deposits, or with all of them, has no estimate and is no candidate.
        is_estimate = numpy.isfinite(positive_sd) and numpy.isfinite(negative_sd)
        return (positive - negative) / numpy.hypot(positive_sd, negative_sd) if is_estimate else -numpy.inf

    return max(HOST_BREAKS, key=studentized)


def classes(ground, values):
    """Each class against all others; those that say little are pooled and come last."""
    known = ~numpy.isnan(values)
    kept, pooled = [], numpy.zeros(values.shape, dtype=bool)
    for code in numpy.unique(values[known]):
        cells = values == code
        positive, negative, positive_sd, negative_sd = ground.weights(cells, known)
        if abs(positive - negative) / numpy.hypot(positive_sd, negative_sd) < LEAST_STUDENTIZED:
            pooled |= cells
        else:
            kept.append((cells, [*ground.totals(cells), positive, positive_sd]))
    if pooled.any():
        (b, db), (s, ds) = ground.totals(pooled), ground.totals(known)
        weight = numpy.log((db / ds) / ((b / UNIT_KM2 - db) / (s / UNIT_KM2 - ds)))
        kept.append((pooled, [b, db, weight, (1 / db + 1 / (b / UNIT_KM2 - db)) ** 0.5]))
    return kept


def posterior(score, ground, run, logit, variance, missing):
    """The maps of the posterior probability and of its deviation, missing evidence included."""
    area, deposits = ground.totals(numpy.ones(run.shape, dtype=bool))
    prior = deposits * UNIT_KM2 / area
    logit = logit + numpy.log(prior / (1 - prior))
    probability = 1 / (1 + numpy.exp(-logit))
    total = (probability * (1 - probability)) ** 2 * (variance + 1 / deposits)
    for cells, layer in missing:
        for weight, share in layer:
            other = 1 / (1 + numpy.exp(-(logit[cells] + weight)))
            total[cells] += (other - probability[cells]) ** 2 * share
    for map, theirs in [("prospectivity", probability), ("uncertainty", numpy.sqrt(total))]:
        score.within(f"{map}, numpy", beyond_single_precision(run.map(map), theirs), 1e-8)
