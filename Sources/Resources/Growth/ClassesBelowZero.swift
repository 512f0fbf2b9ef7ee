import Foundations

extension GrowthLedger {
    /// One warning for each class that closes below zero in some realization: a new estimate or a shift takes away more
    /// than its opening holds, so that the baseline and the booked outlines contradict each other.
    public func classesBelowZero() -> [Warning] {
        beltIDs.flatMap { belt in
            LedgerClass.allCases.compactMap { ledgerClass -> Warning? in
                // Below a kilogram it is rounding.
                guard let least = tonnes(.closing, of: ledgerClass, in: belt)?.min(), least < -1e-3 else { return nil }
                return Warning(
                    code: "class_below_zero", subject: "belt \(belt), \(ledgerClass.rawValue)",
                    message: "the new estimate of booked ground takes away more than the opening holds, down to "
                        + "\((least / 1e3).rounded() / 1e3) Mt; check the booked outlines against the baseline")
            }
        }
    }
}
