package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Flags a figure in which a few collectivités carry much of the weight. */
final class WeightConcentration implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    double effect =
        Math.max(
            findings.observed().kishDesignEffect().orElseThrow(),
            findings.adjusted().kishDesignEffect().orElseThrow());
    double largest = findings.weighted().largestShare(findings.domain());
    Optional<Severity> severity = policy.weightEffect().severity(effect);
    List<Evidence> evidence =
        List.of(
            policy.weightEffect().evidence("kishDesignEffect", effect),
            Evidence.of("largestShare", largest, policy.largestShare()));
    if (severity.isPresent()) {
      return severity.map(s -> unequal(s, evidence, effect, largest));
    }
    return largest >= policy.largestShare()
        ? Optional.of(oneHeavy(evidence, largest))
        : Optional.empty();
  }

  private static Flag unequal(
      Severity severity, List<Evidence> evidence, double effect, double largest) {
    return new Flag(
        FlagCode.WEIGHT_CONCENTRATION,
        severity,
        evidence,
        Label.of(
            Wording.fr(
                "Les poids inégaux multiplient la variance par {} ; la collectivité la plus"
                    + " lourde pèse {} du total.",
                effect,
                new Share(largest)),
            Wording.en(
                "Unequal weights multiply the variance by {}; the heaviest authority weighs"
                    + " {} of the total.",
                effect,
                new Share(largest))),
        Label.of(
            "Regrouper des cellules, ou plafonner les poids.",
            "Collapse cells, or trim the weights."));
  }

  /** Among few respondents one is heavy whatever the weights. */
  private static Flag oneHeavy(List<Evidence> evidence, double largest) {
    return new Flag(
        FlagCode.WEIGHT_CONCENTRATION,
        Severity.NOTICE,
        evidence,
        Label.of(
            Wording.fr("Une collectivité pèse à elle seule {} du total.", new Share(largest)),
            Wording.en("One authority alone weighs {} of the total.", new Share(largest))),
        Label.of(
            "Vérifier que le chiffre ne tient pas à elle.",
            "Check that the figure does not hinge on it."));
  }
}
