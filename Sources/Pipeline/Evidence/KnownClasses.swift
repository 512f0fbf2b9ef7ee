import Foundations
import Rasters

/// What is known of the classes of a layer before it is made.
enum KnownClasses: Sendable {
    /// Nothing: only making it tells.
    case unknown
    /// The names of the codes 1, 2, ...
    case named([String])
    /// So many, or fewer, named after breaks that the values will tell.
    case byBreaks(Int)
    /// Codes have no names.
    case codes

    /// Checks a class that the config names.
    ///
    /// - Parameters:
    ///   - name: The class, by its name or code.
    ///   - layer: The layer, for messages.
    ///   - path: Where the config names the class.
    ///   - location: The place of that.
    /// - Throws: `configuration` where it is known that there is no such class.
    func require(_ name: String, of layer: String, at path: String, _ location: SourceLocation?) throws {
        switch self {
        case .unknown: return
        case .named(let names): _ = try classCode(of: name, layer: layer, at: path, location, names: names)
        case .byBreaks(let count):
            guard !ClassBreaks.isName(name), !(1...count).contains(Int(name) ?? 0) else { return }
            throw GossanError(
                .configuration, subject: path, problem: "'\(layer)' has no class '\(name)'",
                remedy: "name its classes by their codes 1 to \(count), or by the breaks that are found: 'below 100'",
                location: location)
        case .codes: _ = try classCode(of: name, layer: layer, at: path, location, names: nil)
        }
    }
}
