import Geodata

/// Versions of this program and of the libraries that its results depend on.
public enum LibraryVersions {
    /// Libraries by name.
    public static var all: [(name: String, version: String)] {
        [("GDAL", GDALLibrary.version), ("PROJ", PROJLibrary.version)]
    }

    /// What tells the data that PROJ finds, grids of datum shifts among them, from those of another time.
    static var projData: String {
        let files = PROJLibrary.dataFiles
        let digest = Digest.sha256(of: files.map { "\($0.name)\t\($0.byteCount)\n" }.joined())
        let network = PROJLibrary.fetchesGrids ? " and those on the network" : ""
        return "\(files.count) files, \(digest.prefix(12))\(network)"
    }

    /// One line for `--version`.
    public static var summary: String {
        (["gossan \(GossanVersion.current)"] + all.map { "\($0.name) \($0.version)" }).joined(separator: ", ")
    }
}
