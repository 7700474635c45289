package fr.barometre.cube;

/**
 * The sums of one cluster for an indicator.
 *
 * <p>Numbers count from the smallest of their range: what is counted and what is not make up the
 * base times the width of it.
 *
 * @param size its weight w
 * @param base its weight in the base, v
 * @param outside its weight outside the base, w - v
 * @param units its units in the base
 * @param responses its responses that the question concerned, of those that are counted
 * @param unrecorded those of them of which there is no record
 * @param unitSquares Σ w² over those units
 * @param asked weight of its responses that the question concerned
 * @param silent weight of those, among them, that say nothing
 * @param counts u for each variable
 * @param others what of the base is not in u, for each variable
 * @param unitCountSquares Σ w y² over its units, for each variable
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier within the package, never kept nor compared
public record ClusterCount(
    double size,
    double base,
    double outside,
    long units,
    long responses,
    long unrecorded,
    double unitSquares,
    double asked,
    double silent,
    double[] counts,
    double[] others,
    double[] unitCountSquares) {

  /** Whether some responses are on record and others are not. */
  boolean isPartlyRecorded() {
    return 0 < unrecorded && unrecorded < responses;
  }
}
