extension RasterStyle {
    /// The style as QGIS reads it (QGIS 3 layer style document).
    ///
    /// - Parameter note: A comment near its begin. QGIS drops comments when it saves a style.
    public func qml(note: String) -> String {
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <!-- \(note) -->
        <qgis version="3.22.0" styleCategories="Symbology">
          <pipe>
        \(isOfClasses ? paletted : pseudocolour)
          </pipe>
        </qgis>

        """
    }

    private var paletted: String {
        """
            <rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
              <colorPalette>
        \(stops.map { entry("paletteEntry", $0) }.joined(separator: "\n"))
              </colorPalette>
            </rasterrenderer>
        """
    }

    private var pseudocolour: String {
        let (least, greatest) = (stops.first?.value ?? 0, stops.last?.value ?? 0)
        return """
                <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" \
            classificationMin="\(least)" classificationMax="\(greatest)">
                  <rastershader>
                    <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" \
            minimumValue="\(least)" maximumValue="\(greatest)">
            \(stops.map { entry("item", $0) }.joined(separator: "\n"))
                    </colorrampshader>
                  </rastershader>
                </rasterrenderer>
            """
    }

    private func entry(_ name: String, _ stop: Stop) -> String {
        """
                  <\(name) value="\(isOfClasses ? "\(Int(stop.value))" : "\(stop.value)")" color="\(stop.colour)" \
        alpha="255" label="\(xmlEscaped(stop.label))"/>
        """
    }
}
