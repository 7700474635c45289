package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers that a question offers.
 *
 * @param code the code used in data, unique within the question, without {@code '|'}
 * @param label the text shown to people
 * @param kind what the answer says
 */
public record Modality(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) Label label,
    @JsonProperty(required = true) ModalityKind kind)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the code used in data, unique within the question, without {@code '|'}
   * @param label the text shown to people
   * @param kind what the answer says
   */
  public Modality {
    if (requireNonNull(code, "code").isBlank() || code.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "modality code '" + code + "' is not valid: expected a text without '|'");
    }
    requireNonNull(label, "label");
    requireNonNull(kind, "kind");
  }

  @JsonCreator
  static Modality fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty(value = "label", required = true) Label label,
      @JsonProperty("kind") @Nullable ModalityKind kind) {
    return new Modality(code, label, kind == null ? ModalityKind.SUBSTANTIVE : kind);
  }

  /**
   * A substantive answer.
   *
   * @param code the code used in data
   * @param fr the French text
   * @param en the English text
   * @return the modality
   */
  public static Modality of(String code, String fr, String en) {
    return new Modality(code, Label.of(fr, en), ModalityKind.SUBSTANTIVE);
  }

  /**
   * "Ne sait pas", under the code that the data use.
   *
   * @param code the code used in data
   * @return the modality
   */
  public static Modality dontKnow(String code) {
    return new Modality(code, Label.of("Ne sait pas", "Don't know"), ModalityKind.DONT_KNOW);
  }

  /**
   * "Sans réponse", under the code that the data use.
   *
   * @param code the code used in data
   * @return the modality
   */
  public static Modality noAnswer(String code) {
    return new Modality(code, Label.of("Sans réponse", "No answer"), ModalityKind.NO_ANSWER);
  }

  /**
   * "Non concerné", under the code that the data use.
   *
   * @param code the code used in data
   * @return the modality
   */
  public static Modality notApplicable(String code) {
    return new Modality(
        code, Label.of("Non concerné", "Not applicable"), ModalityKind.NOT_APPLICABLE);
  }
}
