package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question with the closed list of its modalities.
 *
 * @param code the identifier, unique within the questionnaire
 * @param theme code of the theme it belongs to
 * @param wording the question as put
 * @param kind how many modalities an answer may name
 * @param modalities the answers offered, in order, with distinct codes
 */
public record Question(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String theme,
    @JsonProperty(required = true) Label wording,
    @JsonProperty(required = true) QuestionKind kind,
    @JsonProperty(required = true) List<Modality> modalities)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier, unique within the questionnaire
   * @param theme code of the theme it belongs to
   * @param wording the question as put
   * @param kind how many modalities an answer may name
   * @param modalities the answers offered, in order, with distinct codes
   */
  public Question {
    if (requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException("a question needs a code, got '" + code + "'");
    }
    requireNonNull(theme, "theme");
    requireNonNull(wording, "wording");
    requireNonNull(kind, "kind");
    modalities = List.copyOf(requireNonNull(modalities, "modalities"));
    Set<String> codes = new HashSet<>();
    for (Modality modality : modalities) {
      if (!codes.add(modality.code())) {
        throw new IllegalArgumentException(
            "question '" + code + "' has two modalities '" + modality.code() + "'");
      }
    }
    if (modalities.stream().noneMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE)) {
      throw new IllegalArgumentException("question '" + code + "' has no substantive modality");
    }
  }

  /**
   * A question with one answer.
   *
   * @param code the identifier
   * @param theme code of its theme
   * @param wording the question as put
   * @param modalities the answers offered
   * @return the question
   */
  public static Question single(String code, String theme, Label wording, Modality... modalities) {
    return new Question(code, theme, wording, QuestionKind.SINGLE, List.of(modalities));
  }

  /**
   * A question with any number of answers.
   *
   * @param code the identifier
   * @param theme code of its theme
   * @param wording the question as put
   * @param modalities the answers offered
   * @return the question
   */
  public static Question multiple(
      String code, String theme, Label wording, Modality... modalities) {
    return new Question(code, theme, wording, QuestionKind.MULTIPLE, List.of(modalities));
  }

  /**
   * The modality with a code.
   *
   * @param modality the code
   * @return the modality, or empty if the question does not offer it
   */
  public Optional<Modality> modality(String modality) {
    return modalities.stream().filter(m -> m.code().equals(modality)).findFirst();
  }

  /**
   * The codes of the modalities, in order.
   *
   * @return distinct codes
   */
  public List<String> modalityCodes() {
    return modalities.stream().map(Modality::code).toList();
  }
}
