import Delivery
import Foundation

/// The style beside a map, `maps/<name>.qml`. QGIS saves a user's own style under the same name: that is told by the first lines, and
/// never written over or taken away.
struct StyleFile {
    private static let note =
        "Written by gossan. A style that you save over it from QGIS is kept by later runs; so is one without this line."

    let path: String

    /// - Parameter map: The path of the map.
    init(beside map: String) { path = map.dropLast(".tif".count) + ".qml" }

    /// Whether there is none that a user has made.
    private var isOwn: Bool {
        guard let data = FileManager.default.contents(atPath: path) else {
            return !FileManager.default.fileExists(atPath: path)
        }
        return String(decoding: data.prefix(400), as: UTF8.self).contains("<!-- \(Self.note) -->")
    }

    /// Writes it where the user has none.
    func write(_ style: RasterStyle) throws {
        if isOwn { try AtomicFile.write(style.qml(note: Self.note), to: path) }
    }

    /// Takes it away where it is a run's.
    func remove() {
        if isOwn { unlink(path) }
    }
}
