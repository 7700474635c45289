package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds questionnaires from files that do not define indicators, with a default indicator for each
 * question.
 */
final class Built {

  private Built() {}

  /** The questionnaire, each question with the indicator that it has by default. */
  static Questionnaire questionnaire(
      String source,
      String code,
      Label title,
      List<Theme> themes,
      List<Question> questions,
      List<Label> notes,
      Vocabulary vocabulary) {
    DefaultIndicator defaults = new DefaultIndicator(vocabulary);
    List<IndicatorDefinition> indicators = new ArrayList<>();
    List<String> supposed = new ArrayList<>();
    for (Question question : questions) {
      if (defaults.isSupposed(question, List.of())) {
        supposed.add(question.code() + " (" + defaults.counted(question, List.of()).get(0) + ")");
      }
      indicators.add(defaults.indicator(question, List.of()).build());
    }
    if (!supposed.isEmpty()) {
      notes.add(Notes.supposed(supposed));
    }
    try {
      Questionnaire.Builder builder = Questionnaire.builder();
      builder.code(code).title(title).themes(themes).questions(questions).indicators(indicators);
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }
}
