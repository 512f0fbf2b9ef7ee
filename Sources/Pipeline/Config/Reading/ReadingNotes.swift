import Delivery
import Foundations

/// What is noted while a config is read: every problem, so that all are told at once, and the names to be looked up.
package struct ReadingNotes: Sendable {
    /// Folder that relative paths start from; empty for the current folder.
    package var baseFolder = ""
    /// Everything that is wrong so far.
    package var problems: [GossanError] = []
    /// Names that options refer to.
    package var references: [ConfigReference] = []
    /// Names that the config gives to its things.
    package var names: [ConfigName] = []

    /// Notes a problem at a place.
    package mutating func refuse(_ path: String, _ problem: String, remedy: String, at location: SourceLocation) {
        problems.append(
            GossanError(.configuration, subject: path, problem: problem, remedy: remedy, location: location))
    }
}

/// The maps of a config whose entries are named by the user and referred to by name.
package enum ConfigNamespace: String, Sendable, Hashable {
    case inputs
    case evidence
}

/// A name that the config gives to an input or an evidence layer.
package struct ConfigName: Sendable, Hashable {
    /// The map it stands in.
    package var namespace: ConfigNamespace
    /// The name.
    package var name: String
    /// What kind of thing it names: the verb of its entry (`vector`, `distance`); empty where that is unknown.
    package var verb: String
    /// Where the name stands.
    package var location: SourceLocation
}

/// A place where a config refers to one of its names.
package struct ConfigReference: Sendable, Hashable {
    /// The maps in one of which the name must be.
    package var namespaces: [ConfigNamespace]
    /// The name referred to.
    package var name: String
    /// Verbs of inputs that will do; empty when all will.
    package var accepted: [String]
    /// Key path of the option that refers.
    package var path: String
    /// Where it refers.
    package var location: SourceLocation
}
