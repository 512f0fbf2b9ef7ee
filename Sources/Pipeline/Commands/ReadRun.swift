import Delivery
import Foundation
import Foundations

/// The files of a finished run, read again.
struct FinishedRun {
    let folder: String

    /// - Throws: `inputMissing` when the folder holds no finished run.
    init(folder: String) throws {
        let folder = literalPath(folder)
        self.folder = folder
        guard FileManager.default.fileExists(atPath: folder + "/run.json") else {
            throw GossanError(
                .inputMissing, subject: folder, problem: "holds no finished run (run.json is missing)",
                remedy: "name the folder of a finished run, or run the pipeline first")
        }
    }

    /// A JSON file of the run as Foundation reads it.
    func object(_ name: String) throws -> [String: Any] {
        let path = folder + "/" + name
        guard let data = FileManager.default.contents(atPath: path),
            let object = (try? JSONDecoder().decode(JSONDocument.self, from: data))?.value as? [String: Any]
        else {
            throw GossanError(
                .badData, subject: path, problem: "is missing or not a JSON object", remedy: "run the pipeline again")
        }
        return object
    }

    /// The failure of a run whose explanations have another layout.
    var isOfAnotherVersion: GossanError {
        GossanError(
            .badData, subject: folder + "/explanations.json", problem: "was written by another version of the program",
            remedy: "run the pipeline again with this version")
    }
}

/// A value of Foundation's JSON as our own, members in alphabetical order.
func jsonValue(_ any: Any) -> JSONValue {
    switch any {
    case let text as String: .text(text)
    case let number as NSNumber:
        switch String(cString: number.objCType) {
        case "c", "B": .boolean(number.boolValue)
        case "d", "f": .number(number.doubleValue)
        default: .integer(number.intValue)
        }
    case let list as [Any]: .array(list.map(jsonValue))
    case let object as [String: Any]:
        .object(object.sorted { $0.key < $1.key }.map { (key: $0.key, value: jsonValue($0.value)) })
    default: .null
    }
}
