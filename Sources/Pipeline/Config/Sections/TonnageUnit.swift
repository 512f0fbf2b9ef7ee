/// Units of tonnage in the fields of data.
package enum TonnageUnit: String, ConfigChoice {
    case megatonnes = "Mt"
    case kilotonnes = "kt"
    case tonnes = "t"
}
