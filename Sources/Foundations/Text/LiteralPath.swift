/// A path as Foundation must be given it so that it is taken as it is written.
///
/// Foundation takes a `~` at the beginning for somebody's home. That is the shell's affair, and the shell has seen the path already: one
/// that still begins with `~` names a file or folder of that name.
public func literalPath(_ path: String) -> String { path.hasPrefix("~") ? "./" + path : path }
