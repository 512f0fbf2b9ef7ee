import Foundation

/// A JSON document read with every number as it is written.
///
/// `JSONSerialization` may miss the last digit of a number on Linux.
struct JSONDocument: Decodable {
    /// The document in the types of `JSONSerialization`.
    let value: Any

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            value = text
        } else if let number = try? single.decode(Double.self) {
            value = (try? single.decode(Int.self)).map { NSNumber(value: $0) } ?? NSNumber(value: number)
        } else if let members = try? single.decode([String: JSONDocument].self) {
            value = members.mapValues(\.value)
        } else if let items = try? single.decode([JSONDocument].self) {
            value = items.map(\.value)
        } else if let flag = try? single.decode(Bool.self) {
            value = NSNumber(value: flag)
        } else {
            value = NSNull()
        }
    }
}
