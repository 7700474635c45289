package fr.barometre.diagnosis;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.Wording.Share;
import java.util.List;
import java.util.Optional;

/** A few collectivités carry much of the weight. */
final class WeightConcentration implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    double effect =
        Math.max(findings.observed().kishDesignEffect(), findings.adjusted().kishDesignEffect());
    double largest = findings.weighted().largestShare(findings.domain());
    Optional<Severity> severity = policy.weightEffect().severity(effect);
    if (severity.isEmpty() && largest >= policy.largestShare()) {
      severity = Optional.of(Severity.NOTICE);
    }
    return severity.map(
        s ->
            new Flag(
                FlagCode.WEIGHT_CONCENTRATION,
                s,
                List.of(
                    policy.weightEffect().evidence("kishDesignEffect", effect),
                    Evidence.of("largestShare", largest, policy.largestShare())),
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
                    "Collapse cells, or trim the weights.")));
  }
}
