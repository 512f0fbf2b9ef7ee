import Foundations

/// The fitted evidence of one layer: its generalized classes and their weights.
public struct LayerWeights: Sendable, Hashable, Codable {
    /// A class that carries a weight.
    public struct Class: Sendable, Hashable, Codable {
        /// What it holds, in words.
        public var label: String
        /// Added to the logit where a cell is of this class.
        public var weight: Double
        /// Standard deviation of the weight.
        public var deviation: Double
        /// Area of the class.
        public var areaKm2: Double
        /// Deposits in the class.
        public var deposits: Int
        /// Whether the weight rests on the zero-count rule and not on data.
        public var isDegenerate: Bool
    }

    /// Which class a code belongs to.
    enum Assignment: Sendable, Hashable, Codable {
        /// Class 1 on the favourable side of the code, which belongs to it; class 0 on the other.
        case cut(code: Int, highIsFavourable: Bool)
        /// Listed codes, ascending, and the class of each; codes not seen in training count as missing.
        case listed(codes: [Int], classes: [Int])
    }

    /// Name of the evidence layer.
    public var layer: String
    /// How values become class codes.
    public var classification: Classification
    /// The generalized classes; none where the layer carries no information.
    public var classes: [Class]
    /// Area in which the layer is known.
    public var knownAreaKm2: Double
    /// Deposits at which the layer is known.
    public var knownDeposits: Int
    /// Contrast: W+ minus W- of two classes, or the range of the weights of several.
    public var contrast: Double
    /// Contrast divided by its standard deviation.
    public var studentizedContrast: Double
    var assignment: Assignment

    /// Whether the layer takes part; one that does not has weight 0 everywhere.
    public var isInformative: Bool { !classes.isEmpty }

    /// The generalized class of a value; nil for a missing one or a class not seen in training.
    public func classIndex(of value: Float) -> Int? {
        guard isInformative, let code = classification.code(of: value) else { return nil }
        switch assignment {
        case .cut(let cut, let highIsFavourable): return (highIsFavourable ? code >= cut : code <= cut) ? 1 : 0
        case .listed(let codes, let classes):
            var low = 0
            var high = codes.count
            while low < high {
                let middle = (low + high) / 2
                if codes[middle] < code { low = middle + 1 } else { high = middle }
            }
            return low < codes.count && codes[low] == code ? classes[low] : nil
        }
    }

    /// The generalized class of each cell of a layer, -1 where missing.
    func classIndices(of values: ArraySlice<Float>) -> [Int32] {
        guard isInformative else { return [Int32](repeating: -1, count: values.count) }
        if case .cut(let code, let highIsFavourable) = assignment, case .breaks(let breaks) = classification {
            // The first value of the upper side: a code counts the breaks at or below the value.
            let upper = highIsFavourable ? code : code + 1
            let threshold = upper < 1 ? -Float.infinity : upper > breaks.count ? .infinity : breaks[upper - 1]
            let (above, below): (Int32, Int32) = highIsFavourable ? (1, 0) : (0, 1)
            return values.map { $0.isFinite ? ($0 >= threshold ? above : below) : -1 }
        }
        let codes = ClassCoder(classification).codes(of: values)
        switch assignment {
        case .cut(let cut, let highIsFavourable):
            return codes.map {
                $0 == ClassCoder.missing ? -1 : (highIsFavourable ? Int($0) >= cut : Int($0) <= cut) ? 1 : 0
            }
        case .listed(let listed, let classes): return listedClasses(of: codes, listed, classes)
        }
    }

    private func listedClasses(of codes: [Int32], _ listed: [Int], _ classes: [Int]) -> [Int32] {
        guard let first = listed.first, let last = listed.last, last - first < 1 << 16 else {
            let classOfCode = Dictionary(zip(listed, classes)) { first, _ in first }
            return codes.map { classOfCode[Int($0)].map { Int32($0) } ?? -1 }
        }
        var table = [Int32](repeating: -1, count: last - first + 1)
        for (code, own) in zip(listed, classes) { table[code - first] = Int32(own) }
        return codes.map { code in
            let place = Int(code) - first
            return table.indices.contains(place) ? table[place] : -1
        }
    }
}
