package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.sample.FigureUnit;
import fr.barometre.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Flags an interval that is too wide to publish the figure. For a proportion both its width and its
 * width relative to the figure count. For a mean only the relative width does, since the absolute
 * one depends on the unit; a mean of numbers that may be negative is not checked.
 */
final class WideInterval implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    Estimate observed = findings.observed();
    Estimate adjusted = findings.adjusted();
    FigureUnit unit = findings.weighted().sample().unit(0);
    boolean wide = wide(observed, unit, policy);
    if (wide(adjusted, unit, policy) && !(wide && width(observed) >= width(adjusted))) {
      return Optional.of(flag(adjusted, policy));
    }
    return wide ? Optional.of(flag(observed, policy)) : Optional.empty();
  }

  private static double width(Estimate estimate) {
    return estimate.interval().map(Interval::width).orElse(0.0);
  }

  private static boolean wide(Estimate estimate, FigureUnit unit, FlagPolicy policy) {
    if (estimate.interval().isEmpty()) {
      return false;
    }
    double width = width(estimate);
    boolean relative = width > policy.relativeWidth() * Math.abs(estimate.value().orElseThrow());
    return unit.isMean()
        ? relative && unit.isMeanAboveZero()
        : width >= policy.widestInterval() || (width > policy.narrowInterval() && relative);
  }

  private static Flag flag(Estimate estimate, FlagPolicy policy) {
    Interval interval = estimate.interval().orElseThrow();
    Interval shown = estimate.possibleInterval().orElseThrow();
    Optional<Label> unit = estimate.unit();
    int decimals = estimate.decimals();
    double width = Wording.apart(shown.lower(), shown.upper(), decimals, decimals, unit);
    Object[] told = {
      Wording.figure(shown.lower(), estimate),
      Wording.figure(shown.upper(), estimate),
      Wording.difference(width, decimals, unit),
      Wording.figure(estimate.value().orElseThrow(), estimate)
    };
    return new Flag(
        FlagCode.WIDE_INTERVAL,
        Severity.SEVERE,
        List.of(
            unit.isPresent()
                ? Evidence.of("width", interval.width())
                : Evidence.of(
                    "width", interval.width(), policy.narrowInterval(), policy.widestInterval()),
            Evidence.of(unit.isPresent() ? "mean" : "proportion", estimate.value().orElseThrow()),
            Evidence.of(
                "largestWidth", policy.relativeWidth() * Math.abs(estimate.value().orElseThrow()))),
        Label.of(
            Wording.fr(
                "L'intervalle va de {} à {} : {} pour un chiffre de {}, trop pour conclure.", told),
            Wording.en(
                "The interval goes from {} to {}: {} for a figure of {}, too much to"
                    + " conclude.",
                told)),
        Label.of("Ne pas publier ce chiffre.", "Do not publish this figure."));
  }
}
