package fr.barometre.editions;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.ReferenceValue;
import java.util.List;

/** The wording that the indicators of the 2025 edition share, and how their figures are cited. */
final class Published {

  static final String SOURCE =
      "Infographie « Collectivités et numérique en 2025 : 9 thématiques pour comprendre les usages"
          + " », programme Transformation numérique des territoires (DINUM) et Déclic, 2025";

  static final Label AGENTS = Label.of("agents (tel qu'imprimé)", "staff (as printed)");
  static final Label ELUS = Label.of("élus (tel qu'imprimé)", "elected members (as printed)");
  static final Label REUNIONS = Label.of("réunions (tel qu'imprimé)", "meetings (as printed)");

  static final Label INFERRED_THEME =
      Label.of(
          "Le thème est déduit : la publication ne le dit pas.",
          "The theme is inferred: the publication does not give it.");

  static final Modality OUI = Modality.of("OUI", "Oui", "Yes");
  static final Modality NON = Modality.of("NON", "Non", "No");
  static final Modality NSP = Modality.dontKnow("NSP");
  static final Modality SR = Modality.noAnswer("SR");

  private Published() {}

  static Question question(String code, String theme, String fr, String en, Modality... offered) {
    return Question.single(code, theme, Label.of(fr, en), offered);
  }

  /** An indicator that counts "oui", under the code of its question. */
  static IndicatorDefinition.Builder yes(Question question, String panel, String fr, String en) {
    return counting(question, panel, fr, en, "OUI");
  }

  static IndicatorDefinition.Builder counting(
      Question question, String panel, String fr, String en, String modality) {
    IndicatorDefinition.Builder builder = IndicatorDefinition.builder();
    builder
        .code(question.code())
        .label(Label.of(fr, en))
        .panel(panel)
        .question(question.code())
        .addCounted(modality);
    return builder;
  }

  static ReferenceValue figure(String modality, double percent, double confidence) {
    return new ReferenceValue(List.of(modality), percent, confidence, SOURCE);
  }
}
