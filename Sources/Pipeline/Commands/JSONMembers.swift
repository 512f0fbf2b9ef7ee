import Foundation

/// Members of a JSON object as Foundation reads it.
extension [String: Any] {
    /// A text; nil where there is none.
    func text(_ key: String) -> String? { self[key] as? String }

    /// A number; nil where there is none.
    func number(_ key: String) -> Double? { (self[key] as? NSNumber)?.doubleValue }

    /// Whether a member is true.
    func flag(_ key: String) -> Bool { (self[key] as? NSNumber)?.boolValue ?? false }

    /// An object; empty where there is none.
    func object(_ key: String) -> [String: Any] { self[key] as? [String: Any] ?? [:] }

    /// A list of objects; empty where there is none.
    func objects(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }

    /// A list of texts; empty where there is none.
    func texts(_ key: String) -> [String] { self[key] as? [String] ?? [] }
}
