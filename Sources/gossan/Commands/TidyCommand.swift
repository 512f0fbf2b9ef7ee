import ArgumentParser
import Pipeline

/// What an interrupted command becomes, see `Tidying`; not for users.
struct TidyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Tidying.command, abstract: "Removes what an interrupted command of the same process left.",
        shouldDisplay: false)

    @Argument(help: "What to remove, as JSON.") var what: String

    func run() throws {
        guard let tidying = Tidying(what) else { throw ValidationError("this command is called by the program itself") }
        tidying.end()
    }
}
