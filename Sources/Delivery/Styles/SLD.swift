extension GraduatedStyle {
    /// The style as OGC Styled Layer Descriptor 1.0.0.
    ///
    /// - Parameter layer: The name of the layer that it belongs to.
    public func sld(layer: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" \
        xmlns:ogc="http://www.opengis.net/ogc">
          <NamedLayer>
            <Name>\(xmlEscaped(layer))</Name>
            <UserStyle>
              <Name>\(xmlEscaped(name))</Name>
              <FeatureTypeStyle>
        \(steps.map(rule).joined(separator: "\n"))
                <Rule>
                  <TextSymbolizer>
                    <Label><ogc:PropertyName>\(xmlEscaped(labelAttribute))</ogc:PropertyName></Label>
                    <Halo><Radius>1</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter></Fill></Halo>
                  </TextSymbolizer>
                </Rule>
              </FeatureTypeStyle>
            </UserStyle>
          </NamedLayer>
        </StyledLayerDescriptor>

        """
    }

    private func rule(_ step: Step) -> String {
        """
                <Rule>
                  <Name>\(xmlEscaped(step.label))</Name>
                  <ogc:Filter>
                    <ogc:PropertyIsBetween>
                      <ogc:PropertyName>\(xmlEscaped(attribute))</ogc:PropertyName>
                      <ogc:LowerBoundary><ogc:Literal>\(step.lower)</ogc:Literal></ogc:LowerBoundary>
                      <ogc:UpperBoundary><ogc:Literal>\(step.upper)</ogc:Literal></ogc:UpperBoundary>
                    </ogc:PropertyIsBetween>
                  </ogc:Filter>
                  <PolygonSymbolizer>
                    <Fill><CssParameter name="fill">\(step.colour)</CssParameter>\
        <CssParameter name="fill-opacity">0.67</CssParameter></Fill>
                    <Stroke><CssParameter name="stroke">#3c3c3c</CssParameter></Stroke>
                  </PolygonSymbolizer>
                </Rule>
        """
    }
}
