package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Counted;
import java.util.List;
import java.util.Optional;

/**
 * Flags a figure whose base, or effective base, is too small to publish; a census is never flagged.
 */
final class SmallBase implements Check {

  /** A number of answers is told to two decimals. */
  private static final double SHOWN = 0.005;

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    long base = findings.observed().base().orElseThrow();
    double effective = findings.observed().effectiveBase().orElseThrow();
    boolean weighted =
        switch (findings.adjusted().status()) {
          case ESTIMATED, POINT_ONLY -> true;
          case NOT_ESTIMABLE -> findings.adjusted().base().orElseThrow() > 0;
          case BOUNDED, SUPPRESSED -> false;
        };
    if (weighted) {
      base = Math.min(base, findings.adjusted().base().orElseThrow());
      effective = Math.min(effective, findings.adjusted().effectiveBase().orElseThrow());
    }
    double smallest = policy.smallestBase();
    if ((base >= smallest && effective >= smallest) || findings.isCensus()) {
      return Optional.empty();
    }
    return Optional.of(
        new Flag(
            FlagCode.SMALL_BASE,
            Severity.SEVERE,
            List.of(
                Evidence.of("base", (double) base, smallest),
                Evidence.of("effectiveBase", effective, smallest)),
            message(base, effective, (long) smallest),
            Label.of("Ne pas publier ce chiffre.", "Do not publish this figure.")));
  }

  private static Label message(long base, double effective, long smallest) {
    if (base == 0) {
      return Label.of(
          "Aucune réponse n'entre dans la base : il n'y a pas de chiffre.",
          "No answer is in the base: there is no figure.");
    }
    if (Math.abs(base - effective) < SHOWN) {
      Counted answers =
          new Counted(base, Label.of("réponse", "answer"), Label.of("réponses", "answers"));
      return Label.of(
          Wording.fr("Le chiffre repose sur {}, moins de {}.", answers, smallest),
          Wording.en("The figure rests on {}, fewer than {}.", answers, smallest));
    }
    return Label.of(
        Wording.fr(
            base == 1
                ? "Le chiffre repose sur {} réponse, qui en vaut {} une fois pondérée,"
                    + " moins de {}."
                : "Le chiffre repose sur {} réponses, qui en valent {} une fois"
                    + " pondérées, moins de {}.",
            base,
            effective,
            smallest),
        Wording.en(
            base == 1
                ? "The figure rests on {} answer, worth {} once weighted, fewer than {}."
                : "The figure rests on {} answers, worth {} once weighted, fewer than {}.",
            base,
            effective,
            smallest));
  }
}
