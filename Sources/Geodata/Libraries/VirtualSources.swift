import CGDAL
import Foundations

/// Throws when a VRT names a source file that is not there; GDAL tells of it only when cells or features are read, as of damage.
///
/// Sources on servers, in inline documents and of connections are left to GDAL. A VRT among the sources is looked into.
///
/// - Parameter path: Any dataset; what does not end in `.vrt` passes.
/// - Throws: `GossanError(.inputMissing)` that names the VRT, its first missing source and how many more are missing.
func requireSources(of path: String) throws {
    var seen: Set<String> = []
    try requireSources(of: path, seen: &seen)
}

private func requireSources(of path: String, seen: inout Set<String>) throws {
    let file = DatasetName(path).file
    guard file.lowercased().hasSuffix(".vrt"), !DatasetName(path).isRemote, seen.insert(file).inserted else { return }
    var missing: [GossanError] = []
    for source in try sources(ofVRT: file) where !DatasetName(source).isRemote {
        do {
            try requireInput(source)
        } catch let error as GossanError where error.kind == .inputMissing {
            missing.append(error)
            continue
        }
        try requireSources(of: source, seen: &seen)
    }
    guard let first = missing.first else { return }
    let more = missing.count > 1 ? ", and \(missing.count - 1) more of its sources" : ""
    throw GossanError(
        .inputMissing, subject: path, problem: "its source file \(first.subject) does not exist\(more)",
        remedy: "put it there, or correct its name in the VRT: \(first.remedy)")
}

/// The files of the sources of a VRT, and of those that are VRTs themselves; none of other datasets.
///
/// GDAL lists the sources of the VRT alone.
func sourceFiles(of path: String) throws -> [String] {
    try sourceNames(of: path).filter { DatasetName($0).isFileName }
}

/// The names of the sources of a VRT, parts of files too, and of those that are VRTs themselves; none of other datasets.
func sourceNames(of path: String) throws -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var waiting = [path]
    while let next = waiting.popLast() {
        let file = DatasetName(next).file
        guard file.lowercased().hasSuffix(".vrt"), !DatasetName(next).isRemote else { continue }
        let new = try sources(ofVRT: file).filter { seen.insert($0).inserted }
        found += new
        waiting += new
    }
    return found
}

/// The sources that a VRT names, in its order, found from its folder where it says so; none where it is no XML.
private func sources(ofVRT file: String) throws -> [String] {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    var bytes = try readBytes(path: file)
    bytes.append(0)
    let root = collectingMessages {
        bytes.withUnsafeBytes { raw in
            raw.baseAddress.flatMap { CPLParseXMLString($0.assumingMemoryBound(to: CChar.self)) }
        }
    }.result
    guard let root else { return [] }
    defer { CPLDestroyXMLNode(root) }
    var found: [String] = []
    collectSources(root, folder, &found)
    return found
}

private func collectSources(_ first: UnsafeMutablePointer<CPLXMLNode>, _ folder: String, _ found: inout [String]) {
    var cursor: UnsafeMutablePointer<CPLXMLNode>? = first
    while let node = cursor {
        let names = ["SourceFilename", "SourceDataset", "SrcDataSource"]
        if let name = node.pointee.pszValue.map({ String(cString: $0) }), node.pointee.eType == CXT_Element {
            if names.contains(name), let text = CPLGetXMLValue(node, "", nil).map({ String(cString: $0) }) {
                let isRelative = CPLGetXMLValue(node, "relativeToVRT", "0").map { String(cString: $0) } == "1"
                found.append(isRelative ? DatasetName(text).resolved(in: folder).text : text)
            } else if let child = node.pointee.psChild {
                collectSources(child, folder, &found)
            }
        }
        cursor = node.pointee.psNext
    }
}
