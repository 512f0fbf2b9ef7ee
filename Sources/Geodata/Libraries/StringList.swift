import CGDAL

typealias StringList = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Lends the texts as GDAL's null-terminated list for the time of `body`.
func withStringList<Result>(_ texts: [String], _ body: (StringList?) throws -> Result) rethrows -> Result {
    var list: StringList?
    for text in texts { list = CSLAddString(list, text) }
    defer { CSLDestroy(list) }
    return try body(list)
}

/// The same list for calls that want it constant.
func withConstantStringList<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result
) rethrows -> Result {
    try withStringList(texts) { list in
        try body(list.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) })
    }
}

/// Copies a list that GDAL keeps owning.
func texts(of list: UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
    guard var cursor = list else { return [] }
    var result: [String] = []
    while let text = cursor.pointee {
        result.append(String(cString: text))
        cursor += 1
    }
    return result
}
