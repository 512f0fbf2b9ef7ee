import Foundations
import SyntheticSurvey

/// Makes the synthetic survey of the demonstration in a folder.
///
/// - Parameters:
///   - seed: Of every random number.
///   - folder: Made where it does not exist; a survey of this kind in it, whole or broken off, is made again.
///   - watch: Told what to remove on an interrupt.
/// - Throws: As `writeSyntheticSurvey`.
public func synthesizeSurvey(seed: UInt64, in folder: String, watch: InterruptWatch) throws {
    let path = literalPath(folder)
    watch.guardSurvey(path)
    // A folder with nothing but that is no one else's.
    Leftovers(ofTheDeadIn: path, name: "README.md").remove()
    try writeSyntheticSurvey(seed: seed, to: path)
    Leftovers(ofTheDeadInSurvey: path).remove()
}
