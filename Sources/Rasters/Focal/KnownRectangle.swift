/// The rectangle that the known cells of a window fill; there is none where they leave gaps in it, and where none is known.
struct KnownRectangle {
    let rows: Range<Int>
    let columns: Range<Int>

    /// - Parameters:
    ///   - values: The cells, row-major, missing as NaN.
    ///   - width: Cells in a row.
    init?(_ values: [Float], width: Int) {
        guard let first = values.firstIndex(where: { $0 == $0 }), let last = values.lastIndex(where: { $0 == $0 }),
            first % width <= last % width
        else { return nil }
        // Before the first and after the last nothing is known.
        rows = (first / width)..<(last / width + 1)
        columns = (first % width)..<(last % width + 1)
        for row in rows {
            let line = values.span.extracting((row * width)..<((row + 1) * width))
            guard Self.known(line, columns) == columns.count, Self.known(line, 0..<columns.lowerBound) == 0,
                Self.known(line, columns.upperBound..<width) == 0
            else { return nil }
        }
    }

    private static func known(_ line: Span<Float>, _ cells: Range<Int>) -> Int {
        let part = line.extracting(cells)
        var known: Int32 = 0
        for cell in 0..<part.count { known &+= part[cell] == part[cell] ? 1 : 0 }
        return Int(known)
    }
}
