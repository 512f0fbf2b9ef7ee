import Foundations

/// The parts of a shape by kind, as they come out of a file that may mix them.
struct ShapeParts {
    var points: [Point] = []
    var lines: [[Point]] = []
    var polygons: [Polygon] = []

    /// How many kinds there are.
    var kinds: Int { (points.isEmpty ? 0 : 1) + (lines.isEmpty ? 0 : 1) + (polygons.isEmpty ? 0 : 1) }

    /// The shape when it is of one kind; nil when empty or mixed.
    var geometry: Geometry? {
        guard kinds == 1 else { return nil }
        if !points.isEmpty { return .points(points) }
        return lines.isEmpty ? .polygons(polygons) : .lines(lines)
    }
}

/// Reads little-endian well-known binary in the plane.
///
/// Empty points, lines of fewer than two points and rings of fewer than three are left out. Rings lose their
/// repeated end and are turned as `Polygon` wants them.
struct WellKnownBinaryReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private(set) var parts = ShapeParts()

    /// Nil when the bytes end too early or hold an unknown shape.
    init?(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        guard shape() else { return nil }
    }

    private mutating func shape() -> Bool {
        guard take(UInt8.self) == 1, let code = take(UInt32.self) else { return false }
        switch code {
        case WellKnownBinary.Code.point: return point()
        case WellKnownBinary.Code.line: return line()
        case WellKnownBinary.Code.polygon, WellKnownBinary.Code.triangle: return polygon()
        case WellKnownBinary.Code.multiPoint...WellKnownBinary.Code.collection,
            WellKnownBinary.Code.polyhedralSurface, WellKnownBinary.Code.triangulatedSurface:
            guard let count = take(UInt32.self) else { return false }
            return (0..<count).allSatisfy { _ in shape() }
        default: return false
        }
    }

    private mutating func point() -> Bool {
        guard let point = coordinates() else { return false }
        // An empty point is written as NaN, NaN.
        if !(point.x.isNaN && point.y.isNaN) { parts.points.append(point) }
        return true
    }

    private mutating func line() -> Bool {
        guard let points = sequence() else { return false }
        if points.count >= 2 { parts.lines.append(points) }
        return true
    }

    private mutating func polygon() -> Bool {
        guard let count = take(UInt32.self) else { return false }
        var rings: [[Point]] = []
        for _ in 0..<count {
            guard var ring = sequence() else { return false }
            if ring.count > 1, ring.first == ring.last { ring.removeLast() }
            // Without its outer ring a polygon is nothing; without a hole it is whole.
            if ring.count < 3, rings.isEmpty { return skipRings(count - 1) }
            if ring.count >= 3 { rings.append(ring) }
        }
        guard let exterior = rings.first else { return true }
        parts.polygons.append(
            Polygon(
                exterior: turned(exterior, counterClockwise: true),
                holes: rings.dropFirst().map { turned($0, counterClockwise: false) }))
        return true
    }

    private mutating func skipRings(_ count: UInt32) -> Bool {
        (0..<count).allSatisfy { _ in sequence() != nil }
    }

    private func turned(_ ring: [Point], counterClockwise: Bool) -> [Point] {
        (signedArea(of: ring) >= 0) == counterClockwise ? ring : ring.reversed()
    }

    private mutating func sequence() -> [Point]? {
        guard let count = take(UInt32.self), Int(count) * 16 <= bytes.count - position else { return nil }
        return (0..<count).compactMap { _ in coordinates() }
    }

    private mutating func coordinates() -> Point? {
        guard let x = take(UInt64.self), let y = take(UInt64.self) else { return nil }
        return Point(x: Double(bitPattern: x), y: Double(bitPattern: y))
    }

    private mutating func take<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) -> Value? {
        let size = MemoryLayout<Value>.size
        guard position + size <= bytes.count else { return nil }
        defer { position += size }
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Value.self))
    }
}
