import ArgumentParser

@main
struct Gossan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gossan", abstract: "From survey data to ranked prospects, grade, recoverable reserve and growth.")
}
