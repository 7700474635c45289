package fr.barometre;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import java.util.List;

/** A questionnaire with two themes, two waves, a single and a multiple choice. */
public final class SmallSurvey {

  public static final Question CHARTE =
      Question.single(
          "Q1",
          "A",
          Label.of("Une charte ?", "A charter?"),
          Modality.of("OUI", "Oui", "Yes"),
          Modality.of("NON", "Non", "No"),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SR"),
          Modality.notApplicable("NA"));

  public static final Question OUTILS =
      Question.multiple(
          "Q2",
          "A",
          Label.of("Quels outils ?", "Which tools?"),
          Modality.of("MAIL", "Courriel", "Email"),
          Modality.of("VISIO", "Visioconférence", "Video"),
          Modality.of("AUCUN", "Aucun", "None"));

  public static final Question DONNEES =
      Question.single(
          "Q3",
          "B",
          Label.of("Données ouvertes ?", "Open data?"),
          Modality.of("OUI", "Oui", "Yes"),
          Modality.of("NON", "Non", "No"));

  public static final IndicatorDefinition CHARTE_OUI =
      IndicatorDefinition.builder()
          .code("charte")
          .label(Label.of("une charte", "a charter"))
          .question("Q1")
          .addCounted("OUI")
          .build();

  public static final IndicatorDefinition VISIO =
      IndicatorDefinition.builder()
          .code("visio")
          .label(Label.of("la visioconférence", "video calls"))
          .question("Q2")
          .addCounted("VISIO")
          .build();

  public static final IndicatorDefinition DONNEES_OUI =
      IndicatorDefinition.builder()
          .code("donnees")
          .label(Label.of("des données ouvertes", "open data"))
          .question("Q3")
          .addCounted("OUI")
          .build();

  /** One wave for both themes. */
  public static final Questionnaire ONE_WAVE =
      base().addWaves(new Wave("1", Label.of("vague 1", "wave 1"), List.of("A", "B"))).build();

  /** Wave 1 asks theme A, wave 2 theme B. */
  public static final Questionnaire TWO_WAVES =
      base()
          .addWaves(new Wave("1", Label.of("vague 1", "wave 1"), List.of("A")))
          .addWaves(new Wave("2", Label.of("vague 2", "wave 2"), List.of("B")))
          .build();

  private SmallSurvey() {}

  private static Questionnaire.Builder base() {
    Questionnaire.Builder builder = Questionnaire.builder();
    builder
        .code("petite")
        .title(Label.of("Petite enquête", "Small survey"))
        .addThemes(new Theme("A", Label.of("Interne", "Internal")))
        .addThemes(new Theme("B", Label.of("Externe", "External")))
        .addQuestions(CHARTE, OUTILS, DONNEES)
        .addIndicators(CHARTE_OUI, VISIO, DONNEES_OUI);
    return builder;
  }

  /** A respondent of a commune. */
  public static Respondent.Builder respondent(String id, String commune) {
    Respondent.Builder builder = Respondent.builder();
    builder.id(id);
    return builder.collectivite(CollectiviteRef.of(CollectiviteType.COMMUNE, commune));
  }
}
