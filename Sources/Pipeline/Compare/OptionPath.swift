import Delivery

/// Where an option of the config stands. Keys that are names of the user's own are told from those of the program.
struct OptionPath: Hashable {
    let keys: [String]

    init(_ keys: [String]) { self.keys = keys }

    /// As it is told: `evidence.faults.max`.
    var name: String { keys.map { $0.contains(".") ? "\"\($0)\"" : $0 }.joined(separator: ".") }

    /// The same with a star for names of the user's own: `evidence.*.max`.
    var pattern: String {
        keys.reduce(into: "") { pattern, key in
            let shown = Self.named.contains(pattern) ? "*" : key
            pattern += pattern.isEmpty ? shown : ".\(shown)"
        }
    }

    /// Sections whose keys are names of the user's own.
    private static let named: Set<String> = [
        "inputs", "inputs.*.drillholes.columns", "inputs.*.fields", "evidence",
        "estimate.undrilled.deposits_by_belt", "estimate.mining.waste",
    ]

    /// The input that it belongs to; nil outside `inputs`.
    var input: String? { keys.count > 1 && keys[0] == "inputs" ? keys[1] : nil }

    /// Whether it names the files or the database of an input, or the opening of growth.
    var isSource: Bool { Self.sources.contains(pattern) }

    private static let sources: Set<String> = [
        "inputs.*.raster", "inputs.*.vector", "inputs.*.table", "inputs.*.drillholes", "inputs.*.drillholes.collar",
        "inputs.*.drillholes.assay", "inputs.*.drillholes.survey", "growth.baseline",
    ]

    /// Whether it changes names, rights or files only, so that no figure can rest on it.
    var isWording: Bool { Self.wording.contains(pattern) || keys.first == "outputs" }

    private static let wording: Set<String> = [
        "name", "synthetic", "assumptions", "inputs.*.licence", "inputs.*.attribution", "evidence.*.title",
        "estimate.density.source", "estimate.undrilled.deposits_per_belt.source",
        "estimate.undrilled.deposits_by_belt.*.source",
    ]

    /// Whether it is read as a quantity, or stands in a mapping of them; elsewhere `5 m` may be the name of a column.
    var isQuantity: Bool { keys.first != "inputs" && keys.suffix(2).contains(where: quantityOptions.contains) }

    /// Whether it is a section or option, stands in it, or is a section around it.
    func concerns(_ place: String) -> Bool {
        pattern == place || pattern.hasPrefix(place + ".") || place.hasPrefix(pattern + ".")
    }

    /// Whether it chooses how something is worked out: by its own key or that of a section around it, or as the operation of a
    /// layer.
    ///
    /// - Parameter isNewOrGone: Whether only one of the two runs has it.
    func isMethod(isNewOrGone: Bool) -> Bool {
        let own = pattern.split(separator: ".").map(String.init)
        guard own.first != "inputs" || own.last == "resampling" else { return false }
        if own.count == 3, own[0] == "evidence", isNewOrGone, EvidenceLayer.verbNames.contains(own[2]) { return true }
        return own.dropFirst().contains { Self.methods.contains($0) }
    }

    private static let methods: Set<String> = [
        "model", "models", "method", "variogram", "memberships", "cut", "missing", "variance", "normalization",
        "kernel", "statistic", "rule", "transform", "resampling", "barren_holes", "declustering", "grade_tonnage",
        "route",
    ]
}

/// The options of two configs, as far down as they differ in their members.
struct OptionDifference {
    /// What an option is in each of the two, as JSON; nil where it is not there.
    struct Values {
        var before: String?
        var after: String?
        /// Whether they are the same quantity, written in another way.
        var isRewritten = false
    }

    private(set) var values: [OptionPath: Values] = [:]

    mutating func add(_ before: Any?, _ after: Any?, at path: OptionPath) {
        if let before = before as? [String: Any], let after = after as? [String: Any] {
            for key in Set(before.keys).union(after.keys) {
                add(before[key], after[key], at: OptionPath(path.keys + [key]))
            }
        } else {
            var own = Values(
                before: before.map { jsonValue($0).compact }, after: after.map { jsonValue($0).compact })
            own.isRewritten = path.isQuantity && own.before != own.after && meansSame(before, after)
            values[path] = own
        }
    }
}
