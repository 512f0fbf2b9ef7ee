import Delivery
import Foundations

extension RunResult {
    /// Everything odd that was found, and what was done about it.
    ///
    /// - Parameter further: Warnings of the stage that writes the table.
    func warningTable(_ further: [Warning]) -> Table {
        let all = warnings + further.map { StageWarning(stage: "outputs", warning: $0) }
        return Table(
            name: "warnings", title: "Warnings",
            columns: [
                Column("stage", .text, "Stage that told it"),
                Column("code", .text, "Stable short name of what was found"),
                Column("subject", .text, "File, layer, hole or belt that it is about"),
                Column("message", .text, "What was found and what was done about it"),
            ],
            primaryKey: ["stage", "code", "subject", "message"],
            rows: all.map { entry in
                [
                    .text(entry.stage), .text(entry.warning.code), .text(entry.warning.subject),
                    .text(entry.warning.message),
                ]
            })
    }
}
