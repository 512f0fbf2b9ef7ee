import CGDAL
import Foundations

/// Whether text can be read in an encoding of this name, such as `GB18030`.
public func isKnownEncoding(_ name: String) -> Bool {
    collectingMessages { VSIFree(CPLRecode("", name, "UTF-8")) }.messages.isEmpty
}

/// Reads text in a declared encoding, or UTF-8 where none is declared.
struct TextDecoder {
    /// A name that iconv knows, such as `GBK`, `GB18030` or `UTF-16LE`.
    var encoding: String?

    /// The text; nil when bytes have no meaning in the encoding.
    func decode(_ bytes: UnsafePointer<CChar>) -> String? {
        guard let encoding, !isUTF8(encoding) else { return String(validatingCString: bytes) }
        let (text, messages) = collectingMessages { () -> String? in
            let recoded = CPLRecode(bytes, encoding, "UTF-8")
            defer { VSIFree(recoded) }
            return String(validatingCString: recoded)
        }
        return messages.isEmpty ? text : nil
    }

    /// The error for text that cannot be read.
    func error(_ subject: String) -> GossanError {
        GossanError(
            .badData, subject: subject, problem: "its text is not \(encoding ?? "UTF-8")",
            remedy: "declare the encoding of the file, for example GB18030 for Chinese text or CP1252")
    }

    private func isUTF8(_ name: String) -> Bool {
        ["utf-8", "utf8"].contains(name.lowercased())
    }
}
