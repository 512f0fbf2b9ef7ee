/// What stands behind the mark of a measurement below a detection limit: `<0.5`, `<=0.5`, `≤0.5`, and as Chinese keyboards write them.
///
/// - Parameter text: A cell without blanks around it.
/// - Returns: The limit as text; nil where there is no such mark.
public func textOfLimit(_ text: String) -> String? {
    let marks = ["<=", "＜＝", "≤", "≦", "<", "＜", "﹤"]
    return marks.first(where: text.hasPrefix).map { String(text.dropFirst($0.count)) }
}
