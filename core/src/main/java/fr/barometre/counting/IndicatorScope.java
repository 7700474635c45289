package fr.barometre.counting;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.spelling.Suggestion;
import java.util.List;
import java.util.function.Supplier;

/** Finds the question of an indicator, and tells which respondents the indicator is about. */
public final class IndicatorScope {

  private IndicatorScope() {}

  /**
   * The question that an indicator is about.
   *
   * @throws IllegalArgumentException if the questionnaire does not have it, or it has no such
   *     modalities
   */
  public static Question question(Questionnaire questionnaire, IndicatorDefinition indicator) {
    Question question =
        questionnaire
            .question(indicator.question())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "indicator '"
                            + indicator.code()
                            + "' is about "
                            + unknown(questionnaire, indicator.question())));
    question.check(indicator);
    return question;
  }

  /**
   * A question by its code.
   *
   * @throws IllegalArgumentException if the questionnaire does not have it
   */
  public static Question question(Questionnaire questionnaire, String code) {
    return questionnaire
        .question(code)
        .orElseThrow(() -> new IllegalArgumentException(unknown(questionnaire, code)));
  }

  private static String unknown(Questionnaire questionnaire, String code) {
    return "question '"
        + code
        + "', which questionnaire '"
        + questionnaire.code()
        + "' does not have"
        + Suggestion.of(code, questionnaire.questions().stream().map(Question::code).toList());
  }

  /** Whether an indicator is about the respondent; one of unknown type is taken to be. */
  public static boolean concerned(
      List<CollectiviteType> audience, Population population, Supplier<Level> type) {
    if (audience.isEmpty() || !population.dimensions().contains(Dimension.TYPE)) {
      return true;
    }
    String code = type.get().code();
    return code.equals(Level.UNKNOWN) || audience.stream().anyMatch(t -> t.name().equals(code));
  }
}
