package fr.barometre.api.result;

import org.jspecify.annotations.Nullable;

/** Checks that an estimate has the parts that its status asks for, and no others. */
final class EstimateCheck {

  private static final int BASES = 5;

  private EstimateCheck() {}

  static void check(Estimate estimate) {
    EstimateStatus status = estimate.status();
    boolean hidden = status == EstimateStatus.SUPPRESSED;
    boolean inferred = status == EstimateStatus.ESTIMATED;
    boolean valued = inferred || status == EstimateStatus.POINT_ONLY;
    Double value = estimate.knownValue();
    Double error = estimate.knownStandardError();
    require(valued == (value != null), status, "a value");
    require(inferred == (error != null), status, "a standard error");
    require(inferred == (estimate.knownInterval() != null), status, "an interval");
    require(status != EstimateStatus.BOUNDED || estimate.knownBounds() != null, status, "bounds");
    require(hidden == (estimate.knownSuppression() != null), status, "the reason of a suppression");
    Long fewest = estimate.knownFewest();
    require(fewest == null || (hidden && fewest > 1), status, "the fewest collectivités, above 1");
    require(estimate.knownRange() == null || estimate.unit().isPresent(), status, "the unit");
    if (hidden) {
      require(bases(estimate) == 0, status, "that nothing is shown");
      require(
          estimate.knownBounds() == null && estimate.knownDesignEffect() == null,
          status,
          "that nothing is shown");
      return;
    }
    require(bases(estimate) == BASES, status, "bases");
    if (estimate.unit().isEmpty()) {
      checkProportion(value, estimate.knownBounds());
    } else if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("mean " + value + " is not finite");
    }
    if (error != null && !(0 <= error && error < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("standard error " + error + " is not finite and positive");
    }
    if (negative(estimate.knownBase())
        || negative(estimate.knownClusters())
        || negative(estimate.knownDegreesOfFreedom())) {
      throw new IllegalArgumentException("counts must not be negative in " + estimate);
    }
    Double effectiveBase = estimate.knownEffectiveBase();
    Double kish = estimate.knownKishDesignEffect();
    if (effectiveBase == null || !(effectiveBase >= 0) || kish == null || !(kish > 0)) {
      throw new IllegalArgumentException(
          "effective base "
              + effectiveBase
              + " is negative, or design effect "
              + kish
              + " not above 0");
    }
  }

  private static void checkProportion(@Nullable Double value, @Nullable Bounds bounds) {
    if (value != null && !(0 <= value && value <= 1)) {
      throw new IllegalArgumentException("proportion " + value + " is not in [0, 1]");
    }
    if (bounds != null) {
      withinProportions(bounds);
    }
  }

  /** Refuses bounds that no proportion can have. */
  static void withinProportions(Bounds bounds) {
    if (!(0 <= bounds.lower() && bounds.upper() <= 1)) {
      throw new IllegalArgumentException(bounds + " of a proportion are not within [0, 1]");
    }
  }

  private static boolean negative(@Nullable Long count) {
    return count != null && count < 0;
  }

  /** How many of the bases are there. */
  private static int bases(Estimate estimate) {
    return present(estimate.knownBase())
        + present(estimate.knownClusters())
        + present(estimate.knownDegreesOfFreedom())
        + present(estimate.knownEffectiveBase())
        + present(estimate.knownKishDesignEffect());
  }

  private static int present(@Nullable Object base) {
    return base == null ? 0 : 1;
  }

  private static void require(boolean consistent, EstimateStatus status, String what) {
    if (!consistent) {
      throw new IllegalArgumentException("status " + status + " does not fit: check " + what);
    }
  }
}
