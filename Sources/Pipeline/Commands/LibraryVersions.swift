import Geodata

/// Versions of this program and of the libraries that its results depend on.
public enum LibraryVersions {
    /// Libraries by name.
    public static var all: [(name: String, version: String)] {
        [("GDAL", GDALLibrary.version), ("PROJ", PROJLibrary.version)]
    }

    /// One line for `--version`.
    public static var summary: String {
        (["gossan \(GossanVersion.current)"] + all.map { "\($0.name) \($0.version)" }).joined(separator: ", ")
    }
}
