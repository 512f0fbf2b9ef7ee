import CGDAL
import Foundations

/// How values on one grid become values on another.
public enum Resampling: Sendable, Hashable {
    /// What suits the content and the cell sizes: quantities are averaged onto coarser cells and interpolated
    /// bilinearly onto finer ones; classes take the most frequent code on cells at least twice as wide and the
    /// nearest one otherwise.
    case automatic(RasterContent)
    /// The value of the cell that holds the centre.
    case nearest
    /// Weights of the 4 nearest cell centres.
    case bilinear
    /// Cubic convolution over 16 cell centres; may overshoot.
    case cubic
    /// The mean of all cells, each weighted by how much of it is covered.
    case average
    /// The value that covers most; of several the greatest.
    case mode

    /// The method for a target cell as wide as `ratio` source cells.
    func resolved(ratio: Double) -> Resampling {
        switch self {
        // A hair above 1, so that equal cells in another projection are interpolated.
        case .automatic(.quantity): ratio > 1.01 ? .average : .bilinear
        case .automatic(.classes): ratio >= 2 ? .mode : .nearest
        default: self
        }
    }

    /// The name for the record.
    public var name: String {
        switch self {
        case .automatic(let content): "automatic for \(content.rawValue)"
        case .nearest: "nearest"
        case .bilinear: "bilinear"
        case .cubic: "cubic"
        case .average: "average"
        case .mode: "mode"
        }
    }

    var gdalAlgorithm: GDALResampleAlg {
        switch self {
        case .automatic, .nearest: GRA_NearestNeighbour
        case .bilinear: GRA_Bilinear
        case .cubic: GRA_Cubic
        case .average: GRA_Average
        case .mode: GRA_Mode
        }
    }

    /// How far beyond the covered cells the method reaches, in source cells for a target cell as wide as one.
    var reach: Int {
        switch self {
        case .cubic: 2
        default: 1
        }
    }
}
