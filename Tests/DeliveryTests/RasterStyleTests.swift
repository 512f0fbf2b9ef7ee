import Delivery
import Testing

@Suite("Styles of rasters") struct RasterStyleTests {
    @Test("Of equal values the last keeps its colour, so that stops ascend")
    func equalValues() {
        let style = RasterStyle(
            values: [0, 0, 0, 2.5, 4], colours: ["#000001", "#000002", "#000003", "#000004", "#000005"],
            label: { "\($0) m" })
        #expect(style.stops.map(\.value) == [0, 2.5, 4])
        #expect(style.stops.map(\.colour) == ["#000003", "#000004", "#000005"])
        #expect(style.stops.map(\.label) == ["0.0 m", "2.5 m", "4.0 m"])
    }

    @Test("A hundred classes have a hundred colours; their names are escaped")
    func classes() {
        let style = RasterStyle(classes: (1...99).map { "class \($0)" } + ["clay & <\"sand\">"])
        #expect(style.stops.map(\.value) == (1...100).map(Double.init))
        #expect(Set(style.stops.map(\.colour)).count == 100)
        #expect(style.stops.allSatisfy { $0.colour.wholeMatch(of: /#[0-9a-f]{6}/) != nil })
        #expect(
            style.qml(note: "a").contains(
                "<paletteEntry value=\"100\" color=\"\(style.stops[99].colour)\" alpha=\"255\" label=\"clay &amp; &lt;&quot;sand&quot;&gt;\"/>"
            ))
    }
}
