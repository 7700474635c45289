package fr.barometre.diagnosis;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.Wording.Points;
import fr.barometre.diagnosis.Wording.Share;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The interval is too wide to publish a figure. */
final class WideInterval implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return Stream.of(findings.observed(), findings.adjusted())
        .filter(estimate -> estimate.interval().isPresent())
        .filter(estimate -> wide(estimate, policy))
        .max((a, b) -> Double.compare(width(a), width(b)))
        .map(estimate -> flag(estimate, policy));
  }

  private static double width(Estimate estimate) {
    return estimate.interval().map(Interval::width).orElse(0.0);
  }

  private static boolean wide(Estimate estimate, FlagPolicy policy) {
    double width = width(estimate);
    return width >= policy.widestInterval()
        || (width > policy.narrowInterval() && width > policy.relativeWidth() * estimate.value());
  }

  private static Flag flag(Estimate estimate, FlagPolicy policy) {
    Interval interval = estimate.interval().orElseThrow();
    return new Flag(
        FlagCode.WIDE_INTERVAL,
        Severity.SEVERE,
        List.of(
            Evidence.of(
                "width", interval.width(), policy.narrowInterval(), policy.widestInterval()),
            Evidence.of("proportion", estimate.value()),
            Evidence.of("largestWidth", policy.relativeWidth() * estimate.value())),
        Label.of(
            Wording.fr(
                "L'intervalle va de {} à {} : {} pour un chiffre de {}, trop pour conclure.",
                new Share(interval.lower()),
                new Share(interval.upper()),
                new Points(interval.width()),
                new Share(estimate.value())),
            Wording.en(
                "The interval goes from {} to {}: {} for a figure of {}, too much to"
                    + " conclude.",
                new Share(interval.lower()),
                new Share(interval.upper()),
                new Points(interval.width()),
                new Share(estimate.value()))),
        Label.of("Ne pas publier ce chiffre.", "Do not publish this figure."));
  }
}
