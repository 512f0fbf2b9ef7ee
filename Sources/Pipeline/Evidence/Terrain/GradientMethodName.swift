import Rasters

/// Names of the ways to tell the gradient of the ground.
package enum GradientMethodName: String, ConfigChoice {
    case horn, evans
    case zevenbergenThorne = "zevenbergen_thorne"

    /// The kernel's own.
    var method: GradientMethod {
        switch self {
        case .horn: .horn
        case .evans: .evans
        case .zevenbergenThorne: .zevenbergenThorne
        }
    }

    /// Reads `method`, `horn` by default.
    init(_ section: inout SectionReader) {
        self = section.value(
            "method", .choice(GradientMethodName.self), default: "horn",
            "How the gradient is told from the eight neighbours: weighted differences (horn), a quadratic surface of least"
                + " squares (evans), or the four nearest alone (zevenbergen_thorne).")
    }
}
