import Foundations

/// The header of a netCDF file in the classic formats (CDF-1, CDF-2, CDF-5), as far as it tells how long the file must be: the
/// library fills what is cut off with zeros and says nothing.
///
/// Source: NetCDF Classic Format Specification (Unidata, NetCDF Users Guide, appendix B).
struct ClassicNetCDF {
    private var bytes: ArraySlice<UInt8>
    private let version: UInt8

    /// Bytes that the file must have at least; nil where it is no classic netCDF file or its header cannot be followed.
    static func neededBytes(header: [UInt8]) -> Int? {
        guard header.starts(with: Array("CDF".utf8)), header.count > 4, [1, 2, 5].contains(header[3]) else {
            return nil
        }
        var reader = ClassicNetCDF(bytes: header.dropFirst(4), version: header[3])
        return reader.end()
    }

    private struct Variable {
        var cells: Int
        var bytesPerCell: Int
        var begin: Int
        var isRecord: Bool
        var size: Int { cells * bytesPerCell }
    }

    private mutating func end() -> Int? {
        guard let records = count(), let lengths = dimensions(), attributes(), let variables = variables(lengths) else {
            return nil
        }
        // In a streamed file the number of records is all ones, which `count` reads as -1.
        let ofRecords = variables.filter(\.isRecord)
        let stride =
            ofRecords.count == 1 ? ofRecords[0].size : ofRecords.reduce(0) { $0 + ($1.size + 3) / 4 * 4 }
        return variables.compactMap { variable in
            guard variable.isRecord else { return variable.begin + variable.size }
            return records > 0 ? variable.begin + (records - 1) * stride + variable.size : nil
        }.max()
    }

    private mutating func dimensions() -> [Int]? {
        list { reader in
            guard reader.skipName() else { return nil }
            return reader.count()
        }
    }

    private mutating func attributes() -> Bool {
        let all: [Void]? = list { reader in
            guard reader.skipName(), let size = reader.typeSize(), let count = reader.count() else { return nil }
            return reader.skip(padded: count * size) ? () : nil
        }
        return all != nil
    }

    private mutating func variables(_ lengths: [Int]) -> [Variable]? {
        list { reader in
            guard reader.skipName(), let rank = reader.count(), (0...1024).contains(rank) else { return nil }
            var own: [Int] = []
            for _ in 0..<rank {
                guard let id = reader.count(), lengths.indices.contains(id) else { return nil }
                own.append(lengths[id])
            }
            guard reader.attributes(), let size = reader.typeSize(), reader.count() != nil,
                let begin = reader.number(bytes: reader.version == 1 ? 4 : 8)
            else { return nil }
            let isRecord = own.first == 0
            var cells = 1
            for length in isRecord ? own.dropFirst() : own[...] {
                let (product, overflow) = cells.multipliedReportingOverflow(by: length)
                guard !overflow, product < 1 << 50 else { return nil }
                cells = product
            }
            return Variable(cells: cells, bytesPerCell: size, begin: begin, isRecord: isRecord)
        }
    }

    /// A list of the header: a tag, a count and the entries.
    private mutating func list<Entry>(_ entry: (inout ClassicNetCDF) -> Entry?) -> [Entry]? {
        guard number(bytes: 4) != nil, let count = count(), count >= 0, count <= bytes.count else { return nil }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard let next = entry(&self) else { return nil }
            entries.append(next)
        }
        return entries
    }

    private mutating func skipName() -> Bool { count().map { skip(padded: $0) } ?? false }

    private mutating func typeSize() -> Int? {
        let sizes = [1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 8, 7: 1, 8: 2, 9: 4, 10: 8, 11: 8]
        return number(bytes: 4).flatMap { sizes[$0] }
    }

    /// A count: 8 bytes in CDF-5, 4 before; -1 where all bits are set.
    private mutating func count() -> Int? {
        let width = version == 5 ? 8 : 4
        return number(bytes: width).map { $0 == (width == 4 ? 0xFFFF_FFFF : -1) ? -1 : $0 }
    }

    private mutating func number(bytes width: Int) -> Int? {
        guard bytes.count >= width else { return nil }
        let value = bytes.prefix(width).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        bytes = bytes.dropFirst(width)
        return Int(truncatingIfNeeded: value)
    }

    private mutating func skip(padded count: Int) -> Bool {
        guard count >= 0, count <= bytes.count else { return false }
        bytes = bytes.dropFirst((count + 3) / 4 * 4)
        return true
    }
}
