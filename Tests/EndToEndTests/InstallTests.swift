import Foundation
import TestSupport
import Testing

/// The program away from its checkout, and what shells know of it.
@Suite("An installed program", .serialized) struct InstallTests {
    private func installed() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let result = try Binary.execute(
            "/usr/bin/env",
            ["make", "-C", SharedData.repositoryRoot, "install", "GOSSAN=\(Binary.path)", "PREFIX=\(folder.path)"])
        #expect(result.status == 0, "\(result.errors)")
        return folder
    }

    @Test("It finds its datasets wherever it is started")
    func datasets() throws {
        let prefix = try installed()
        let gossan = prefix.path + "/bin/gossan"
        let made = try Binary.execute("/usr/bin/env", ["-C", prefix.path, gossan, "init", "try"])
        #expect(made.status == 0, "\(made.errors)")
        let check = try Binary.execute(
            "/usr/bin/env", ["-C", "/", gossan, "check", prefix.path + "/try/synthetic-belt.yaml"])
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test("The completions of bash, zsh and fish are where these look, and bash can read its own")
    func scripts() throws {
        let prefix = try installed()
        let share = prefix.path + "/share"
        let bash = share + "/bash-completion/completions/gossan"
        #expect(try Binary.execute("/bin/bash", ["-n", bash]).status == 0)
        for (file, mark) in [
            (bash, "complete "), (share + "/zsh/site-functions/_gossan", "#compdef gossan"),
            (share + "/fish/vendor_completions.d/gossan.fish", "complete -c 'gossan'"),
        ] {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains(mark) && text.contains("synthesize"), "\(file)")
        }
    }

    @Test(
        "bash completes commands, sizes and the stages of the config",
        arguments: [
            ("gossan ru", ["run"]), ("gossan s", ["schema", "status", "synthesize"]),
            ("gossan run a.yaml --memory 5", ["512MB"]),
            ("gossan run CONFIG --force evidence/n", ["evidence/near"]),
            ("gossan run CONFIG --force a", ["all"]),
        ])
    func bash(line: String, expected: [String]) throws {
        let small = try SmallRun()
        let line = line.replacingOccurrences(of: "CONFIG", with: small.config)
        let script = try small.folder.write(
            "completion", try Binary.run(["--generate-completion-script", "bash"]).output)
        // What bash does on a tab: the words, the place of the cursor, and the function that 'complete' names.
        let result = try Binary.execute(
            "/bin/bash",
            [
                "-c",
                """
                source "$1"; shift
                COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
                function=$(complete -p gossan | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function" gossan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script,
            ] + line.split(separator: " ").map(String.init),
            environment: [
                "PATH": URL(fileURLWithPath: Binary.path).deletingLastPathComponent().path + ":/usr/bin:/bin"
            ])
        let words = result.output.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(Set(words) == Set(expected), "\(result.output)\(result.errors)")
    }
}
