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
        var lastValue = Float.nan
        var last: Int32 = -1
        return values.map { value in
            if value != lastValue {
                last = classIndex(of: value).map { Int32($0) } ?? -1
                lastValue = value
            }
            return last
        }
    }
}
