import ArgumentParser
import Foundations
import Pipeline

/// Options of all commands that run something.
struct SharedOptions: ParsableArguments {
    @Argument(help: "The pipeline's config file.", completion: .file(extensions: ["yaml", "yml"]))
    var config: String

    @Option(help: ArgumentHelp("The run folder, instead of outputs.folder.", valueName: "dir"), completion: .directory)
    var output: String?

    @Option(help: ArgumentHelp("Threads to compute with; all cores when not given.", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp("The memory budget, such as 512MB.", valueName: "size"),
        completion: .list(["512MB", "1GB", "2GB", "4GB", "8GB"]))
    var memory: MemorySize = .standard

    @Option(help: ArgumentHelp("The seed, instead of the config's.", valueName: "n"))
    var seed: UInt64?

    @Option(name: .customLong("set"), help: ArgumentHelp("Overrides one config value.", valueName: "section.key=value"))
    var overrides: [String] = []

    @Flag(help: "Tell no progress; results, warnings and errors stay.")
    var quiet = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads needs a number from 1 up, found \(threads)") }
        if output == "" { throw ValidationError("--output needs a folder, found an empty text") }
        if memory.bytes < RunOptions.leastMemory { throw ValidationError("--memory needs at least 256MB") }
    }

    var runOptions: RunOptions {
        RunOptions(
            config: config, output: output, threads: threads, memory: memory, seed: seed, overrides: overrides,
            isQuiet: quiet)
    }
}

extension MemorySize: ExpressibleByArgument {
    /// Reads a size such as `2GB`.
    public init?(argument: String) {
        guard let size = try? MemorySize(parsing: argument) else { return nil }
        self = size
    }

    /// The size in whole megabytes, for the help.
    public var defaultValueDescription: String { "\(bytes / 1_000_000)MB" }
}
