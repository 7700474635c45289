package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question with the closed list of its modalities, or the range of its numbers.
 *
 * @param code the identifier, unique within the questionnaire
 * @param theme code of the theme it belongs to
 * @param wording the question as put
 * @param kind what an answer is
 * @param modalities the answers offered, in order, with distinct codes; with numbers, those that
 *     say that there is none
 * @param knownRange the numbers that it takes; null for a question without numbers
 * @param waves codes of the waves that put it, of those that ask its theme; none if all of them do
 */
public record Question(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String theme,
    @JsonProperty(required = true) Label wording,
    @JsonProperty(required = true) QuestionKind kind,
    @JsonProperty(required = true) List<Modality> modalities,
    @JsonProperty("range") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable NumberRange knownRange,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> waves)
    implements StrictJson {

  /** The theme of a question whose JSON form names none. */
  private static final String NO_THEME = "questions";

  /**
   * Checks what is given.
   *
   * @param code the identifier, unique within the questionnaire
   * @param theme code of the theme it belongs to
   * @param wording the question as put
   * @param kind what an answer is
   * @param modalities the answers offered, in order, with distinct codes
   * @param knownRange the numbers that it takes; null for a question without numbers
   * @param waves codes of the waves that put it, of those that ask its theme; none if all of them
   *     do
   */
  public Question {
    if (requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException("a question needs a code, got '" + code + "'");
    }
    requireNonNull(theme, "theme");
    requireNonNull(wording, "wording");
    requireNonNull(kind, "kind");
    modalities = List.copyOf(requireNonNull(modalities, "modalities"));
    waves = List.copyOf(requireNonNull(waves, "waves"));
    Set<String> codes = new HashSet<>();
    for (Modality modality : modalities) {
      if (!codes.add(modality.code())) {
        throw new IllegalArgumentException(
            "question '" + code + "' has two modalities '" + modality.code() + "'");
      }
    }
    boolean substantive = modalities.stream().anyMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE);
    if ((kind == QuestionKind.NUMBER) != (knownRange != null)) {
      throw new IllegalArgumentException(
          "question '"
              + code
              + "' is "
              + kind
              + " with range "
              + knownRange
              + "; expected a range for NUMBER alone");
    }
    if (kind == QuestionKind.NUMBER && substantive) {
      throw new IllegalArgumentException(
          "question '"
              + code
              + "' is answered by a number; expected modalities that say that"
              + " there is none, not a substantive one");
    }
    if (kind != QuestionKind.NUMBER && !substantive) {
      throw new IllegalArgumentException("question '" + code + "' has no substantive modality");
    }
  }

  /**
   * A question that all waves put that ask its theme.
   *
   * @param code the identifier, unique within the questionnaire
   * @param theme code of the theme it belongs to
   * @param wording the question as put
   * @param kind what an answer is
   * @param modalities the answers offered, in order, with distinct codes
   * @param knownRange the numbers that it takes; null for a question without numbers
   */
  public Question(
      String code,
      String theme,
      Label wording,
      QuestionKind kind,
      List<Modality> modalities,
      @Nullable NumberRange knownRange) {
    this(code, theme, wording, kind, modalities, knownRange, List.of());
  }

  @JsonCreator
  static Question fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("theme") @Nullable String theme,
      @JsonProperty(value = "wording", required = true) Label wording,
      @JsonProperty("kind") @Nullable QuestionKind kind,
      @JsonProperty("modalities") @Nullable List<Modality> modalities,
      @JsonProperty("range") @Nullable NumberRange range,
      @JsonProperty("waves") @Nullable List<String> waves) {
    QuestionKind otherwise = range == null ? QuestionKind.SINGLE : QuestionKind.NUMBER;
    return new Question(
        code,
        theme == null ? NO_THEME : theme,
        wording,
        kind == null ? otherwise : kind,
        modalities == null ? List.of() : modalities,
        range,
        waves == null ? List.of() : waves);
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
    return new Question(code, theme, wording, QuestionKind.SINGLE, List.of(modalities), null);
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
    return new Question(code, theme, wording, QuestionKind.MULTIPLE, List.of(modalities), null);
  }

  /**
   * A question answered by a number.
   *
   * @param code the identifier
   * @param theme code of its theme
   * @param wording the question as put
   * @param range the numbers that it takes
   * @param none modalities that say that there is no number: don't know, no answer, not applicable
   * @return the question
   */
  public static Question number(
      String code, String theme, Label wording, NumberRange range, Modality... none) {
    return new Question(code, theme, wording, QuestionKind.NUMBER, List.of(none), range);
  }

  /**
   * The same question, put in some waves only: those that ask its theme may differ in a question.
   *
   * @param waves codes of the waves; none for all that ask its theme
   * @return the question
   */
  public Question askedIn(String... waves) {
    return new Question(code, theme, wording, kind, modalities, knownRange, List.of(waves));
  }

  /**
   * The numbers that the question takes.
   *
   * @return the range; empty for a question without numbers
   */
  public Optional<NumberRange> range() {
    return Optional.ofNullable(knownRange);
  }

  /**
   * Checks that an indicator can be computed from this question: a share of modalities that it has,
   * or, of numbers, their mean.
   *
   * @param indicator an indicator about this question
   * @throws IllegalArgumentException if it cannot, naming the indicator and what was expected
   */
  public void check(IndicatorDefinition indicator) {
    String where = "indicator '" + indicator.code() + "' about question '" + code + "'";
    if (kind != QuestionKind.NUMBER && indicator.isMean()) {
      throw new IllegalArgumentException(
          where + " counts no modality; expected one at least of " + modalityCodes());
    }
    if (kind == QuestionKind.NUMBER
        && !(indicator.isMean()
            && indicator.basePolicy() == BasePolicy.EXPRESSED
            && indicator.references().isEmpty())) {
      throw new IllegalArgumentException(
          where
              + ", which is answered by numbers, counts "
              + indicator.counted()
              + " on base "
              + indicator.basePolicy()
              + " with "
              + indicator.references().size()
              + " published percentages; expected the mean: nothing counted, base EXPRESSED,"
              + " no percentage");
    }
    for (String counted : indicator.counted()) {
      if (modality(counted).isEmpty()) {
        throw new IllegalArgumentException(
            where + " counts '" + counted + "'; expected some of " + modalityCodes());
      }
    }
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
