/// What to do about kriging, for layers and seams alike.
enum KrigingRemedy {
    /// Where its equations have no solution.
    static let noSolution = "give 'variogram' a nugget above 0, a shorter range, or another model than gaussian"
}
