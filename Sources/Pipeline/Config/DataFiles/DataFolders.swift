import Foundation
import Foundations

/// Finds and reads data files by name: beside the config first, then among the datasets that come with the program.
package struct DataFolders: Sendable, Hashable {
    /// The folder of the config; empty for the current folder.
    package var configFolder: String
    /// The folder of the datasets (`Datasets`).
    package var datasets: String

    /// - Parameters:
    ///   - configFile: The config file as the user named it.
    ///   - datasets: The folder of the datasets.
    package init(configFile: String, datasets: String) {
        configFolder = folder(of: configFile)
        self.datasets = datasets
    }

    /// Reads the commodity of a name, or of a path that ends in `.yaml`.
    ///
    /// - Parameter place: The key path that names it; nil where it is none of the config.
    package func commodity(_ name: String, namedAt place: String?) throws(GossanError) -> DataFile<CommodityFile> {
        try read(name, in: "commodities", noun: "commodity", place)
    }

    /// Reads the deposit model of a name, or of a path that ends in `.yaml`.
    package func depositModel(
        _ name: String, namedAt place: String?
    ) throws(GossanError) -> DataFile<DepositModelFile> {
        try read(name, in: "deposit-models", noun: "deposit model", place)
    }

    /// Reads the cut-off profile of a name, or of a path that ends in `.yaml`.
    package func cutoff(_ name: String, namedAt place: String?) throws(GossanError) -> DataFile<CutoffFile> {
        try read(name, in: "cutoffs", noun: "cut-off profile", place)
    }

    private func read<Content: ConfigSection>(
        _ name: String, in folder: String, noun: String, _ place: String?
    ) throws(GossanError) -> DataFile<Content> {
        let path = try self.path(of: name, in: folder, noun: noun, place)
        let document = try ConfigDocument<Content>(reading: try bytes(ofFile: path), file: path)
        return DataFile(content: document.content, path: path)
    }

    private func path(
        of name: String, in folder: String, noun: String, _ place: String?
    ) throws(GossanError) -> String {
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            let path = name.hasPrefix("/") ? name : join(configFolder, file: name)
            if FileManager.default.fileExists(atPath: path) { return path }
            throw GossanError(
                .inputMissing, subject: place ?? path,
                problem: place == nil ? "does not exist" : "the file \(path) does not exist",
                remedy: "check the path, which is relative to the config")
        }
        let folders = [join(configFolder, file: folder), join(datasets, file: folder)]
        let candidates = folders.map { join($0, file: "\(name).yaml") }
        if let found = candidates.first(where: FileManager.default.fileExists(atPath:)) { return found }
        let known = folders.flatMap(names)
        throw GossanError(
            .configuration, subject: place ?? noun, problem: "there is no \(noun) '\(name)'",
            remedy: known.isEmpty
                ? "put '\(name).yaml' into \(folders.joined(separator: " or "))" : suggestion(for: name, among: known))
    }

    private func names(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    private func join(_ folder: String, file: String) -> String {
        folder.isEmpty ? literalPath(file) : "\(folder)/\(file)"
    }
}

/// A data file that has been read.
package struct DataFile<Content: ConfigSection>: Sendable {
    /// What it says.
    package let content: Content
    /// The file.
    package let path: String
}
