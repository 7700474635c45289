package fr.barometre.examples.synthetic;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Synthetic answers: drawn collectivités of the real frame, invented answers.
 *
 * <p>Territories with an OPSN answer twice as often as others, and there substantive answers lean
 * to what the indicator counts. Responses a wave: 2,100, 629 and 388, as the press suggests.
 */
public final class Synthetic {

  private static final String SOURCE = "réponses synthétiques";
  private static final Map<String, Integer> RESPONSES = Map.of("1", 2_100, "2", 629, "3", 388);
  private static final int KEENNESS_OF_OPSN = 2;
  private static final double AGENTS = 0.76;
  private static final double LIFT_OF_OPSN = 1.25;

  private final Questionnaire edition;
  private final Population frame;
  private final Random random;
  private final Map<String, Integer> responses;

  private Synthetic(
      Questionnaire edition, Population frame, long seed, Map<String, Integer> responses) {
    this.edition = edition;
    this.frame = frame;
    this.responses = responses;
    this.random = new Random(seed);
  }

  /**
   * Draws the answers of all waves, and has every report say that they are synthetic.
   *
   * @param edition what is asked
   * @param frame who may answer
   * @param seed the same answers for the same seed
   * @return the answers
   */
  public static Answers survey(Questionnaire edition, Population frame, long seed) {
    return Answers.of(edition, SOURCE, answers(edition, frame, seed).stream());
  }

  /**
   * Draws as many respondents as one likes in each wave.
   *
   * @param edition what is asked
   * @param frame who may answer
   * @param seed the same answers for the same seed
   * @param responses how many by the wave's code
   * @return the answers
   */
  public static Answers survey(
      Questionnaire edition, Population frame, long seed, Map<String, Integer> responses) {
    Synthetic synthetic = new Synthetic(edition, frame, seed, responses);
    return Answers.of(
        edition, SOURCE, edition.waves().stream().flatMap(w -> synthetic.wave(w).stream()));
  }

  /**
   * Draws the answers of all waves.
   *
   * @param edition what is asked
   * @param frame who may answer
   * @param seed the same answers for the same seed
   * @return the answers
   */
  public static List<Answer> answers(Questionnaire edition, Population frame, long seed) {
    Synthetic synthetic = new Synthetic(edition, frame, seed, RESPONSES);
    List<Answer> answers = new ArrayList<>();
    for (Wave wave : edition.waves()) {
      answers.addAll(synthetic.wave(wave));
    }
    return answers;
  }

  private boolean inside(Collectivite collectivite) {
    return frame.level(Dimension.OPSN, collectivite).code().equals(OpsnStatus.INSIDE.name());
  }

  private List<Answer> wave(Wave wave) {
    List<Collectivite> left = new ArrayList<>(frame.collectivites());
    List<Answer> answers = new ArrayList<>();
    for (int i = 1; i <= responses.get(wave.code()); i++) {
      Collectivite drawn = draw(left);
      Respondent respondent =
          Respondent.builder()
              .id("synthetic-" + i)
              .collectivite(drawn.ref())
              .wave(wave.code())
              .role(random.nextDouble() < AGENTS ? Role.AGENT : Role.ELU)
              .build();
      for (Question question : edition.questions()) {
        if (wave.themes().contains(question.theme())) {
          answers.add(Answer.of(respondent, question.code(), choose(question, inside(drawn))));
        }
      }
    }
    return answers;
  }

  /** Draws without replacement; a candidate outside OPSN territories is kept one time in two. */
  private Collectivite draw(List<Collectivite> left) {
    while (true) {
      int at = random.nextInt(left.size());
      Collectivite candidate = left.get(at);
      if (inside(candidate) || random.nextInt(KEENNESS_OF_OPSN) == 0) {
        left.set(at, left.get(left.size() - 1));
        left.remove(left.size() - 1);
        return candidate;
      }
    }
  }

  /** A modality with the published shares, tilted where there is an OPSN. */
  private String choose(Question question, boolean inside) {
    IndicatorDefinition indicator = edition.indicator(question.code()).orElseThrow();
    List<Double> weights = new ArrayList<>();
    for (Modality modality : question.modalities()) {
      boolean counted = indicator.counted().contains(modality.code());
      double tilt = counted ? (inside ? LIFT_OF_OPSN : 1 / LIFT_OF_OPSN) : 1;
      weights.add(share(indicator, question, modality) * tilt);
    }
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    double at = random.nextDouble() * sum;
    for (int m = 0; m < weights.size(); m++) {
      at -= weights.get(m);
      if (at < 0) {
        return question.modalities().get(m).code();
      }
    }
    return question.modalities().get(0).code();
  }

  /** The published share if there is one, else a part of what the published ones leave. */
  private static double share(IndicatorDefinition indicator, Question question, Modality wanted) {
    double left = 100;
    double parts = question.modalities().stream().mapToDouble(Synthetic::part).sum();
    for (Modality modality : question.modalities()) {
      for (ReferenceValue reference : indicator.references()) {
        if (reference.modalities().equals(List.of(modality.code()))) {
          if (modality.equals(wanted)) {
            return reference.percent();
          }
          left -= reference.percent();
          parts -= part(modality);
        }
      }
    }
    return left * part(wanted) / parts;
  }

  private static double part(Modality modality) {
    return modality.kind() == ModalityKind.SUBSTANTIVE ? 8 : 1;
  }
}
