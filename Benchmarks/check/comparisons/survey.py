"""A small made-up survey with every kind of input, and the pipeline that runs on it."""

import json

import geopandas
import numpy
import pyproj
import rasterio
import shapely
import yaml

COLUMNS, ROWS, CELL = 620, 540, 100
ROCKS = ["basalt", "dolomite", "granite", "limestone", "shale"]
HOST_BREAKS = [500, 1500, 3000, 6000, 12000]
VARIOGRAM = {"model": "spherical", "nugget": 3, "sill": 22, "range": "14 km", "azimuth": 35, "ratio": 0.6}
NEIGHBOURS, REACH_METRES, POWER = 12, 7000, 2.5
DENSITY_RADIUS_METRES = 4000
GRAVITY_DEGREES = 0.004


class Survey:
    """Everything in one projected system; the vectors reach beyond the grid, the rasters have gaps."""

    def __init__(self, folder, crs, west, south, seed):
        self.folder, self.crs, self.west, self.south = folder, crs, west, south
        self.random = numpy.random.default_rng(seed)
        self.width, self.height = COLUMNS * CELL, ROWS * CELL
        self.box = shapely.box(west, south, west + self.width, south + self.height)
        self.faults = self._faults()
        self.geology = self._geology()
        self.soils = self._points(180)
        self.soil_values = 45 + 5 * numpy.sin(self.soils[:, 0] / 9000) + self.random.normal(0, 2, len(self.soils))
        self.elevation = self._elevation()
        # Longitude and latitude on the datum of the grid: what is compared is the warp, not a datum shift.
        self.geographic = pyproj.CRS(crs).geodetic_crs.to_string()
        self.gravity, self.gravity_transform = self._gravity()
        self.known = self._known()

    def _points(self, count, margin=0.1):
        shares = self.random.uniform(-margin, 1 + margin, (count, 2))
        return shares * [self.width, self.height] + [self.west, self.south]

    def _faults(self):
        steps = self.random.normal(0, 2500, (40, 6, 2)) + self.random.normal(0, 2500, (40, 1, 2))
        lines = numpy.cumsum(numpy.concatenate([self._points(40)[:, None], steps], axis=1), axis=1)
        return [shapely.LineString(line) for line in lines]

    def _geology(self):
        cells = shapely.voronoi_polygons(shapely.MultiPoint(self._points(60)), extend_to=self.box.buffer(20000))
        rocks = self.random.choice(ROCKS, len(cells.geoms))
        return geopandas.GeoDataFrame({"rock": rocks}, geometry=list(cells.geoms), crs=self.crs)

    def _elevation(self):
        column, row = numpy.meshgrid(numpy.arange(COLUMNS), numpy.arange(ROWS))
        hills = 300 + 180 * numpy.sin(column / 37) * numpy.cos(row / 53) + 60 * numpy.sin((column + 2 * row) / 11)
        hills = (hills + self.random.normal(0, 1.5, hills.shape)).astype(numpy.float32)
        hills[(column - 400) ** 2 + (row - 150) ** 2 < 30**2] = -9999
        return hills

    def _gravity(self):
        """Coarser than the grid, in degrees, over somewhat more than the grid."""
        to_degrees = pyproj.Transformer.from_crs(self.crs, self.geographic, always_xy=True)
        west, south, east, north = to_degrees.transform_bounds(*self.box.buffer(5000).bounds)
        transform = rasterio.transform.from_origin(west, north, GRAVITY_DEGREES, GRAVITY_DEGREES)
        rows, columns = (int(side / GRAVITY_DEGREES) for side in (north - south, east - west))
        return self.random.normal(0, 10, (rows, columns)).astype(numpy.float32), transform

    def _known(self):
        """Most deposits near faults, others in limestone or anywhere; all inside."""
        near = [line.interpolate(self.random.uniform(), normalized=True) for line in self.faults for _ in range(2)]
        places = shapely.get_coordinates(near) + self.random.normal(0, 600, (len(near), 2))
        anywhere = self._points(150)
        limestone = shapely.union_all(self.geology.geometry[self.geology.rock == "limestone"])
        hosted = anywhere[20:][shapely.contains_xy(limestone, anywhere[20:, 0], anywhere[20:, 1])]
        places = numpy.concatenate([places, anywhere[:20], hosted])
        return places[shapely.contains_xy(self.box.buffer(-200), places[:, 0], places[:, 1])]

    def write(self):
        """Writes the inputs and returns the path of the pipeline."""
        lines = geopandas.GeoDataFrame({"kind": ["fault"] * len(self.faults)}, geometry=self.faults, crs=self.crs)
        lines.to_file(self.folder / "faults.gpkg")
        self.geology.to_file(self.folder / "geology.gpkg")
        profile = dict(driver="GTiff", width=COLUMNS, height=ROWS, count=1, dtype="float32", nodata=-9999, crs=self.crs)
        transform = rasterio.transform.from_origin(self.west, self.south + self.height, CELL, CELL)
        with rasterio.open(self.folder / "elevation.tif", "w", transform=transform, **profile) as raster:
            raster.write(self.elevation, 1)
        profile |= dict(width=self.gravity.shape[1], height=self.gravity.shape[0], crs=self.geographic)
        with rasterio.open(self.folder / "gravity.tif", "w", transform=self.gravity_transform, **profile) as raster:
            raster.write(self.gravity, 1)
        self._write_table("soils.csv", "al2o3", self.soils, self.soil_values)
        self._write_table("known.csv", "name", self.known, range(len(self.known)))
        path = self.folder / "pipeline.yaml"
        # Every JSON value is one of YAML, but Gossan wants numbers and texts as people write them.
        path.write_text(yaml.safe_dump(json.loads(json.dumps(self._pipeline())), sort_keys=False))
        return path

    def _write_table(self, name, field, places, values):
        rows = [f"{x!r},{y!r},{value}" for (x, y), value in zip(places.tolist(), values)]
        (self.folder / name).write_text("\n".join([f"x,y,{field}", *rows]) + "\n")

    def _pipeline(self):
        points = {"x": "x", "y": "y", "crs": self.crs}
        soils = {"interpolate": "soils", "value": "al2o3", "neighbours": NEIGHBOURS, "max_distance": "7 km"}
        east, north = self.west + self.width, self.south + self.height
        return {
            "version": 1,
            "name": "Made-up survey of the comparisons",
            "commodity": "bauxite",
            "seed": 7,
            "synthetic": "made up by Benchmarks/check",
            "inputs": {
                "faults": {"vector": "faults.gpkg"},
                "geology": {"vector": "geology.gpkg"},
                "elevation": {"raster": "elevation.tif"},
                "gravity": {"raster": "gravity.tif", "resampling": "bilinear"},
                "gravity_exact": {"raster": "gravity.tif", "resampling": "bilinear", "exact_positions": True},
                "soils": {"table": "soils.csv", **points},
                "known": {"table": "known.csv", **points, "name": "name"},
            },
            "grid": {"crs": self.crs, "cell": f"{CELL} m", "extent": [self.west, self.south, east, north]},
            "evidence": {
                "fault_metres": {"distance": "faults", "to": "geometry", "classes": HOST_BREAKS},
                "fault_cells": {"distance": "faults", "to": "cells"},
                "fault_cells_limited": {"distance": "faults", "to": "cells", "max": "3 km"},
                "shale_metres": {"distance": "geology", "where": "rock = 'shale'", "to": "geometry"},
                "shale_cells": {"distance": "geology", "where": "rock = 'shale'", "to": "cells"},
                "soil_metres": {"distance": "soils", "to": "geometry"},
                "fault_density": {"density": "faults", "radius": "4 km"},
                "soil_density": {"density": "soils", "radius": "4 km"},
                "rock": {"class": "geology", "field": "rock"},
                "dolomite": {"presence": "geology", "where": "rock = 'dolomite'"},
                "elevation_m": {"raster": "elevation"},
                "slope": {"slope": "elevation"},
                "fault_nearest": {"allocation": "faults"},
                "rock_contact": {"distance_to_boundary": "rock"},
                "dolomite_share": {"presence": "geology", "where": "rock = 'dolomite'", "rule": "coverage"},
                "slope_of_rock": {"zonal": "geology", "of": "slope"},
                "gravity_mgal": {"raster": "gravity"},
                "gravity_exact_mgal": {"raster": "gravity_exact"},
                "soil_idw": {**soils, "method": "idw", "power": POWER},
                "soil_nearest": {**soils, "method": "nearest"},
                "soil_kriged": {
                    **soils,
                    "method": "ordinary_kriging",
                    "variogram": VARIOGRAM,
                    "direction": "descending",
                },
            },
            "prospectivity": {
                "train": "known",
                "model": "weights_of_evidence",
                "models": ["logistic_regression"],
                "unit_cell": "1 km2",
                "layers": ["fault_metres", "rock", "dolomite", "soil_kriged"],
            },
            "prospects": {"top_area": "10 %", "minimum_area": "0.2 km2", "known": "known"},
            "rank": {"prospectivity": "100 %"},
        }
