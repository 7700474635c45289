package fr.barometre;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;

/** A survey whose questions are answered by numbers. */
public final class SmallNumbers {

  public static final Question AGENTS =
      number("agents", "Combien d'agents ?", 0, 200, Label.of("agents", "staff"));

  /** All answers are far from zero, as close as they are to each other. */
  public static final Question ANNEE =
      number("annee", "Depuis quelle année ?", 1900, 2100, Label.of("(année)", "(year)"));

  public static final Question EVOLUTION =
      number("evolution", "De combien ?", -100, 250, Label.of("k€", "k€"));

  public static final Questionnaire QUESTIONNAIRE =
      Questionnaire.builder()
          .code("nombres")
          .title(Label.of("Des nombres", "Numbers"))
          .addThemes(new Theme("A", Label.of("Moyens", "Means")))
          .addQuestions(AGENTS, ANNEE, EVOLUTION)
          .addIndicators(mean(AGENTS), mean(ANNEE), mean(EVOLUTION))
          .build();

  private SmallNumbers() {}

  private static Question number(String code, String wording, double min, double max, Label unit) {
    return Question.number(
        code,
        "A",
        Label.same(wording),
        new NumberRange(min, max, unit),
        Modality.dontKnow("NSP"),
        Modality.noAnswer("SR"),
        Modality.notApplicable("NC"));
  }

  /** The mean of a question's numbers, under the code of the question. */
  public static IndicatorDefinition mean(Question question) {
    return IndicatorDefinition.builder()
        .code(question.code())
        .label(Label.of("moyenne de " + question.code(), "mean of " + question.code()))
        .question(question.code())
        .build();
  }
}
