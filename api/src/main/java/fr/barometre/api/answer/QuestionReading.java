package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * Numbers of the answers read to one question, by kind of answer.
 *
 * @param question code of the question
 * @param answered with an answer on the substance
 * @param dontKnow that say that one does not know
 * @param noAnswer left blank, or that say that one does not answer
 * @param notAsked that say that the question was not put, or does not apply
 * @param refused that could not be used
 */
public record QuestionReading(
    @JsonProperty(required = true) String question,
    @JsonProperty(required = true) long answered,
    @JsonProperty(required = true) long dontKnow,
    @JsonProperty(required = true) long noAnswer,
    @JsonProperty(required = true) long notAsked,
    @JsonProperty(required = true) Refusals refused)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param question code of the question
   * @param answered with an answer on the substance
   * @param dontKnow that say that one does not know
   * @param noAnswer left blank
   * @param notAsked that say that the question was not put
   * @param refused that could not be used
   */
  public QuestionReading {
    requireNonNull(question, "question");
    requireNonNull(refused, "refused");
    if (answered < 0 || dontKnow < 0 || noAnswer < 0 || notAsked < 0) {
      throw new IllegalArgumentException(
          "question '" + question + "' has fewer than no answers of a kind");
    }
  }

  @JsonCreator
  static QuestionReading fromJson(
      @JsonProperty(value = "question", required = true) String question,
      @JsonProperty(value = "answered", required = true) Long answered,
      @JsonProperty(value = "dontKnow", required = true) Long dontKnow,
      @JsonProperty(value = "noAnswer", required = true) Long noAnswer,
      @JsonProperty(value = "notAsked", required = true) Long notAsked,
      @JsonProperty(value = "refused", required = true) Refusals refused) {
    return new QuestionReading(
        question,
        requireNonNull(answered, "answered"),
        requireNonNull(dontKnow, "dontKnow"),
        requireNonNull(noAnswer, "noAnswer"),
        requireNonNull(notAsked, "notAsked"),
        refused);
  }

  /**
   * Answers read: those used and those refused.
   *
   * @return zero or more
   */
  public long read() {
    return answered + dontKnow + noAnswer + notAsked + refused.count();
  }

  /**
   * These and others to the same question.
   *
   * @param others other answers
   * @return all
   * @throws IllegalArgumentException if they are to another question
   */
  public QuestionReading plus(QuestionReading others) {
    if (!question.equals(others.question)) {
      throw new IllegalArgumentException(
          "answers to '" + question + "' and to '" + others.question + "' do not add up");
    }
    return new QuestionReading(
        question,
        answered + others.answered,
        dontKnow + others.dontKnow,
        noAnswer + others.noAnswer,
        notAsked + others.notAsked,
        refused.plus(others.refused));
  }
}
