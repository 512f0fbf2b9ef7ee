import Pipeline
import Testing

@Suite("What standard error can show") struct TerminalTests {
    @Test("Only a terminal that is not dumb redraws, and it has colours unless NO_COLOR holds something")
    func kinds() {
        let cases: [(isTerminal: Bool, environment: [String: String], redraws: Bool, colours: Bool)] = [
            (true, ["TERM": "xterm"], true, true),
            (true, ["TERM": "xterm", "NO_COLOR": ""], true, true),
            (true, ["TERM": "xterm", "NO_COLOR": "0"], true, false),
            (true, ["TERM": "dumb"], false, false),
            (true, [:], false, false),
            (false, ["TERM": "xterm"], false, false),
        ]
        for (isTerminal, environment, redraws, colours) in cases {
            let terminal = Terminal(isTerminal: isTerminal, environment: environment)
            #expect(terminal.redraws == redraws && terminal.colours == colours, "\(environment)")
        }
    }

    @Test("Words have their colour or none")
    func words() {
        #expect(Terminal(isTerminal: true, environment: ["TERM": "xterm"]).errorWord == "\u{1B}[1;31merror:\u{1B}[0m")
        #expect(Terminal(isTerminal: false, environment: ["TERM": "xterm"]).errorWord == "error:")
    }
}
