/// A decimal number in plain or scientific notation; nil for anything else (hexadecimal, `inf`, `nan`, groups).
public func plainNumber(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ isNumeric($0) }), let number = Double(text) else { return nil }
    return number.isFinite ? number : nil
}

private func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
    default: false
    }
}
