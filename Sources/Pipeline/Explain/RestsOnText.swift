import Foundations

/// The holes or the models that a prospect rests on, in words.
struct RestsOnText {
    let lines: [String]

    init(_ prospect: ReadProspect) {
        let own = prospect.own
        lines =
            (prospect.isDrilled
                ? Self.drilling(own.object("estimate").object("holes"), prospect.run.object("drilling")) : [])
            + Self.figures(prospect) + (prospect.usesModel ? Self.model(prospect.run.object("model")) : [])
    }

    private static func drilling(_ holes: [String: Any], _ all: [String: Any]) -> [String] {
        let ore = holes.texts("with_ore")
        let others = holes.texts("without")
        let status = all.object("holes")
        let used = (status.number("ore") ?? 0) + (status.number("barren") ?? 0)
        let spacing = holes.number("median_spacing_m").map { ", \(formatReading($0.rounded())) m apart (median)" } ?? ""
        let check = all.object("leave_one_out")
        let count = all.number("realizations") ?? 1
        let realizations = count > 1 ? ", \(ExplanationText.plain(count)) realizations" : ", which tells no spread"
        let variograms = all.objects("variograms").map { own in
            let origin = own.text("origin") == "fit" ? "fitted to the holes" : "given in the config"
            let unit = own.text("variable") == "thickness" ? ", sills in m2" : ""
            return
                "  variogram of \(own.text("variable") ?? "?"), \(origin): \(own.text("words") ?? "?")\(unit) [models.csv]"
        }
        return [
            "Holes (input \(all.text("input") ?? "?")) [explanations.json, holes, drilling]:",
            "  inside the outline: \(ore.count) with ore\(names(ore)), \(others.count) without\(names(others))\(spacing)",
            "  all that tell of the seam: \(ExplanationText.plain(used)), \(ExplanationText.plain(status.number("ore"))) of them with ore; the nearest "
                + "\(ExplanationText.plain(all.number("neighbours"))) are used for each place",
            "  method: \(all.text("method") ?? "?")\(realizations)",
        ] + variograms + [
            "  each hole left out in turn: thickness is \(ExplanationText.plain(check.number("root_mean_squared_error_m"), 2)) m off, correlation "
                + "\(ExplanationText.plain(check.number("correlation"), 2)) [validation.csv]"
        ]
    }

    /// The first of many names.
    private static func names(_ all: [String]) -> String {
        guard !all.isEmpty else { return "" }
        let rest = all.count > 5 ? ", ..." : ""
        return " (\(all.prefix(5).joined(separator: ", "))\(rest))"
    }

    private static func figures(_ prospect: ReadProspect) -> [String] {
        let (own, figures) = (prospect.own, prospect.statedFigures)
        guard !figures.isEmpty else { return [] }
        var lines = ["Figures that are not measured here:"]
        lines += figures.map { figure in
            let source = figure.text("source").map { "source: \($0)" } ?? "no stated source"
            let confidence = figure.text("confidence").map { "; confidence \($0)" } ?? ""
            let verified = figure["verified"] is Bool ? (figure.flag("verified") ? "; verified" : "; NOT verified") : ""
            return
                "  \(figure.text("subject") ?? "?"): \(figure.text("figures") ?? "?") (\(source)\(confidence)\(verified)) "
                + "[\(figure.text("file") ?? "?")]"
        }
        if let share = own.object("estimate").number("share_of_belt") {
            lines.append(
                "  \(percentText(share)) of the undiscovered deposits of belt \(own.text("belt") ?? "?") fall to it, its share of the "
                    + "prospectivity there [explanations.json, share_of_belt]")
        }
        return lines
    }

    private static func model(_ model: [String: Any]) -> [String] {
        let members = model.texts("members")
        let of = members.count > 1 ? ", mean of \(members.joined(separator: ", "))" : ""
        var lines = ["Prospectivity model \(model.text("name") ?? "?")\(of) [explanations.json, model; models.csv]:"]
        lines.append("  score: \(model.text("score") ?? "?")")
        if model.flag("learns") {
            lines.append(
                "  learned from \(ExplanationText.plain(model.number("known_deposits"))) known deposits")
        } else {
            lines.append("  does not learn from deposits: its parameters are chosen")
        }
        let validation = model.object("validation")
        if let auc = validation.number("auc") {
            let deviation =
                validation.number("auc_sd_between_folds").map {
                    ", standard deviation between folds \(ExplanationText.plain($0, 3))"
                } ?? ""
            lines.append(
                "  validated on deposits held out, \(validation.text("curve") ?? "?"): area under the curve \(ExplanationText.plain(auc, 3)) "
                    + "(0.5 is chance, 1 perfect)\(deviation) [validation.csv]")
        } else {
            lines.append("  not validated on deposits held out")
        }
        return lines
    }
}
