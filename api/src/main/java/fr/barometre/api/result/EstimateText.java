package fr.barometre.api.result;

import fr.barometre.api.Label;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An estimate in one line: a percentage with one decimal, or a mean with four digits. */
final class EstimateText {

  /** From here on four digits would leave out units. */
  private static final double THOUSAND = 1000;

  private final Estimate estimate;
  private final Locale locale;
  private final boolean mean;

  EstimateText(Estimate estimate, Locale locale) {
    this.estimate = estimate;
    this.locale =
        locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? Locale.FRENCH : Locale.ROOT;
    this.mean = estimate.unit().isPresent();
  }

  String line() {
    SuppressionReason reason = estimate.knownSuppression();
    return reason == null
        ? figure() + " (n = " + estimate.knownBase() + ")"
        : say("masqué : ", "hidden: ") + hidden(reason);
  }

  private String hidden(SuppressionReason reason) {
    Long fewest = estimate.knownFewest();
    return reason == SuppressionReason.TOO_FEW && fewest != null
        ? say("moins de " + fewest + " collectivités", "fewer than " + fewest + " collectivités")
        : reason.label().in(locale);
  }

  private String figure() {
    Double value = estimate.knownValue();
    Bounds bounds = estimate.knownBounds();
    if (value != null) {
      return shown(value) + " " + interval(estimate.possibleInterval().orElse(null));
    }
    return bounds == null
        ? say("non estimable", "not estimable")
        : say("entre ", "between ")
            + shown(bounds.lower())
            + say(" et ", " and ")
            + shown(bounds.upper());
  }

  private String interval(@Nullable Interval interval) {
    if (estimate.isCensus()) {
      return say("[toutes ont répondu]", "[all answered]");
    }
    return interval == null
        ? say("[sans intervalle]", "[no interval]")
        : "[" + digits(interval.lower()) + say(" ; ", "; ") + digits(interval.upper()) + "]";
  }

  private String shown(double figure) {
    return digits(figure) + " " + estimate.unit().map(unit -> unit.in(locale)).orElse("%");
  }

  private String digits(double figure) {
    if (!mean) {
      return String.format(locale, "%.1f", 100 * figure);
    }
    return Math.abs(figure) < THOUSAND
        ? String.format(locale, "%.4g", figure)
        : String.format(locale, "%,.1f", figure);
  }

  private String say(String fr, String en) {
    return Label.of(fr, en).in(locale);
  }
}
