package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * How replicate weights are made of a design: which clusters each replicate leaves out, and what
 * the others weigh in it.
 *
 * @param kind the method
 * @param fay of BRR, Fay's factor: what is left of the half that is out, in [0, 1)
 * @param replicates of the bootstrap, the number of replicates; 0 of others, which follow from the
 *     design
 * @param seed of the bootstrap, what its draws start from
 * @param aroundEstimate whether variances are around the estimate; around the mean of the
 *     replicates otherwise
 */
public record ReplicateMethod(
    @JsonProperty(required = true) Kind kind,
    @JsonProperty(required = true) double fay,
    @JsonProperty(required = true) int replicates,
    @JsonProperty(required = true) long seed,
    @JsonProperty(required = true) boolean aroundEstimate)
    implements StrictJson {

  /** The methods. */
  public enum Kind {
    /** Leaves out each cluster of one stratum in turn. */
    JK1,
    /** Leaves out each cluster of each stratum in turn. */
    JKN,
    /** Balanced half-samples of two clusters a stratum. */
    BRR,
    /** Draws clusters anew, with replacement. */
    BOOTSTRAP
  }

  /**
   * Checks what is given.
   *
   * @param kind the method
   * @param fay of BRR, Fay's factor, in [0, 1)
   * @param replicates of the bootstrap, the number of replicates; 0 of others
   * @param seed of the bootstrap, what its draws start from
   * @param aroundEstimate whether variances are around the estimate
   */
  public ReplicateMethod {
    requireNonNull(kind, "kind");
    if (!(fay >= 0 && fay < 1) || (fay > 0 && kind != Kind.BRR)) {
      throw new IllegalArgumentException(
          "Fay's factor " + fay + " of " + kind + "; expected 0 or more and less than 1, of BRR");
    }
    if (kind == Kind.BOOTSTRAP ? replicates < 2 : replicates != 0) {
      throw new IllegalArgumentException(
          replicates
              + " replicates of "
              + kind
              + "; expected "
              + (kind == Kind.BOOTSTRAP ? "two at least" : "0: they follow from the design"));
    }
  }

  @JsonCreator
  static ReplicateMethod fromJson(
      @JsonProperty(value = "kind", required = true) Kind kind,
      @JsonProperty(value = "fay", required = true) Double fay,
      @JsonProperty(value = "replicates", required = true) Integer replicates,
      @JsonProperty(value = "seed", required = true) Long seed,
      @JsonProperty(value = "aroundEstimate", required = true) Boolean aroundEstimate) {
    return new ReplicateMethod(
        kind,
        requireNonNull(fay, "fay"),
        requireNonNull(replicates, "replicates"),
        requireNonNull(seed, "seed"),
        requireNonNull(aroundEstimate, "aroundEstimate"));
  }

  private static ReplicateMethod of(Kind kind, double fay, int replicates, long seed) {
    return new ReplicateMethod(kind, fay, replicates, seed, false);
  }

  /**
   * The jackknife of one stratum.
   *
   * @return as many replicates as there are clusters
   */
  public static ReplicateMethod jk1() {
    return of(Kind.JK1, 0, 0, 0);
  }

  /**
   * The jackknife of several strata.
   *
   * @return as many replicates as there are clusters in strata that show a variance
   */
  public static ReplicateMethod jkn() {
    return of(Kind.JKN, 0, 0, 0);
  }

  /**
   * Balanced repeated replication: half-samples with one of the two clusters of each stratum.
   *
   * @return somewhat more replicates than there are strata
   */
  public static ReplicateMethod brr() {
    return fay(0);
  }

  /**
   * Balanced repeated replication by Fay's method, which leaves a part to the half that is out.
   *
   * @param factor the part, in [0, 1)
   * @return somewhat more replicates than there are strata
   */
  public static ReplicateMethod fay(double factor) {
    return of(Kind.BRR, factor, 0, 0);
  }

  /**
   * Rao and Wu's rescaled bootstrap: one cluster less than a stratum has, drawn with replacement.
   *
   * @param replicates number of replicates, two at least
   * @param seed what the draws start from; the same gives the same replicates
   * @return the method
   */
  public static ReplicateMethod bootstrap(int replicates, long seed) {
    return of(Kind.BOOTSTRAP, 0, replicates, seed);
  }

  /**
   * The same with variances around the estimate; R's {@code mse = TRUE}.
   *
   * @return the copy
   */
  public ReplicateMethod withVarianceAroundEstimate() {
    return new ReplicateMethod(kind, fay, replicates, seed, true);
  }
}
