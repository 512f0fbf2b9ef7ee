import Foundation

/// A text with the secrets of the addresses and connections in it as `***`: passwords, keys, tokens, and all that signs an address
/// or says how long its signature holds. Whatever names a file or a table stays.
///
/// `http://ann:***@host/a.tif`, `https://host/a.tif?X-Amz-Date=***&X-Amz-Signature=***`, `PG:host=db password=***`.
public func redacted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "%") })
    else { return text }
    // Elsewhere `pass=3` may be a folder or a condition.
    let isOfConnection = text.firstMatch(of: SecretPattern.connection) != nil
    return SecretPattern.all.reduce(text) { text, pattern in
        if pattern.isOfConnections, !isOfConnection { return text }
        let expression = try? NSRegularExpression(pattern: pattern.secret, options: [.caseInsensitive])
        let whole = NSRange(text.startIndex..., in: text)
        return expression?.stringByReplacingMatches(in: text, range: whole, withTemplate: pattern.shown) ?? text
    }
}

/// Where secrets stand, as a regular expression, and what is shown in their place.
private struct SecretPattern {
    var secret: String
    var shown: String
    /// Whether it is looked for in texts with a connection to a database alone.
    var isOfConnections = false

    /// How the name of a database begins.
    static var connection: Regex<(Substring, Substring)> {
        /\b(PG|PostgreSQL|MySQL|MSSQL|ODBC|OCI|HANA|MongoDBv3|SDE|IDB|Ingres|PGB):/.ignoresCase()
    }

    static let all = [
        // Before a host: the password of a user, or a token in place of a user.
        SecretPattern(secret: #"(://[^/?#\s:@]*:)[^/?#\s]*@"#, shown: "$1***@"),
        SecretPattern(secret: #"((?:https?|ftp)://)[^/?#\s:@]+@"#, shown: "$1***@"),
        SecretPattern(secret: #"(%3A%2F%2F)(?:(?!%2F|%3F)[^&/\s])+(%40|@)"#, shown: "$1***$2"),
        // Behind the question mark of an address, up to the next part.
        SecretPattern(
            secret: #"((?:[?&]|%3F|%26)(?:\#(parts.joined(separator: "|")))(?:=|%3D))"#
                + #"(?:(?!%26[a-z0-9_-]+%3D|[,:]\s)[^&\s'"<>}#])+"#,
            shown: "$1***"),
        // In a connection, in quotes or up to the next part.
        SecretPattern(
            secret: #"((?<![a-z0-9_])(?:\#(connectionParts.joined(separator: "|")))\s*=\s*)"#
                + #"(?:''[^']*''|'(?:[^'\\]|\\.)*'|\\"(?:[^"\\]|\\(?!"))*\\"|"(?:[^"\\]|\\.)*""#
                + #"|(?:(?![;,&]\s*[a-z_ ]+=)[^\s'"}])+)"#,
            shown: "$1***", isOfConnections: true),
        SecretPattern(
            secret: #"((?:ODBC|OCI|SDE|IDB):[^/@\s]+/)[^@\s]+@"#, shown: "$1***@", isOfConnections: true),
    ]

    /// Those of object storage (Amazon, Google, Aliyun, Huawei, Tencent, Azure), of web services and of maps (`tk`: Tianditu).
    private static let parts =
        [
            "x-(?:amz|goog|oss|obs|cos)-[a-z-]+", "q-[a-z-]+", "signature", "sig", "expires", "policy", "key-pair-id",
            "(?:aws|google|oss|obs)?access_?(?:key)?_?id", "(?:security-|[a-z]+_)?token", "tk", "ak", "sk", "key",
            "(?:access|account|app|ocp-apim-subscription|subscription|secret)[-_]?key", "auth", "authorization",
            "(?:client_)?secret", "(?:proxy)?userpwd", "jwt", "code", "pw",
        ] + connectionParts

    private static let connectionParts = [
        "password", "passwd", "pwd", "pass", "passphrase", "sslpassword", "api[-_]?key", "auth_?token",
    ]
}
