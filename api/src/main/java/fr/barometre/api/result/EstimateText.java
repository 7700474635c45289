package fr.barometre.api.result;

import fr.barometre.api.Label;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An estimate in one line: a percentage with one decimal, or a mean as precise as its interval. */
final class EstimateText {

  /** Stands where nobody named a unit; it is not printed. */
  private static final String NO_UNIT = "unités";

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
      return say("[l’ensemble a répondu]", "[all answered]");
    }
    return interval == null
        ? say("[sans intervalle]", "[no interval]")
        : "[" + digits(interval.lower()) + say(" ; ", "; ") + digits(interval.upper()) + "]";
  }

  private String shown(double figure) {
    String digits = digits(figure);
    return digits
        + estimate
            .unit()
            .map(
                unit ->
                    unit.fr().equals(NO_UNIT) ? "" : " " + unit.counting(rounded(figure), locale))
            .orElse(say(" %", "%"));
  }

  private String digits(double figure) {
    String format = "%,." + (mean ? estimate.decimals() : 1) + "f";
    return String.format(locale, format, mean ? rounded(figure) : 100 * figure)
        .replace('-', '\u2212')
        .replace('\u202F', '\u00A0');
  }

  /** The figure with its printed decimals, which decide on the plural of its unit. */
  private double rounded(double figure) {
    double scale = Math.pow(10, estimate.decimals());
    return Math.round(figure * scale) / scale + 0.0;
  }

  private String say(String fr, String en) {
    return Label.of(fr, en).in(locale);
  }
}
