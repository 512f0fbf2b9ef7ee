import Foundations

/// The estimate of a prospect in words: tonnage, category and grade, resource and reserve apart.
struct EstimateText {
    let lines: [String]

    init(_ own: [String: Any]) {
        guard let estimate = own["estimate"] as? [String: Any] else {
            lines = ["Grade and tonnage are not estimated."]
            return
        }
        let presence =
            own.number("realizations") ?? 1 > 1
            ? "ore is there in \(percentText(estimate.number("presence") ?? .nan)) of realizations"
            : "estimated once, without a spread"
        var lines = ["Tonnage and grade, dry, from \(Self.basis(estimate)); \(presence) [prospects.csv]:"]
        lines += Self.tonnages(estimate) + Self.categories(estimate) + Self.grades(estimate)
        self.lines = lines
    }

    private static func basis(_ estimate: [String: Any]) -> String {
        estimate.text("basis") == "drilled" ? "drill holes" : estimate.text("basis") ?? "?"
    }

    private static func tonnages(_ estimate: [String: Any]) -> [String] {
        var lines = ["  ore in place: \(megatonnes(estimate.object("ore_tonnes")))"]
        if let recoverable = estimate["recoverable_tonnes"] as? [String: Any] {
            let standing = estimate.text("recoverable_standing").map { " (\($0))" } ?? ""
            lines.append("  ore that can be mined: \(megatonnes(recoverable))\(standing)")
        } else {
            lines.append("  what is recoverable is not estimated: the config says nothing of mining")
        }
        if let limits = estimate["mining_limits"] as? [String: Any] {
            let kept = MiningLimits(read: limits).words
            lines.append(
                "  limits of mining leave \(percentText(limits.number("share_left") ?? .nan)) of it: ore \(kept) stays "
                    + "[explanations.json, mining_limits]")
        }
        let components = estimate.keys.filter {
            $0.hasPrefix("recoverable_") && $0.hasSuffix("_tonnes") && $0 != "recoverable_tonnes"
        }
        return lines
            + components.sorted().map { key in
                let name = key.dropFirst("recoverable_".count).dropLast("_tonnes".count)
                return "  \(name) that mining and processing recover: \(megatonnes(estimate.object(key)))"
            }
    }

    private static func categories(_ estimate: [String: Any]) -> [String] {
        guard estimate.text("basis") == "drilled" else {
            return ["  category: none; exploration potential is neither resource nor reserve"]
        }
        let categories = estimate.object("categories")
        let resources = ["measured", "indicated", "inferred"].filter { categories[$0] != nil }.map {
            "  \($0) resource, ore in place: \(megatonnes(categories.object($0))) [explanations.json, categories]"
        }
        let reserves = estimate.object("reserves")
        let stated = ["proved", "probable"].filter { reserves[$0] != nil }.map {
            "  \($0) reserve, run of mine: \(megatonnes(reserves.object($0))) [explanations.json, reserves]"
        }
        return resources + (stated.isEmpty ? ["  reserve: none"] : stated)
    }

    private static func grades(_ estimate: [String: Any]) -> [String] {
        (estimate.objects("grades") + estimate.objects("ratios")).map { own in
            let unit = own.text("unit").map { " \($0)" } ?? ""
            return "  \(own.text("name") ?? "?") (\(own.text("title") ?? "?")): \(spread(own.object("value"), unit))"
        }
    }

    private static func megatonnes(_ summary: [String: Any]) -> String {
        let text = { (key: String) in formatMegatonnes(summary.number(key) ?? .nan) }
        return "mean \(text("mean")) Mt, q10 \(text("q10")), q50 \(text("q50")), q90 \(text("q90"))"
    }

    private static func spread(_ summary: [String: Any], _ unit: String) -> String {
        let text = { (key: String) in formatReading(summary.number(key) ?? .nan) }
        return "mean \(text("mean"))\(unit), q10 \(text("q10")), q50 \(text("q50")), q90 \(text("q90"))"
    }
}
