"""A run folder of Gossan, read with rasterio, geopandas and pandas."""

import pathlib
import subprocess

import geopandas
import numpy
import pandas
import pyproj
import rasterio
import rasterio.features


class Run:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        with rasterio.open(self.folder / "maps/prospectivity.tif") as map:
            self.transform, self.crs, self.shape = map.transform, map.crs, map.shape
            self.bounds = map.bounds
        self.cell = self.transform.a
        self.prospects = geopandas.read_file(self.folder / "prospects.gpkg", layer="prospects")
        self.table = pandas.read_csv(self.folder / "prospects.csv")

    def map(self, name):
        """The values of a map in double precision, missing as NaN."""
        with rasterio.open(self.folder / f"maps/{name}.tif") as map:
            assert map.transform == self.transform and map.shape == self.shape
            return map.read(1, masked=True).astype(float).filled(numpy.nan)

    def maps(self):
        return sorted(path.stem for path in (self.folder / "maps").glob("*.tif"))

    def centres(self):
        """x and y of every cell centre, as two arrays of the grid's shape."""
        x = self.transform.c + self.transform.a * (numpy.arange(self.shape[1]) + 0.5)
        y = self.transform.f + self.transform.e * (numpy.arange(self.shape[0]) + 0.5)
        return numpy.meshgrid(x, y)

    def areas_km2(self):
        """True area of every cell: its nominal area over PROJ's areal scale at its centre."""
        x, y = self.centres()
        projection = pyproj.Proj(pyproj.CRS(self.crs))
        longitude, latitude = projection(x, y, inverse=True)
        return self.cell**2 / 1e6 / projection.get_factors(longitude, latitude).areal_scale

    def prospect_cells(self):
        """The number of the prospect of each cell by its centre, 0 where there is none."""
        shapes = [(shape, number + 1) for number, shape in enumerate(self.prospects.geometry)]
        return rasterio.features.rasterize(shapes, self.shape, transform=self.transform, dtype="int32")


def run_gossan(binary, config, folder):
    """Runs a pipeline; what it says is shown when it fails."""
    result = subprocess.run([binary, "run", config, "--output", folder, "--quiet"], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{binary} run {config} ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    return Run(folder)
