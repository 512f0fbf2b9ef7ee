/// The README of a synthetic survey, by which a folder is known for one while its manifest is not written yet.
enum SurveyReadme {
    /// Its text for the survey of a seed.
    static func text(seed: UInt64) -> String {
        """
        # SYNTHETIC survey

        Nothing in this folder was measured. A generator made the ground and its survey from seed \(seed) to show and to
        test the pipeline; names, metadata and columns say `synthetic`. `truth/` holds what is really in that ground: no
        pipeline may read it. `manifest.json` lists the files.

        """
    }

    /// Whether a text is that README for any seed, word for word: others too may call a survey synthetic.
    static func isOwn(_ text: String) -> Bool {
        text.matches(of: /seed (\d+)/).contains { UInt64($0.1).map { self.text(seed: $0) == text } ?? false }
    }
}
