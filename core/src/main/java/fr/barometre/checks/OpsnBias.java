package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.inference.Student;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/**
 * Flags a figure that the OPSN adjustment shifts significantly. Severity depends on the ratio of
 * the shift to the standard error; where some statuses are unknown, on the largest shift possible.
 * A majority that changes sides is severe.
 */
final class OpsnBias implements Check {

  private static final double MAJORITY = 0.5;

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    Optional<CompositionShift> found = findings.opsn().shift();
    if (found.isEmpty() || findings.opsn().adjusted().status() != EstimateStatus.ESTIMATED) {
      return Optional.empty();
    }
    CompositionShift shift = found.get();
    long degrees = Math.max(1, findings.observed().degreesOfFreedom().orElseThrow());
    double pValue = Student.pValue(shift.shift(), shift.standardError(), degrees);
    if (!(pValue < policy.biasSignificance())) {
      return Optional.empty();
    }
    double adjusted = findings.opsn().adjusted().value().orElseThrow();
    double observed = adjusted + shift.shift();
    double farthest = farthest(findings.opsn().adjusted(), observed);
    boolean share = findings.observed().unit().isEmpty();
    boolean flips = share && observed > MAJORITY != farthest > MAJORITY;
    double worst =
        shift.shift() == 0 ? 0 : shift.biasRatio() * (observed - farthest) / shift.shift();
    Optional<Severity> severity =
        flips ? Optional.of(Severity.SEVERE) : policy.biasRatio().severity(Math.abs(worst));
    return severity.map(s -> flag(s, findings, shift, pValue, observed, flips, policy));
  }

  /** The largest shift that unknown statuses allow. */
  private static double farthest(Estimate adjusted, double observed) {
    return adjusted
        .bounds()
        .map(b -> observed - b.lower() > b.upper() - observed ? b.lower() : b.upper())
        .orElse(adjusted.value().orElseThrow());
  }

  private static Flag flag(
      Severity severity,
      Findings findings,
      CompositionShift shift,
      double pValue,
      double observed,
      boolean flips,
      FlagPolicy policy) {
    double adjusted = findings.opsn().adjusted().value().orElseThrow();
    Optional<Label> unit = findings.observed().unit();
    Object before = Wording.figure(observed, findings.observed());
    Object after = Wording.figure(adjusted, findings.observed());
    int decimals = findings.observed().decimals();
    Object points =
        Wording.difference(
            Math.abs(Wording.apart(observed, adjusted, decimals, decimals, unit)), decimals, unit);
    Share coverage = new Share(shift.coverage());
    return new Flag(
        FlagCode.OPSN_BIASED,
        severity,
        List.of(
            policy.biasRatio().evidence("biasRatio", shift.biasRatio()),
            Evidence.of("shift", shift.shift()),
            Evidence.of("shiftStandardError", shift.standardError()),
            Evidence.of("shiftPValue", pValue, policy.biasSignificance()),
            unit.isEmpty()
                ? Evidence.of("observed", observed, MAJORITY)
                : Evidence.of("observed", observed),
            unit.isEmpty()
                ? Evidence.of("adjusted", adjusted, MAJORITY)
                : Evidence.of("adjusted", adjusted),
            Evidence.of("realCoverage", shift.coverage(), 0.95)),
        Label.of(
            Wording.fr(
                "Redressé sur la seule présence d’un OPSN, le chiffre observé passe de {} à {} ({})"
                    + " : son intervalle, annoncé à 95\u00A0%, n'en vaut que {}."
                    + (flips ? " La majorité change de camp." : ""),
                before,
                after,
                points,
                coverage),
            Wording.en(
                "Adjusted to the presence of an OPSN alone, the observed figure moves from {} to {}"
                    + " ({}): its interval, announced at 95%, is worth {} only."
                    + (flips ? " The majority changes sides." : ""),
                before,
                after,
                points,
                coverage)),
        Label.of(
            "Publier le chiffre redressé, avec son intervalle.",
            "Publish the adjusted figure, with its interval."));
  }
}
