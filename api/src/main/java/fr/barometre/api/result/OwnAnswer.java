package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.questionnaire.Modality;
import java.util.Map;

/**
 * The answer of a collectivité itself.
 *
 * @param modality the modality
 * @param responses how many of its responses have it, one or more
 */
public record OwnAnswer(
    @JsonProperty(required = true) Modality modality, @JsonProperty(required = true) long responses)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param modality the modality
   * @param responses how many of its responses have it, one or more
   */
  public OwnAnswer {
    requireNonNull(modality, "modality");
    if (responses < 1) {
      throw new IllegalArgumentException(
          "modality '" + modality.code() + "' is in " + responses + " responses; expected one");
    }
  }

  @JsonCreator
  static OwnAnswer fromJson(
      @JsonProperty(value = "modality", required = true) Map<String, Object> modality,
      @JsonProperty(value = "responses", required = true) Long responses) {
    return new OwnAnswer(Embedded.modality(modality), requireNonNull(responses, "responses"));
  }
}
