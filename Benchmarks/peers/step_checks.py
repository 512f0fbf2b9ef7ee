"""Whether a step's result agrees with the peer's, and within what. Each check returns the largest difference and a text."""
import subprocess

import numpy as np


class Agreement:
    """The largest difference, the tolerance, and what they are of."""

    def __init__(self, difference, tolerance, text):
        self.difference, self.tolerance, self.text = difference, tolerance, text

    @property
    def holds(self):
        return bool(self.difference <= self.tolerance)

    def __str__(self):
        return f"{'agrees' if self.holds else 'DISAGREES'}: {self.difference:.3g} (tolerance {self.tolerance:g}) {self.text}"


def surface(ours, theirs, name, tolerance, text, dtype="f4"):
    """Numbers in the same order, cell by cell; cells missing in one alone count as a disagreement."""
    a = np.fromfile(ours / name, dtype)
    b = np.fromfile(theirs / name, dtype)
    if a.shape != b.shape or (np.isnan(a) != np.isnan(b)).any():
        return Agreement(np.inf, tolerance, "not the same cells have a value")
    return Agreement(float(np.nanmax(np.abs(a.astype("f8") - b))), tolerance, text)


def numbering(ours, theirs, name):
    """Both numberings cut the cells into the same groups when each pair of numbers occurs with no other partner."""
    a = np.fromfile(ours / name, "u4")
    b = np.fromfile(theirs / name, "u4")
    pairs = np.unique((a.astype("u8") << np.uint64(32)) | b)
    groups = max(len(np.unique(pairs >> np.uint64(32))), len(np.unique(pairs & np.uint64(0xFFFFFFFF))))
    return Agreement(len(pairs) - groups, 0, "groups of cells that differ")


def table(ours, theirs, name, tolerance, extremes=()):
    """Columns of the same rows, relative to the size of the column's numbers.

    Of the columns in `extremes` one row in a thousand may differ: a cell of which a zone covers less than a billionth counts
    for exactextract and not for Gossan, and may be the least or greatest.
    """
    import pandas

    a, b = pandas.read_csv(ours / name), pandas.read_csv(theirs / name)
    if list(a.columns) != list(b.columns) or len(a) != len(b):
        return Agreement(np.inf, tolerance, "other columns or rows")
    if (a.isna() != b.isna()).any().any():
        return Agreement(np.inf, tolerance, "not the same rows have a value")
    difference = (a - b).abs() / b.abs().max().clip(lower=1e-300)
    differing = int((difference[list(extremes)] > tolerance).any(axis=1).sum())
    if differing > len(a) / 1000:
        return Agreement(np.inf, tolerance, f"extremes of {differing} rows differ")
    worst = float(difference.drop(columns=list(extremes)).max().max())
    note = f"; {', '.join(extremes)} differ in {differing}" if extremes else ""
    return Agreement(worst, tolerance, f"relative, over {len(a)} rows of {', '.join(a.columns)}{note}")


def raster(ours, theirs, tolerance, border, text):
    """Cell by cell. `border` cells along the edge, where the definitions differ, are left out."""
    import rasterio

    worst, lonely, total = 0.0, 0, 0.0
    with rasterio.open(ours) as a, rasterio.open(theirs) as b:
        for _, window in a.block_windows(1):
            x, y = a.read(1, window=window), b.read(1, window=window)
            if b.nodata is not None and not np.isnan(b.nodata):
                y = np.where(y == b.nodata, np.nan, y)
            if border:
                rows = np.arange(window.row_off, window.row_off + window.height)
                columns = np.arange(window.col_off, window.col_off + window.width)
                inner = ((rows >= border) & (rows < a.height - border))[:, None] & (
                    (columns >= border) & (columns < a.width - border))
                x, y = np.where(inner, x, np.nan), np.where(inner, y, np.nan)
            known = np.isfinite(x) & np.isfinite(y)
            lonely += int((np.isfinite(x) != np.isfinite(y)).sum())
            if known.any():
                difference = np.abs(x[known].astype("f8") - y[known])
                worst = max(worst, float(difference.max()))
                total += float(difference.sum())
    return Agreement(worst, tolerance, f"{text}; known in one alone: {lonely} cells")


def polygons(ours, theirs):
    """Number and area of the polygons of each class."""

    def figures(path):
        query = "SELECT DN, COUNT(*) AS n, SUM(ST_Area(geom)) AS area FROM out GROUP BY DN ORDER BY DN"
        text = subprocess.run(
            ["ogrinfo", "-q", "-dialect", "SQLite", "-sql", query, path], check=True, capture_output=True, text=True).stdout
        return [float(line.split("=")[1]) for line in text.splitlines() if "=" in line]

    a, b = figures(ours), figures(theirs)
    if len(a) != len(b):
        return Agreement(np.inf, 0, f"classes: {len(a) // 3} and {len(b) // 3}")
    worst = max(abs(x - y) / max(1, abs(y)) for x, y in zip(a, b))
    return Agreement(worst, 1e-12, f"relative, in number and area of {int(sum(b[1::3]))} polygons by class")
