package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers that a question offers.
 *
 * @param code the code used in data, unique within the question, without {@code '|'}
 * @param label the text shown to people
 * @param kind what the answer says
 * @param waves codes of the waves in which it was offered; none if in all
 */
public record Modality(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) Label label,
    @JsonProperty(required = true) ModalityKind kind,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> waves)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the code used in data, unique within the question, without {@code '|'}
   * @param label the text shown to people
   * @param kind what the answer says
   * @param waves codes of the waves in which it was offered; none if in all
   */
  public Modality {
    if (requireNonNull(code, "code").isBlank() || code.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "modality code '" + code + "' is not valid: expected a text without '|'");
    }
    requireNonNull(label, "label");
    requireNonNull(kind, "kind");
    waves = List.copyOf(requireNonNull(waves, "waves"));
  }

  /**
   * An answer that is offered in all waves.
   *
   * @param code the code used in data, unique within the question, without {@code '|'}
   * @param label the text shown to people
   * @param kind what the answer says
   */
  public Modality(String code, Label label, ModalityKind kind) {
    this(code, label, kind, List.of());
  }

  @JsonCreator
  static Modality fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty(value = "label", required = true) Label label,
      @JsonProperty("kind") @Nullable ModalityKind kind,
      @JsonProperty("waves") @Nullable List<String> waves) {
    return new Modality(
        code,
        label,
        kind == null ? ModalityKind.SUBSTANTIVE : kind,
        waves == null ? List.of() : waves);
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

  /**
   * The same answer, offered in some waves only.
   *
   * @param waves codes of the waves; none for all
   * @return the modality
   */
  public Modality offeredIn(String... waves) {
    return new Modality(code, label, kind, List.of(waves));
  }

  /**
   * Whether the answer was offered in a wave.
   *
   * @param wave code of the wave; blank where it is not known
   * @return true of any wave unless {@link #waves} leaves it out
   */
  public boolean isOfferedIn(String wave) {
    return waves.isEmpty() || wave.isEmpty() || waves.contains(wave);
  }
}
