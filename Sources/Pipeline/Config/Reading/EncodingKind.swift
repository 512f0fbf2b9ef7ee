import Foundations
import Geodata

extension ValueKind where Value == String {
    /// The name of a text encoding.
    package static var encoding: ValueKind {
        let kind = text(described: "the name of a text encoding")
        let common = ["GB18030", "GBK", "GB2312", "BIG5", "UTF-8", "UTF-16", "CP1252", "ISO-8859-1"]
        return ValueKind(
            description: kind.description, placeholder: kind.placeholder,
            read: { node, path, notes in
                guard let (name, json) = kind.read(node, path, &notes) else { return nil }
                guard isKnownEncoding(name) else {
                    let meant = closestMatches(to: name, among: common, limit: 1).first
                    notes.refuse(
                        path, "the encoding '\(name)' is not known",
                        remedy: meant.map { "did you mean '\($0)'? 'iconv -l' lists all" }
                            ?? "common ones are \(common.joined(separator: ", ")); 'iconv -l' lists all",
                        at: node.location)
                    return nil
                }
                return (name, json)
            })
    }
}
