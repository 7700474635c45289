package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small samples whose figures can be worked by hand. */
public final class Samples {

  /**
   * 1,000 collectivités, 400 of them in OPSN territories: the frame of the toy example (METHODS
   * §4).
   */
  public static final Population TOY_FRAME =
      Population.ofCounts("toy", Dimension.OPSN, Map.of("INSIDE", 400L, "OUTSIDE", 600L));

  /** The weighting on OPSN alone that the OPSN diagnosis has: known statuses of the frame. */
  public static final Weighting BY_OPSN =
      PostStratification.on(Dimension.OPSN)
          .excluding(Dimension.OPSN, Level.UNKNOWN)
          .excludingOutsideFrame();

  private Samples() {}

  /** Anonymous respondents of one OPSN status, all with the same answer to Q1. */
  public static List<Answer> group(String opsn, String modality, int count) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Respondent respondent =
          Respondent.builder()
              .id(opsn + "-" + modality + "-" + i)
              .putProfile(Dimension.OPSN.code(), opsn)
              .build();
      answers.add(Answer.of(respondent, "Q1", modality));
    }
    return answers;
  }

  /** 72 answers inside OPSN territories, 43 of them yes; 48 outside, 14 of them yes. */
  public static Answers toy() {
    List<Answer> answers = new ArrayList<>();
    answers.addAll(group("INSIDE", "OUI", 43));
    answers.addAll(group("INSIDE", "NON", 29));
    answers.addAll(group("OUTSIDE", "OUI", 14));
    answers.addAll(group("OUTSIDE", "NON", 34));
    return Answers.of(SmallSurvey.ONE_WAVE, answers);
  }

  /** The request for the share of "OUI" to Q1, however few answered. */
  public static IndicatorQuery charte(Answers answers, Population population) {
    return Barometre.indicator(SmallSurvey.CHARTE_OUI)
        .answers(answers)
        .population(population)
        .disclosure(Disclosure.NONE);
  }
}
