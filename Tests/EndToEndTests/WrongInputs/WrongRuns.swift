import Foundation

/// Folders of finished runs that are not as the run left them.
let wrongRuns: [WrongInput] = [
    WrongInput(
        "a growth ledger that was edited", .exit(65), by: .growth,
        """
        out/growth.csv: is not as the run wrote it: its SHA-256 is not the one in run.json → \
        put the run's own file back, or write it anew: run 'gossan run' once more with \
        the same config and folder
        """
    ) {
        try $0.finished.change("growth.csv", "inferred", to: "indicated", isSigned: false)
    },
    WrongInput(
        "a growth ledger that was cut short", .exit(65), by: .growth,
        """
        out/growth.csv: is not as the run wrote it: its SHA-256 is not the one in run.json → \
        put the run's own file back, or write it anew: run 'gossan run' once more with \
        the same config and folder
        """
    ) {
        try $0.cut("out/growth.csv", to: 0.5)
    },
    WrongInput(
        "a record that names no digest of the ledger", .exit(65), by: .growth,
        """
        out/run.json: holds no digest of growth.csv → run the pipeline again with this version
        """
    ) {
        try $0.finished.change("run.json", "\"growth.csv\"", to: "\"work/growth.csv\"")
    },
    WrongInput(
        "a table that was edited", .exit(65), by: .compare,
        """
        out/prospects.csv: is not as the run wrote it: its SHA-256 is not the one in run.json → \
        put the run's own file back, or write it anew: run 'gossan run' once more with \
        the same config and folder
        """
    ) {
        try $0.finished.change("prospects.csv", "\n([^,]*),1,", to: "\n$1,2,", isSigned: false)
    },
    WrongInput(
        "a table that is gone", .exit(66), by: .compare,
        """
        out/validation.csv: is gone from the run folder → put the run's own file back, or write it anew: run 'gossan run' once more with \
        the same config and folder
        """
    ) {
        try FileManager.default.removeItem(atPath: $0.output + "/validation.csv")
    },
    WrongInput(
        "explanations of a former layout", .exit(65), by: .compare,
        """
        out/explanations.json: was written by another version of the program → run the pipeline again with this \
        version
        """
    ) {
        try $0.finished.write("explanations.json", "{\"W-1\": {\"rank\": 1}}\n")
    },
    WrongInput(
        "a prospect that is not explained", .exit(65), by: .compare,
        """
        out/explanations.json: tells nothing of prospect W-E365005N26023D → run the pipeline again
        """
    ) {
        try $0.finished.change("explanations.json", "\n\"[^\"]*\":\\{\"rank\":1,", to: "\n\"X\":{\"rank\":1,")
    },
    WrongInput(
        "a rank that is no number", .exit(65), by: .compare,
        """
        out/prospects.csv: has the rank 'nan' of prospect W-E365005N26023D → run the pipeline again
        """
    ) {
        try $0.finished.change("prospects.csv", "\n([^,]*),1,", to: "\n$1,nan,")
    },
    WrongInput(
        "a prospect without an outline", .exit(65), by: .compare,
        """
        out/prospects.geojson: holds no outline of prospect W-E365005N26023D → run the pipeline again
        """
    ) {
        try $0.finished.write(
            "prospects.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}\n")
    },
    WrongInput(
        "a plan whose grid none can have", .exit(65), by: .compare,
        """
        out/plan.json: does not tell the study grid → run the pipeline again
        """
    ) {
        try $0.finished.change("plan.json", "(\"columns\": )[0-9]+", to: "$11e30")
    },
]
