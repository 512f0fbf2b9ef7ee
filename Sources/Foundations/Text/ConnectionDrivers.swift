/// What stands before the colon in the names by which GDAL opens databases and services (`PG:host=db dbname=geo`), as its
/// documentation writes them; GDAL takes them in any case.
public let connectionDrivers = [
    "PG", "PostgreSQL", "PGB", "MySQL", "MSSQL", "ODBC", "DB2ODBC", "OCI", "geor", "georaster", "HANA", "MongoDB",
    "MongoDBv3",
    "SDE", "IDB", "Ingres", "PLMosaic", "PLScenes", "rasdaman", "AmigoCloud", "Carto", "CartoDB", "CouchDB", "Cloudant",
    "ES",
    "GFT", "NGW", "WFS", "OAPIF", "CSW", "WMS", "WMTS", "WCS", "OGCAPI", "EEDA", "EEDAI", "DAAS",
]
