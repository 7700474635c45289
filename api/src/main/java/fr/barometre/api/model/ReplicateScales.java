package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How a variance follows from replicates: \[ Var = s \sum_r s_r (\hat\theta_r - \bar\theta)^2 \]
 * with s the scale and s_r that of a replicate; R's {@code scale} and {@code rscales} of {@code
 * svrepdesign}.
 *
 * @param scale what all are multiplied by, zero or more
 * @param ofReplicates what each replicate is multiplied by, zero or more
 * @param aroundEstimate whether the middle is the estimate; the mean of the replicates that are
 *     multiplied by more than zero otherwise
 */
public record ReplicateScales(
    @JsonProperty(required = true) double scale,
    @JsonProperty(required = true) List<Double> ofReplicates,
    @JsonProperty(required = true) boolean aroundEstimate)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param scale what all are multiplied by, zero or more
   * @param ofReplicates what each replicate is multiplied by, zero or more
   * @param aroundEstimate whether the middle is the estimate
   */
  public ReplicateScales {
    ofReplicates = List.copyOf(requireNonNull(ofReplicates, "ofReplicates"));
    check("scale", scale);
    for (int r = 0; r < ofReplicates.size(); r++) {
      check("scale of replicate " + r, ofReplicates.get(r));
    }
    if (ofReplicates.size() < 2) {
      throw new IllegalArgumentException(
          ofReplicates.size() + " replicates show no variance; expected two at least");
    }
  }

  private static void check(String what, double scale) {
    if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what + " is " + scale + "; expected a finite number, zero or more");
    }
  }

  @JsonCreator
  static ReplicateScales fromJson(
      @JsonProperty(value = "scale", required = true) Double scale,
      @JsonProperty(value = "ofReplicates", required = true) List<Double> ofReplicates,
      @JsonProperty(value = "aroundEstimate", required = true) Boolean aroundEstimate) {
    return new ReplicateScales(
        requireNonNull(scale, "scale"),
        ofReplicates,
        requireNonNull(aroundEstimate, "aroundEstimate"));
  }

  /**
   * Scales of one's own; R's {@code type = "other"}, or {@code "JKn"} with a scale of 1.
   *
   * @param scale what all are multiplied by, zero or more
   * @param ofReplicates what each replicate is multiplied by, zero or more
   * @return the scales
   */
  public static ReplicateScales of(double scale, double... ofReplicates) {
    return new ReplicateScales(scale, Arrays.stream(ofReplicates).boxed().toList(), false);
  }

  private static ReplicateScales same(double scale, int replicates) {
    return new ReplicateScales(scale, Collections.nCopies(Math.max(0, replicates), 1.0), false);
  }

  /**
   * The jackknife of one stratum.
   *
   * @param replicates number of replicates, that of the clusters
   * @return (R - 1) / R
   */
  public static ReplicateScales jk1(int replicates) {
    return same((replicates - 1) / (double) replicates, replicates);
  }

  /**
   * The paired jackknife; R's {@code type = "JK2"}.
   *
   * @param replicates number of replicates
   * @return 1
   */
  public static ReplicateScales jk2(int replicates) {
    return same(1, replicates);
  }

  /**
   * Balanced repeated replication.
   *
   * @param replicates number of replicates
   * @return 1 / R
   */
  public static ReplicateScales brr(int replicates) {
    return fay(replicates, 0);
  }

  /**
   * Fay's method.
   *
   * @param replicates number of replicates
   * @param factor what is left of the half that is out, in [0, 1)
   * @return 1 / (R (1 - factor)²)
   */
  public static ReplicateScales fay(int replicates, double factor) {
    return same(1 / (replicates * (1 - factor) * (1 - factor)), replicates);
  }

  /**
   * The bootstrap.
   *
   * @param replicates number of replicates
   * @return 1 / (R - 1)
   */
  public static ReplicateScales bootstrap(int replicates) {
    return same(1 / (replicates - 1.0), replicates);
  }

  /**
   * Successive differences; R's {@code type = "ACS"}.
   *
   * @param replicates number of replicates
   * @return 4 / R
   */
  public static ReplicateScales successiveDifferences(int replicates) {
    return same(4.0 / replicates, replicates);
  }

  /**
   * The same with variances around the estimate; R's {@code mse = TRUE}.
   *
   * @return the copy
   */
  public ReplicateScales withVarianceAroundEstimate() {
    return new ReplicateScales(scale, ofReplicates, true);
  }
}
