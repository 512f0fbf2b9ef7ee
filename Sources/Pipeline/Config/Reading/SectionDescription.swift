import Delivery

/// All options of a section, collected by letting it read from nothing.
package struct SectionDescription: Sendable {
    /// What the section is for, in one sentence.
    package var summary: String
    /// The options in the order in which they are read.
    package var options: [OptionDescription] = []
    /// The kind of further entries that the user names, and what they are; nil when there are none.
    package var others: OptionDescription?
    /// Groups of options of which exactly one must be given.
    package var choices: [[String]] = []

    /// The description of a section.
    package init<Section: ConfigSection>(of section: Section.Type) {
        var reader = SectionReader(describing: Section.summary)
        _ = Section(&reader)
        self = reader.description
    }

    init(summary: String) { self.summary = summary }
}

/// One option of a section.
package struct OptionDescription: Sendable {
    /// The key.
    package var key: String
    /// What it means.
    package var documentation: String
    /// The kind of its value.
    package var kind: KindDescription
    /// Whether the section is incomplete without it.
    package var isRequired: Bool
    /// The value where it is not given, as it would be written; nil when then there is none.
    package var defaultText: String?
    /// The value where it is not given, as JSON.
    package var defaultJSON: JSONValue?
    /// How it may be written; empty when a default shows that.
    package var example: String
}

/// A part of a config with fixed keys, read into a type.
///
/// The one initializer is at once the parser and the description: each key is named where it is read, with its kind,
/// default and meaning, so that no option can be read that schema and reference page do not list. It must ask for all
/// its keys whatever their values.
package protocol ConfigSection: Sendable {
    /// What the section is for, in one sentence.
    static var summary: String { get }
    /// Reads the section, or describes it; the reader decides.
    init(_ section: inout SectionReader)
}
