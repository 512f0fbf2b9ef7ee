"""Counts comparisons and prints one line for each."""

import numpy


class Scorecard:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def within(self, name, difference, tolerance, unit=""):
        """One comparison by its largest difference; NaN fails."""
        self._count(bool(difference <= tolerance), f"{name}: largest difference {difference:.3g} {unit}".rstrip(),
                    f"tolerance {tolerance:.3g}")

    def holds(self, name, problems):
        """One yes-or-no comparison by what speaks against it: nothing when it holds."""
        problems = list(problems)
        found = "nothing amiss" if not problems else f"{len(problems)} problems, the first: {problems[0]}"
        self._count(not problems, f"{name}: {found}", "tolerance none")

    def same_gaps(self, name, ours, theirs):
        """Both must be missing in the same cells."""
        cells = numpy.count_nonzero(numpy.isnan(ours) != numpy.isnan(theirs))
        self.within(f"{name}, missing cells", cells, 0, "cells")

    def _count(self, is_right, finding, tolerance):
        self.passed += is_right
        self.failed += not is_right
        print(f"{'ok    ' if is_right else 'FAILED'} {finding}, {tolerance}", flush=True)


def largest(difference):
    """The largest size among differences, those with missing values left out; NaN when nothing is left."""
    sizes = numpy.abs(numpy.asarray(difference, dtype=float))
    sizes = sizes[~numpy.isnan(sizes)]
    return float(sizes.max()) if sizes.size else float("nan")


def relative(ours, theirs):
    """The largest difference in units of the other program's value."""
    ours, theirs = numpy.asarray(ours, dtype=float), numpy.asarray(theirs, dtype=float)
    return largest((ours - theirs) / numpy.maximum(numpy.abs(theirs), numpy.finfo(float).tiny))


def beyond_single_precision(ours, theirs):
    """The largest difference beyond what rounding to a 32-bit number explains."""
    rounding = numpy.spacing(numpy.abs(theirs).astype(numpy.float32)).astype(float) / 2
    return largest(numpy.maximum(0, numpy.abs(ours - theirs) - rounding))
