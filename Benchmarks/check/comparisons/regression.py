"""Logistic regression, fitted again by Newton's method with numpy over all cells at once."""

import numpy
import pandas

from .scorecard import relative
from .weights import UNIT_KM2, Ground, classes

RIDGE = 1e-3
# Cells of the random sample on grids that have more.
SAMPLE = 200_000


def compare(score, survey, run):
    ground = Ground(survey, run)
    table = pandas.read_csv(run.folder / "models.csv")
    table = table[(table.model == "logistic_regression") & (table.table == "coefficients")]
    terms = table[table.column == "term"].text.tolist()
    columns = [covariate(ground, run, term) for term in terms if term != "intercept"]
    # Weights of evidence are on the scale of the logit already and are not standardized.
    coefficients, errors = fit(ground, columns, numpy.array([term != "rock" for term in terms if term != "intercept"]))
    ours = {figure: table[table.column == figure].value.astype(float).to_numpy() for figure in ("coefficient", "standard_error")}
    # Gossan sums over a random sample of the cells: with n deposits and m cells a coefficient moves by about its standard
    # error times the root of n / m, whatever the covariate. Five of these are allowed; errors themselves move by less.
    share = numpy.sqrt(ground.deposits.sum() / min(SAMPLE, ground.area.size)) if ground.area.size > SAMPLE else 1e-5
    moved = numpy.abs(ours["coefficient"] - coefficients) / errors
    score.within(f"logistic regression, {len(terms)} coefficients, numpy, in standard errors", moved.max(), 5 * share)
    score.within(
        "logistic regression, standard errors, numpy, relative", relative(ours["standard_error"], errors), 5 * share)


def covariate(ground, run, layer):
    """The values of a layer; classes enter by their weights of evidence."""
    values = run.map(layer)
    if layer != "rock":
        return values
    weights = numpy.full(run.shape, numpy.nan)
    for cells, figures in classes(ground, values):
        weights[cells] = figures[2]
    return weights


def fit(ground, columns, is_standardized):
    """Coefficients and their deviations in the units of the layers, from cells where every layer is known.

    Cells count as trials by their area, deposits as events; a weak penalty lies on all coefficients but the first.
    """
    values = numpy.column_stack([column.ravel() for column in columns])
    known = ~numpy.isnan(values).any(axis=1)
    trials, events = ground.area.ravel()[known] / UNIT_KM2, ground.deposits.ravel()[known]
    means = numpy.average(values[known], axis=0, weights=trials)
    spreads = numpy.sqrt(numpy.average((values[known] - means) ** 2, axis=0, weights=trials))
    means, spreads = numpy.where(is_standardized, means, 0), numpy.where(is_standardized, spreads, 1)
    design = numpy.column_stack([numpy.ones(known.sum()), (values[known] - means) / spreads])
    penalty = RIDGE * numpy.diag([0, *numpy.ones(len(columns))])
    prior = events.sum() / trials.sum()
    found = numpy.append(numpy.log(prior / (1 - prior)), numpy.zeros(len(columns)))
    for _ in range(50):
        probability = 1 / (1 + numpy.exp(-design @ found))
        gradient = design.T @ (events - trials * probability) - penalty @ found
        information = (design.T * (trials * probability * (1 - probability))) @ design + penalty
        found = found + numpy.linalg.solve(information, gradient)
    to_units = numpy.diag([1, *1 / spreads])
    to_units[0, 1:] = -means / spreads
    covariance = to_units @ numpy.linalg.inv(information) @ to_units.T
    return to_units @ found, numpy.sqrt(numpy.diag(covariance))
