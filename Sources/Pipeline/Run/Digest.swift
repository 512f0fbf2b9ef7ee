import COpenSSL
import Foundation
import Foundations
import Geodata

/// SHA-256 digests (FIPS 180-4), by OpenSSL.
public enum Digest {
    /// The digest of a text, as 64 hexadecimal digits.
    public static func sha256(of text: String) -> String {
        hexadecimal { context in
            var text = text
            text.withUTF8 { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }
    }

    /// The digest of a file, read once in pieces that stay in the processor's cache.
    ///
    /// - Throws: `GossanError` of kind `inputMissing` when it cannot be opened, `inputOutput` when reading fails.
    public static func sha256(ofFile path: String) throws -> String {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw GossanError(
                .inputMissing, subject: path, problem: "cannot be opened: \(String(cString: strerror(errno)))",
                remedy: "check the path and its permissions")
        }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        var failure: Int32 = 0
        let digest = hexadecimal { context in
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0 { failure = errno }
                guard count > 0 else { return }
                EVP_DigestUpdate(context, buffer, count)
            }
        }
        guard failure == 0 else {
            throw GossanError(
                .inputOutput, subject: path, problem: "cannot be read: \(String(cString: strerror(failure)))",
                remedy: "check the disk, then run again")
        }
        return digest
    }

    /// The digest of a file that GDAL can reach, read once in pieces.
    ///
    /// - Throws: `GossanError(.inputOutput)` when reading fails.
    public static func sha256(of file: StoredFile) throws -> String {
        var failure: (any Error)?
        let digest = hexadecimal { context in
            do {
                try file.forEachPiece { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return digest
    }

    private static func hexadecimal(_ update: (OpaquePointer?) -> Void) -> String {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
        update(context)
        var bytes = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        EVP_DigestFinal_ex(context, &bytes, &count)
        return bytes.prefix(Int(count)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
