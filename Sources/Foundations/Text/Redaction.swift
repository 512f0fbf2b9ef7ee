import Foundation

/// A text with the secrets of the addresses and connections in it as `***`: passwords, keys, tokens, and all that signs an address
/// or says how long its signature holds. Whatever names a file or a table stays.
///
/// `http://ann:***@host/a.tif`, `https://host/a.tif?X-Amz-Date=***&X-Amz-Signature=***`, `PG:host=db password=***`.
public func redacted(_ text: String) -> String {
    let places = SecretPattern.Place.allCases.filter { matches($0.mark, text) }
    return SecretPattern.all.reduce(text) { text, pattern in
        guard places.contains(pattern.place) else { return text }
        let whole = NSRange(text.startIndex..., in: text)
        return expression(pattern.secret)?
            .stringByReplacingMatches(in: text, range: whole, withTemplate: pattern.shown) ?? text
    }
}

private func matches(_ pattern: String, _ text: String) -> Bool {
    expression(pattern)?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
}

private func expression(_ pattern: String) -> NSRegularExpression? {
    try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive])
}

/// Where secrets stand, as a regular expression, and what is shown in their place.
private struct SecretPattern {
    /// What a text must hold for a pattern to be looked for: elsewhere `pass=3` may be a folder or a condition.
    enum Place: CaseIterable {
        case address
        /// Of a database or a service.
        case connection

        /// How such a text is known: for a connection, how the names begin that take secrets.
        var mark: String {
            switch self {
            case .address: #"://|%3A%2F%2F|/vsi(?:curl|s3|gs|az|adls|oss|swift|hdfs|webhdfs)(?:_streaming)?[/?]"#
            case .connection: #"(?<![\w/])(?:\#(connectionDrivers.joined(separator: "|"))):|ODBC connection"#
            }
        }
    }

    var place: Place
    var secret: String
    var shown: String

    static let all = [
        // Before a host: the password of a user, or a token in place of a user.
        SecretPattern(place: .address, secret: #"(://[^/?#\s:@]*:)[^/?#\s]*@"#, shown: "$1***@"),
        SecretPattern(place: .address, secret: #"((?:https?|ftp)://)[^/?#\s:@]+@"#, shown: "$1***@"),
        SecretPattern(
            place: .address, secret: #"(%3A%2F%2F)(?:(?!%2F|%3F)[^&/\s])+(%40|@)"#, shown: "$1***$2"),
        // Among the parts of an address, up to the next part.
        SecretPattern(
            place: .address,
            secret: #"((?:[?&;]|%3F|%26|%3B)(?:\#(parts.joined(separator: "|")))(?:=|%3D))"#
                + #"(?:(?!%26[a-z0-9_-]+%3D|[,:]\s)[^&\s'"<>}#])+"#,
            shown: "$1***"),
        // How long the signature of Azure holds.
        SecretPattern(
            place: .address, secret: #"((?:[?&]|%3F|%26)(?:s|sk)[et](?:=|%3D))\d{4}-(?:(?!%26)[^&\s'"<>}#])+"#,
            shown: "$1***"),
        // In a connection, in quotes or up to the next part.
        SecretPattern(
            place: .connection,
            secret: #"((?<![a-z0-9_])(?:\#(connectionParts.joined(separator: "|")))\s*=\s*)"#
                + #"(?:''[^']*''|'(?:[^'\\]|\\.)*'|\\"(?:[^"\\]|\\(?!"))*\\"|"(?:[^"\\]|\\.)*""#
                + #"|(?:(?![;,&]\s*[a-z_ ]+=)[^\s'"}])+)"#,
            shown: "$1***"),
        SecretPattern(
            place: .connection, secret: #"((?:(?:ODBC|OCI|geor|georaster|SDE|IDB):|DSN for )[^/@\s]+/)\S+@"#,
            shown: "$1***@"),
        SecretPattern(
            place: .connection, secret: #"((?:OCI|geor|georaster):[^/@,\s]+[/,])[^@:,\s]+(?![^@:,\s]*@)"#,
            shown: "$1***"),
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
        "password", "passwd", "pwd", "pass", "passphrase", "sslpassword", "(?:[a-z]+[-_])?api[-_]?key", "auth_?token",
    ]
}
