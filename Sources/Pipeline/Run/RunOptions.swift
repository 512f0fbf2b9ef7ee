import Foundation
import Foundations

/// What the command line says about a run, on top of the config.
public struct RunOptions: Sendable {
    /// The config file.
    public var config: String
    /// The run folder instead of `outputs.folder`.
    public var output: String?
    /// Threads to compute with; nil for all cores.
    public var threads: Int?
    /// The memory budget.
    public var memory: MemorySize
    /// The seed instead of the config's.
    public var seed: UInt64?
    /// Config values to override, as `section.key=value`.
    public var overrides: [String]
    /// Stages that run whether or not their results are there, and all that rest on them; `all` for every stage.
    public var forced: [String]
    /// Whether the lock of another run is taken away first.
    public var unlocks: Bool
    /// Whether nothing but warnings and errors is told.
    public var isQuiet: Bool

    /// The least memory budget, in bytes.
    public static let leastMemory = 256_000_000

    /// - Parameters:
    ///   - config: The config file.
    ///   - output: The run folder instead of `outputs.folder`.
    ///   - threads: Threads to compute with; nil for all cores.
    ///   - memory: The memory budget.
    ///   - seed: The seed instead of the config's.
    ///   - overrides: Config values to override, as `section.key=value`.
    ///   - forced: Stages that run whether or not their results are there; `all` for every stage.
    ///   - unlocks: Whether the lock of another run is taken away first.
    ///   - isQuiet: Whether nothing but warnings and errors is told.
    public init(
        config: String, output: String? = nil, threads: Int? = nil, memory: MemorySize = .standard,
        seed: UInt64? = nil, overrides: [String] = [], forced: [String] = [], unlocks: Bool = false,
        isQuiet: Bool = false
    ) {
        self.config = literalPath(config)
        self.output = output.map(literalPath)
        self.threads = threads
        self.memory = memory
        self.seed = seed
        self.overrides = overrides
        self.forced = forced
        self.unlocks = unlocks
        self.isQuiet = isQuiet
    }

    /// Threads to compute with.
    public var workers: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

extension MemorySize {
    /// The budget where the command line names none: 2 GB.
    public static let standard = MemorySize(bytes: 2_000_000_000)
}
