import Foundation
import Pipeline
import Testing

@Test func probe() throws {
    for path in ["/tmp/design.yaml", "/work/wt/config/Pipelines/hamersley-iron.yaml", "/work/wt/config/Pipelines/north-brazil-bauxite.yaml"] {
        do {
            let c = try loadConfig(path: path, environment: [:])
            print(c.resolved.pretty)
            print(c.warnings)
        } catch { print(error) }
    }
    try configurationSchema().write(toFile: "/tmp/schema.json", atomically: true, encoding: .utf8)
    try configurationReference().write(toFile: "/tmp/config.md", atomically: true, encoding: .utf8)
}
