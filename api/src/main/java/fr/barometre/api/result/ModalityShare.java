package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import fr.barometre.api.questionnaire.Modality;

/**
 * The share of one modality of the indicator's question, on the indicator's base.
 *
 * @param modality the modality
 * @param observed its share among the respondents
 * @param adjusted its share under the indicator's weighting
 */
public record ModalityShare(
    @JsonProperty(required = true) Modality modality,
    @JsonProperty(required = true) Estimate observed,
    @JsonProperty(required = true) Estimate adjusted)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param modality the modality
   * @param observed its share among the respondents
   * @param adjusted its share under the indicator's weighting
   */
  public ModalityShare {
    requireNonNull(modality, "modality");
    requireNonNull(observed, "observed");
    requireNonNull(adjusted, "adjusted");
  }
}
