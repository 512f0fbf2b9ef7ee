/// All wrong inputs, by what they are wrong in: the rows of `docs/wrong-inputs.md`.
enum WrongInputs {
    static let groups: [(title: String, cases: [WrongInput])] = [
        ("Config", wrongConfigs), ("Files", wrongFiles), ("Rasters", wrongRasters), ("Vectors", wrongVectors),
        ("Tables", wrongTables), ("Drill holes", wrongDrillHoles), ("Models", wrongModels),
        ("Estimate", wrongEstimates), ("Growth", wrongGrowths),
        ("Finished runs", wrongRuns),
    ]

    /// Those that stop a command, as far as they can be made here.
    static let stops = groups.flatMap(\.cases).filter { $0.isPossible && $0.ending.code != nil }

    /// Those with which a run goes on.
    static let warnings = groups.flatMap(\.cases).filter { $0.isPossible && $0.ending.code == nil }

    /// Names of those that this machine and user cannot make, shown as skipped; none under CI, where they fail.
    static let left = groups.flatMap(\.cases).filter { !$0.isPossible }.map(\.name)

    /// The table of all of them.
    static var document: String {
        let all = groups.flatMap(\.cases)
        let before = all.count { $0.command == .check }
        let after = all.count { $0.command.readsRun }
        let introduction = """
            # Wrong inputs

            What Gossan says of \(all.count) wrong inputs. `check` finds \(before) of them before anything is computed, and `run` finds the \
            same before its first stage; \(after) are files of a finished run that were changed afterwards, which `growth` and `growth compare` \
            find; the others show when the stage is computed that they spoil. Every one stops with its \
            [exit code](exit-codes.md) and leaves no result behind, or is a warning, which is told once and kept in `run.json`.

            Each row is a case of `Tests/EndToEndTests/WrongInputs`, where a small survey in order is spoilt in that way: a test holds code and \
            message against what the program says, and writes this page (`GOSSAN_REGENERATE=1 make test`). What GDAL or PROJ add in their own words is \
            left out here, or is the `…` of a message.

            """
        return introduction + groups.map(section).joined()
    }

    private static func section(title: String, cases: [WrongInput]) -> String {
        let rows = cases.map { wrong in
            let lines = wrong.message.split(separator: "\n").map { "`\($0.replacing("|", with: "\\|"))`" }
            return
                "| \(wrong.name) | \(wrong.command.rawValue) | \(wrong.ending.words) | \(lines.joined(separator: "<br>")) |\n"
        }
        return
            "\n## \(title)\n| what is wrong | found by | exit code or warning | message → what to do |\n|---|---|---|---|\n"
            + rows.joined()
    }
}

extension WrongInput.Ending {
    /// The exit code; nil for a warning.
    var code: Int32? { if case .exit(let code) = self { code } else { nil } }

    fileprivate var words: String {
        switch self {
        case .exit(let code): "\(code)"
        case .warning(let code): "`\(code)`"
        }
    }
}
