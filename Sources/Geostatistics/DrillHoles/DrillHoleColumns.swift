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

    /// Usual spellings of the angle from the vertical.
    private static let zenithAngles = ["zenith", "zenithangle", "天顶角"]

    /// Usual spellings of the standard names, in lower case without separators.
    private static let spellings: [String: [String]] = [
        "hole": ["hole", "bhid", "holeid", "holename", "dhid", "drillhole", "borehole", "钻孔编号", "孔号", "工程编号"],
        "x": ["x", "xcollar", "easting", "east", "e", "mx"],
        "y": ["y", "ycollar", "northing", "north", "n", "my"],
        "z": ["z", "zcollar", "elevation", "elev", "rl", "mz", "孔口标高", "标高"],
        "length": [
            "length", "depth", "depthm", "maxdepth", "eoh", "totaldepth", "lengthm", "td", "holedepth", "holelength",
            "finaldepth", "eohm", "eohdepth", "孔深", "终孔深度",
        ],
        "depth": ["at", "atm", "depth", "depthm", "测深", "测点深度"],
        "azimuth": ["azimuth", "az", "azi", "brg", "bearing", "方位角"],
        "dip": ["dip", "inclination", "incl", "倾角"] + zenithAngles,
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

    /// Whether a column tells by its name that it holds angles from the vertical.
    func isZenithAngle(_ place: Int) -> Bool { Self.zenithAngles.contains(Self.plain(table.columns[place])) }

    /// The place of a column that need not be there; notes a warning where another column could be meant.
    ///
    /// - Parameter mustBeIfNamed: Whether it must be there where the user names it; else the name may be that of another table's
    ///   column, and usual spellings count.
    func placeIfAny(of name: String, mustBeIfNamed: Bool, problems: inout DrillHoleProblems) -> Int? {
        guard mapping[name] != nil, place(of: name) == nil else { return undoubted(place(of: name), name, &problems) }
        if mustBeIfNamed { return place(of: name, problems: &problems) }
        return DrillHoleColumns(table, mapping: [:]).placeIfAny(of: name, mustBeIfNamed: false, problems: &problems)
    }

    private func undoubted(_ place: Int?, _ name: String, _ problems: inout DrillHoleProblems) -> Int? {
        if let place { doubtRivals(of: place, for: name, &problems) }
        return place
    }

    /// The place of the column that names the holes. Each table may name it otherwise, so that usual spellings count where the table lacks
    /// the column that the user names; that some table has it is for the caller to check.
    func placeOfHole(_ problems: inout DrillHoleProblems) -> Int? {
        let usual = DrillHoleColumns(table, mapping: [:])
        let isUsual = place(of: "hole") == nil && usual.place(of: "hole") != nil
        return (isUsual ? usual : self).place(of: "hole", problems: &problems)
    }

    /// The place of a column that must be there; notes an error when it is not, and a warning where another column could be meant.
    func place(of name: String, problems: inout DrillHoleProblems) -> Int? {
        if let place = undoubted(place(of: name), name, &problems) { return place }
        let (wanted, remedy) =
            mapping[name].map { ("column '\($0)' for '\(name)'", "correct its name under 'columns'") }
            ?? ("column for '\(name)'", "name it under 'columns'")
        problems.error(
            "missing_column", file: table.name, "has no \(wanted)",
            remedy: "\(remedy); the table has \(table.columns.joined(separator: ", "))")
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
