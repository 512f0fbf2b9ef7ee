import Geodata
import Testing

@Suite("Names of datasets") struct DatasetNameTests {
    @Test(
        "The file in a name is found from the config's folder, wherever it stands",
        arguments: [
            ("a.tif", "/c/a.tif"), ("/a.tif", "/a.tif"), ("NETCDF:a.nc:t", "NETCDF:/c/a.nc:t"),
            ("NETCDF:\"a.nc\":t", "NETCDF:\"/c/a.nc\":t"), ("HDF5:\"a.h5\"://x/y", "HDF5:\"/c/a.h5\"://x/y"),
            ("GTIFF_DIR:2:a.tif", "GTIFF_DIR:2:/c/a.tif"),
            ("DERIVED_SUBDATASET:REAL:a.tif", "DERIVED_SUBDATASET:REAL:/c/a.tif"),
            ("/vsizip/a.zip/b.tif", "/vsizip//c/a.zip/b.tif"), ("/vsizip//d/a.zip/b.tif", "/vsizip//d/a.zip/b.tif"),
            ("/vsizip/{a.bin}/b.tif", "/vsizip/{/c/a.bin}/b.tif"), ("/vsigzip/a.gz", "/vsigzip//c/a.gz"),
            ("/vsizip//vsicurl/http://h/a.zip/b.tif", "/vsizip//vsicurl/http://h/a.zip/b.tif"),
            ("/vsizip/vsicurl/http://h/a.zip/b.tif", "/vsizip//vsicurl/http://h/a.zip/b.tif"),
            ("/vsigzip/vsis3/b/a.gz", "/vsigzip//vsis3/b/a.gz"), ("/vsizip/vsites/a.zip", "/vsizip//c/vsites/a.zip"),
            ("HDF5:a.h5://x/y", "HDF5:/c/a.h5://x/y"),
            ("NETCDF:/vsicurl/http://h/a.nc", "NETCDF:/vsicurl/http://h/a.nc"),
            ("NETCDF:/vsicurl/https://h/a.nc:t", "NETCDF:/vsicurl/https://h/a.nc:t"),
            ("GPKG:a.gpkg:relief", "GPKG:/c/a.gpkg:relief"), ("netcdf:a.nc:t", "netcdf:/c/a.nc:t"),
            ("gtiff_dir:2:a.tif", "gtiff_dir:2:/c/a.tif"), ("/vsis3/bucket/key", "/vsis3/bucket/key"),
        ])
    func resolved(name: String, expected: String) {
        #expect(DatasetName(name).resolved(in: "/c").text == expected)
    }

    @Test(
        "A connection is one in whatever case its driver is written, as GDAL takes it",
        arguments: [
            "MySQL:geo,user=ann", "mysql:geo,user=ann", "MYSQL:geo", "Pg:dbname=geo", "pg:dbname=geo", "mssql:server=h",
            "odbc:a/b@c", "postgresql://ann@host/geo", "wfs:http://h/wfs", "AmigoCloud:1", "Carto:ann",
        ])
    func connections(name: String) {
        #expect(!DatasetName(name).isFileName)
    }

    @Test("Connections hold no file; addresses of the web and of object storage become GDAL's names")
    func kinds() {
        #expect(!DatasetName("PG:host=a").isFileName && !DatasetName("<VRTDataset/>").isFileName)
        #expect(DatasetName("NETCDF:a.nc:t").isFileName && DatasetName("odd:name.tif").isFileName)
        #expect(DatasetName.virtual(address: "s3://b/k.tif") == "/vsis3/b/k.tif")
        #expect(DatasetName.virtual(address: "https://h/k.tif") == "/vsicurl/https://h/k.tif")
        #expect(DatasetName.virtual(address: "a.tif") == nil)
        #expect(DatasetName("/vsicurl/http://h/a.csv?v=1").fileWithoutQuery == "/vsicurl/http://h/a.csv")
        #expect(DatasetName("odd?name.csv").fileWithoutQuery == "odd?name.csv")
        #expect(DatasetName("/vsizip//vsis3/b/a.zip/c.tif").isRemote && !DatasetName("/vsizip/a.zip/c.tif").isRemote)
    }
}
