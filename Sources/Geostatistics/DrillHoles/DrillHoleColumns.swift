import Foundations

/// Finds the columns of a table by standard name, by the user's mapping or by usual spellings.
struct DrillHoleColumns {
    private var table: SourceTable
    private var mapping: [String: String]

    /// - Parameters:
    ///   - table: The table to look in.
    ///   - mapping: Column of each standard name or variable, where the user said so.
    init(_ table: SourceTable, mapping: [String: String]) {
        self.table = table
        self.mapping = mapping
    }

    /// Usual spellings of the standard names, in lower case without separators.
    private static let spellings: [String: [String]] = [
        "hole": ["hole", "bhid", "holeid", "holename", "dhid", "drillhole", "borehole", "钻孔编号", "孔号", "工程编号"],
        "x": ["x", "xcollar", "easting", "east", "e", "mx"],
        "y": ["y", "ycollar", "northing", "north", "n", "my"],
        "z": ["z", "zcollar", "elevation", "elev", "rl", "mz", "孔口标高", "标高"],
        "length": ["length", "depth", "depthm", "maxdepth", "eoh", "totaldepth", "lengthm", "孔深", "终孔深度"],
        "depth": ["at", "atm", "depth", "depthm", "测深", "测点深度"],
        "azimuth": ["azimuth", "az", "azi", "brg", "bearing", "方位角"],
        "dip": ["dip", "inclination", "incl", "倾角", "天顶角"],
        "from": ["from", "fromm", "depthfrom", "mfrom", "自", "起始深度"],
        "to": ["to", "tom", "depthto", "mto", "至", "终止深度"],
    ]

    /// The place of a column; nil when the table has none of that name.
    ///
    /// A mapped name that the table lacks is nil too, so that one mapping may serve several tables.
    func place(of name: String) -> Int? {
        if let mapped = mapping[name] {
            return table.columns.firstIndex(of: mapped)
                ?? table.columns.firstIndex { $0.lowercased() == mapped.lowercased() }
        }
        for spelling in Self.spellings[name] ?? [Self.plain(name)] {
            if let place = table.columns.firstIndex(where: { Self.plain($0) == spelling }) { return place }
        }
        return nil
    }

    /// The place of a column that need not be there, unless it must be where the user names it; notes a warning where another
    /// column could be meant.
    func placeIfAny(of name: String, mustBeIfNamed: Bool = false, problems: inout DrillHoleProblems) -> Int? {
        if mustBeIfNamed, mapping[name] != nil, place(of: name) == nil { return place(of: name, problems: &problems) }
        let place = place(of: name)
        if let place { doubtRivals(of: place, for: name, &problems) }
        return place
    }

    /// The place of a column that must be there; notes an error when it is not, and a warning where another column could be meant.
    func place(of name: String, problems: inout DrillHoleProblems) -> Int? {
        if let place = placeIfAny(of: name, problems: &problems) { return place }
        let wanted = mapping[name].map { "column '\($0)' for '\(name)'" } ?? "column for '\(name)'"
        problems.error(
            "missing_column", file: table.name, "has no \(wanted)",
            remedy: "name it under 'columns'; the table has \(table.columns.joined(separator: ", "))")
        return nil
    }

    private func doubtRivals(of place: Int, for name: String, _ problems: inout DrillHoleProblems) {
        let used = table.columns[place]
        guard mapping[name] != used else { return }
        let spellings = mapping[name].map { [Self.plain($0)] } ?? Self.spellings[name] ?? [Self.plain(name)]
        let rivals = table.columns.indices.filter { $0 != place && spellings.contains(Self.plain(table.columns[$0])) }
        guard !rivals.isEmpty else { return }
        problems.warning(
            "rival_columns", file: table.name,
            "'\(used)' is taken for '\(name)', and \(rivals.map { "'\(table.columns[$0])'" }.joined(separator: ", ")) "
                + "could be meant; name one under 'columns'")
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
