import Foundations

extension EvidenceCounts {
    /// The counts that train the model of a fold, from those of all ground and deposits.
    ///
    /// - Parameters:
    ///   - heldOut: Areas of the ground that does not train; nil where all of it does.
    ///   - evidence: The values of all layers at the cells of the deposits that train.
    ///   - areas: True areas of these cells; 0 where one takes no part.
    public func training(without heldOut: EvidenceCounts?, deposits evidence: EvidenceWindow, areas: [Double])
        -> EvidenceCounts
    {
        var counts = self
        if let heldOut {
            counts.studyAreaKm2 -= heldOut.studyAreaKm2
            for index in tables.indices { counts.tables[index].subtractAreas(of: heldOut.tables[index]) }
        }
        let inside = studyAreaCells(of: evidence, areas: .perCell(km2: areas))
        counts.deposits = inside.count(where: \.self)
        counts.depositsOutside = inside.count - counts.deposits
        for index in tables.indices {
            counts.tables[index].recount(evidence.layer(index), where: inside)
        }
        return counts
    }
}

extension ClassTable {
    /// Differences of sums below this share of the minuend are rounding: the class has no area left.
    private static let rounding = 1e-9

    fileprivate mutating func subtractAreas(of other: ClassTable) {
        let areas = Dictionary(other.rows.map { ($0.code, $0.areaKm2) }) { first, _ in first }
        for index in rows.indices {
            let left = rows[index].areaKm2 - (areas[rows[index].code] ?? 0)
            rows[index].areaKm2 = left > Self.rounding * rows[index].areaKm2 ? left : 0
        }
        rows.removeAll { $0.areaKm2 == 0 }
        let missing = missingAreaKm2 - other.missingAreaKm2
        missingAreaKm2 = missing > Self.rounding * missingAreaKm2 ? missing : 0
    }

    fileprivate mutating func recount(_ values: ArraySlice<Float>, where inside: [Bool]) {
        var deposits: [Int: Int] = [:]
        depositsOnMissing = 0
        for (value, isInside) in zip(values, inside) where isInside {
            if let code = classification.code(of: value) {
                deposits[code, default: 0] += 1
            } else {
                depositsOnMissing += 1
            }
        }
        for index in rows.indices { rows[index].deposits = deposits[rows[index].code] ?? 0 }
    }
}
