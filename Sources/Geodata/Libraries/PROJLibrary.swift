import CPROJ

/// The PROJ library this program runs with.
public enum PROJLibrary {
    /// Its release, such as `9.1.1`.
    public static var version: String { String(cString: proj_info().version) }
}
