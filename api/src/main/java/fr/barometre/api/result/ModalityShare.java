package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.questionnaire.Modality;
import java.util.Map;

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
    implements LenientJson {

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

  @JsonCreator
  static ModalityShare fromJson(
      @JsonProperty(value = "modality", required = true) Map<String, Object> modality,
      @JsonProperty(value = "observed", required = true) Estimate observed,
      @JsonProperty(value = "adjusted", required = true) Estimate adjusted) {
    return new ModalityShare(Embedded.modality(modality), observed, adjusted);
  }
}
