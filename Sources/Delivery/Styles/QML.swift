extension GraduatedStyle {
    /// The style as QGIS reads it (QGIS 3 layer style document).
    public var qml: String {
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
          <renderer-v2 type="graduatedSymbol" attr="\(xmlEscaped(attribute))" graduatedMethod="GraduatedColor" \
        symbollevels="0" enableorderby="0" forceraster="0">
            <ranges>
        \(steps.enumerated().map(range).joined(separator: "\n"))
            </ranges>
            <symbols>
        \(steps.enumerated().map(symbol).joined(separator: "\n"))
            </symbols>
          </renderer-v2>
          <labeling type="simple">
            <settings calloutType="simple">
              <text-style fieldName="\(xmlEscaped(labelAttribute))" isExpression="0" fontSize="9" \
        fontSizeUnit="Point" textColor="30,30,30,255" fontFamily="Sans">
                <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255"/>
              </text-style>
              <placement placement="1"/>
            </settings>
          </labeling>
        </qgis>

        """
    }

    private func range(_ position: Int, _ step: Step) -> String {
        """
              <range lower="\(step.lower)" upper="\(step.upper)" symbol="\(position)" render="true" \
        label="\(xmlEscaped(step.label))"/>
        """
    }

    private func symbol(_ position: Int, _ step: Step) -> String {
        let options = [
            ("color", rgba(step.colour, alpha: 170)), ("outline_color", "60,60,60,255"), ("outline_width", "0.3"),
            ("outline_width_unit", "MM"), ("outline_style", "solid"), ("style", "solid"),
        ].map { "            <Option type=\"QString\" name=\"\($0)\" value=\"\($1)\"/>" }
        return """
                  <symbol type="fill" name="\(position)" alpha="1" clip_to_extent="1" force_rhr="0">
                    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
                      <Option type="Map">
            \(options.joined(separator: "\n"))
                      </Option>
                    </layer>
                  </symbol>
            """
    }
}

/// `#rrggbb` as QGIS writes colours: `r,g,b,a`.
private func rgba(_ colour: String, alpha: Int) -> String {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),\(alpha)"
}
