#!/usr/bin/env python3
"""Draws docs/images/demo-map.png from the files that `make demo` leaves. Needs rasterio, geopandas and matplotlib.

usage: demo_map.py [RUN_FOLDER]
"""
import pathlib
import sys

import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import rasterio  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
run = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent / "out/synthetic-demo"
with rasterio.open(run / "maps/prospectivity.tif") as raster:
    values = raster.read(1)
    box = raster.bounds
    label = raster.tags().get("SYNTHETIC", "")
prospects = geopandas.read_file(run / "prospects.gpkg", layer="prospects")

figure, axes = plt.subplots(figsize=(9, 7.6), dpi=110)
image = axes.imshow(
    np.log10(np.maximum(values, 1e-6)), cmap="YlOrBr", vmin=-4, vmax=0,
    extent=(box.left / 1000, box.right / 1000, box.bottom / 1000, box.top / 1000))
for _, prospect in prospects.iterrows():
    color = "#1f4e9c" if prospect["outlined_by"] == "drilled" else "#b3261e"
    shape = prospect.geometry
    for polygon in getattr(shape, "geoms", [shape]):
        x, y = polygon.exterior.xy
        axes.plot(np.asarray(x) / 1000, np.asarray(y) / 1000, color=color, linewidth=1.2)
    if prospect["rank"] <= 10:
        point = shape.representative_point()
        axes.annotate(
            str(prospect["rank"]), (point.x / 1000, point.y / 1000), color=color, fontsize=12, fontweight="bold",
            ha="center", va="center",
            bbox={"boxstyle": "circle,pad=0.2", "facecolor": "white", "edgecolor": color, "linewidth": 0.8})
axes.set_xlabel("easting, km (EPSG:4524)")
axes.set_ylabel("northing, km")
axes.ticklabel_format(useOffset=False, style="plain")
figure.colorbar(image, ax=axes, shrink=0.75, label="prospectivity, log10 of the posterior per km2 (to rank by)")
axes.set_title(f"SYNTHETIC, no real ground: {label}" if label else "")
figure.tight_layout()
figure.savefig(here / "demo-map.png")
