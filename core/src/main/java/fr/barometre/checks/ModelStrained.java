package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.models.PredictiveCheck;
import java.util.List;
import java.util.Optional;

/**
 * Flags a model of small areas when areas disagree with its predictions for them, made without
 * their answers.
 */
public final class ModelStrained {

  private ModelStrained() {}

  /**
   * The flag of a model.
   *
   * @param check how far its areas are from what it says of them
   * @param policy thresholds
   * @return the flag, if chance does not explain it
   */
  public static Optional<Flag> of(PredictiveCheck check, FlagPolicy policy) {
    if (!(check.probability() < policy.strain())) {
      return Optional.empty();
    }
    return Optional.of(
        new Flag(
            FlagCode.MODEL_STRAINED,
            Severity.WARNING,
            List.of(
                Evidence.of("probability", check.probability(), policy.strain()),
                Evidence.of("probabilityOfAreas", check.ofAreas()),
                Evidence.of("probabilityOfFurthestArea", check.ofFurthest()),
                Evidence.of("probabilityOfSizesWithinRegions", check.ofCrossings())),
            Label.of(
                "Les réponses de certains territoires s’écartent de ce que le modèle attend d’eux,"
                    + " plus que le hasard ne le permet : ses chiffres peuvent être faux, et leurs"
                    + " intervalles trop étroits.",
                "Answers of some areas are further from what the model expects of them than chance"
                    + " allows: its figures may be wrong, and their intervals too narrow."),
            Label.of(
                "Publier avec cette réserve, ou s’en tenir au chiffre d’ensemble.",
                "Publish with this caveat, or keep to the overall figure.")));
  }
}
