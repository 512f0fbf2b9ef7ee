#!/usr/bin/env python3
"""The physical floor of the whole job: every input raster decoded once, every output raster encoded once, nothing computed.

usage: floor.py SCENE MAPS FOLDER

SCENE holds the inputs, MAPS the rasters that a run wrote; as many are written to FOLDER, with one tile's numbers throughout, as plain
tiled GeoTIFF.
"""
import pathlib
import sys

import rasterio
from rasterio.windows import Window

scene, maps, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
tile = None
for path in sorted(scene.glob("*.tif")):
    with rasterio.open(path) as source:
        for _, window in source.block_windows(1):
            read = source.read(1, window=window)
            if tile is None and read.shape == (512, 512):
                tile = read.astype("float32")
for path in sorted(maps.glob("*.tif")):
    with rasterio.open(path) as source:
        profile = {**source.profile, "BIGTIFF": "IF_SAFER"}
    with rasterio.open(folder / path.name, "w", **profile) as target:
        for row in range(0, target.height, 512):
            for column in range(0, target.width, 512):
                width, height = min(512, target.width - column), min(512, target.height - row)
                target.write(
                    tile[:height, :width].astype(target.dtypes[0]), 1, window=Window(column, row, width, height))
