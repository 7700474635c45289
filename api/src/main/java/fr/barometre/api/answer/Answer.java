package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.util.List;

/**
 * The answer of one respondent to one question.
 *
 * @param respondent who answered
 * @param question code of the question
 * @param modalities codes of the modalities named, or the number given, as text; none when the
 *     question was put and left blank; {@link #NOT_ASKED} or {@link #NONE_TICKED} alone
 */
public record Answer(
    @JsonProperty(required = true) Respondent respondent,
    @JsonProperty(required = true) String question,
    @JsonProperty(required = true) List<String> modalities)
    implements StrictJson {

  /**
   * In place of a modality: the question was not put to the respondent. It is in no base, as "not
   * applicable" is. A question that has a modality of this code means that one.
   */
  public static final String NOT_ASKED = "N/A";

  /**
   * In place of a modality of a multiple choice: the respondent saw its options and ticked none,
   * which is an answer and in every base. A question that has a modality of this code means that
   * one.
   */
  public static final String NONE_TICKED = "[]";

  /**
   * Checks what is given.
   *
   * @param respondent who answered
   * @param question code of the question
   * @param modalities codes of the modalities named, or the number given
   */
  public Answer {
    requireNonNull(respondent, "respondent");
    requireNonNull(question, "question");
    modalities = List.copyOf(requireNonNull(modalities, "modalities"));
  }

  /**
   * An answer from its parts.
   *
   * @param respondent who answered
   * @param question code of the question
   * @param modalities codes of the modalities named
   * @return the answer
   */
  public static Answer of(Respondent respondent, String question, String... modalities) {
    return new Answer(respondent, question, List.of(modalities));
  }

  /**
   * The answer to a question that takes numbers.
   *
   * @param respondent who answered
   * @param question code of the question
   * @param number the number given
   * @return the answer
   */
  public static Answer number(Respondent respondent, String question, double number) {
    return of(respondent, question, Double.toString(number));
  }
}
