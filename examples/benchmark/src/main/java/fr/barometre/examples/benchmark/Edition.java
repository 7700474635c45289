package fr.barometre.examples.benchmark;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Synthetic answers of real collectivités to all questions of all waves of the 2025 edition. */
final class Edition {

  private Edition() {}

  static List<Answer> answers(int collectivites, long seed) {
    Random random = new Random(seed);
    List<Collectivite> drawn = new ArrayList<>(Population.collectivites2025().collectivites());
    Collections.shuffle(drawn, random);
    List<Answer> answers = new ArrayList<>();
    for (Collectivite collectivite : drawn.subList(0, collectivites)) {
      for (Wave wave : Edition2025.QUESTIONNAIRE.waves()) {
        Respondent respondent =
            Respondent.builder()
                .id(collectivite.ref().toString())
                .collectivite(collectivite.ref())
                .wave(wave.code())
                .role(random.nextInt(4) == 0 ? Role.ELU : Role.AGENT)
                .build();
        for (Question question : Edition2025.QUESTIONNAIRE.questions()) {
          if (wave.themes().contains(question.theme())) {
            List<String> codes = question.modalityCodes();
            String said = codes.get(random.nextInt(codes.size()));
            answers.add(Answer.of(respondent, question.code(), said));
          }
        }
      }
    }
    return answers;
  }

  /**
   * Keeps one wave of each respondent, in the survey's proportions: 2,100, 629 and 388 of 3,117.
   */
  static List<Answer> inOneWave(List<Answer> answers, long seed) {
    Random random = new Random(seed);
    Map<String, String> waves = new HashMap<>();
    return answers.stream()
        .filter(
            answer ->
                waves
                    .computeIfAbsent(answer.respondent().id(), id -> wave(random.nextInt(3117)))
                    .equals(answer.respondent().wave()))
        .toList();
  }

  private static String wave(int number) {
    if (number < 2100) {
      return "1";
    }
    return number < 2100 + 629 ? "2" : "3";
  }

  /** The answers as a long file: one row for each answer. */
  static String longFile(List<Answer> answers) {
    StringBuilder text = new StringBuilder("respondent;collectivite;wave;role;question;modality\n");
    for (Answer answer : answers) {
      text.append(who(answer.respondent()))
          .append(';')
          .append(answer.question())
          .append(';')
          .append(String.join("|", answer.modalities()))
          .append('\n');
    }
    return text.toString();
  }

  /** The answers as a wide file: one row for each respondent and wave, one column a question. */
  static String wideFile(List<Answer> answers) {
    List<Question> questions = Edition2025.QUESTIONNAIRE.questions();
    StringBuilder text = new StringBuilder("respondent;collectivite;wave;role");
    questions.forEach(question -> text.append(';').append(question.code()));
    for (int from = 0; from < answers.size(); ) {
      Respondent respondent = answers.get(from).respondent();
      text.append('\n').append(who(respondent));
      for (Question question : questions) {
        text.append(';');
        if (from < answers.size()
            && answers.get(from).respondent().equals(respondent)
            && answers.get(from).question().equals(question.code())) {
          text.append(String.join("|", answers.get(from++).modalities()));
        }
      }
    }
    return text.append('\n').toString();
  }

  private static String who(Respondent respondent) {
    return respondent.id()
        + ';'
        + respondent.collectivite().orElseThrow()
        + ';'
        + respondent.wave()
        + ';'
        + respondent.role();
  }
}
