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

/** Flags a linear calibration that gave some respondents a negative weight. */
final class NegativeWeights implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    long negative = findings.weighted().negativeClusters();
    if (negative == 0) {
      return Optional.empty();
    }
    Counted told = Counted.collectivites(negative);
    return Optional.of(
        new Flag(
            FlagCode.NEGATIVE_WEIGHTS,
            Severity.WARNING,
            List.of(Evidence.of("negativeWeights", (double) negative, 1.0)),
            Label.of(
                Wording.fr(
                    "Le redressement donne un poids négatif à {} : leurs réponses comptent à"
                        + " l'envers.",
                    told),
                Wording.en(
                    "The weighting gives a negative weight to {}: their answers count the wrong way"
                        + " round.",
                    told)),
            Label.of(
                "Borner les poids, ou redresser sur moins de caractéristiques.",
                "Bound the weights, or weight on fewer dimensions.")));
  }
}
