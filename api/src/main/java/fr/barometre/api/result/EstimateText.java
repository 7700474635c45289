package fr.barometre.api.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An estimate in one line: a percentage with one decimal, or a mean with four digits. */
final class EstimateText {

  private final Estimate estimate;
  private final boolean mean;

  private EstimateText(Estimate estimate) {
    this.estimate = estimate;
    this.mean = estimate.unit().isPresent();
  }

  static String of(Estimate estimate) {
    if (estimate.isSuppressed()) {
      return "suppressed (" + estimate.knownSuppression() + ")";
    }
    return new EstimateText(estimate).figure() + " (n = " + estimate.base() + ")";
  }

  private String figure() {
    Double value = estimate.knownValue();
    Bounds bounds = estimate.knownBounds();
    if (value != null) {
      return shown(value) + " " + interval(estimate.knownInterval());
    }
    return bounds == null
        ? "not estimable"
        : "between " + shown(bounds.lower()) + " and " + shown(bounds.upper());
  }

  private String interval(@Nullable Interval interval) {
    return interval == null
        ? "[no interval]"
        : "[" + digits(interval.lower()) + "; " + digits(interval.upper()) + "]";
  }

  private String shown(double figure) {
    return digits(figure) + " " + (mean ? estimate.unit().orElseThrow().en() : "%");
  }

  private String digits(double figure) {
    return mean
        ? String.format(Locale.ROOT, "%.4g", figure)
        : String.format(Locale.ROOT, "%.1f", 100 * figure);
  }
}
