package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Counted;
import java.util.List;
import java.util.Optional;

/** Flags an interval with so few degrees of freedom that it should be reviewed before use. */
final class FewDegrees implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    long degrees = findings.observed().degreesOfFreedom().orElseThrow();
    if (findings.adjusted().status() == EstimateStatus.ESTIMATED) {
      degrees = Math.min(degrees, findings.adjusted().degreesOfFreedom().orElseThrow());
    }
    if (degrees >= policy.fewestDegrees()
        || findings.observed().base().orElseThrow() == 0
        || findings.isCensus()) {
      return Optional.empty();
    }
    Counted told =
        new Counted(
            degrees,
            Label.of("degré de liberté", "degree of freedom"),
            Label.of("degrés de liberté", "degrees of freedom"));
    return Optional.of(
        new Flag(
            FlagCode.FEW_DEGREES,
            Severity.WARNING,
            List.of(
                Evidence.of("degreesOfFreedom", (double) degrees, (double) policy.fewestDegrees())),
            Label.of(
                Wording.fr(
                    "La marge d'erreur repose sur {}, moins de {}.", told, policy.fewestDegrees()),
                Wording.en(
                    "The margin of error rests on {}, fewer than {}.",
                    told,
                    policy.fewestDegrees())),
            Label.of(
                "Faire relire ce chiffre avant de le publier.",
                "Have this figure reviewed before publishing it.")));
  }
}
