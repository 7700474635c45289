package fr.barometre.tally;

import fr.barometre.answers.Answers;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of anonymous respondents on their way to {@link AnswerColumns}. */
final class Transcription {

  private final Answers answers;
  private final CodedAnswers coded;

  Transcription(Answers answers) {
    this.answers = answers;
    this.coded = answers.coded();
  }

  /**
   * Requires that each respondent is anonymous.
   *
   * @throws IllegalArgumentException if one names a collectivité, naming the first
   */
  void requireAnonymous() {
    coded
        .firstNamed()
        .ifPresent(
            response -> {
              Respondent named = coded.respondent(response);
              throw new IllegalArgumentException(
                  "respondent '"
                      + named.id()
                      + "' names "
                      + named.collectivite().orElseThrow()
                      + "; expected anonymous respondents: tally Answers for collectivités");
            });
  }

  /** Gives a builder the respondents, their weights and their answers to single choices. */
  void into(AnswerColumns.Builder builder) {
    kinds(builder);
    if (coded.weighted()) {
      double[] weights = new double[coded.size()];
      Arrays.setAll(weights, coded::weight);
      builder.weights(weights);
    }
    for (Question question : answers.questionnaire().questions()) {
      if (question.kind() == QuestionKind.SINGLE) {
        builder.question(question.code(), column(question));
      }
    }
  }

  /** Respondents of the same profile and wave are of one kind. */
  private void kinds(AnswerColumns.Builder builder) {
    record Kind(int profile, int wave) {}
    Map<Kind, Integer> known = new LinkedHashMap<>();
    List<Respondent> kinds = new ArrayList<>();
    int[] profileOf = coded.profileOf();
    int[] kindOf = coded.waveOf();
    for (int r = 0; r < kindOf.length; r++) {
      Integer kind = known.putIfAbsent(new Kind(profileOf[r], kindOf[r]), kinds.size());
      if (kind == null) {
        kind = kinds.size();
        kinds.add(Respondent.builder().from(coded.respondent(r)).weight(1).build());
      }
      kindOf[r] = kind;
    }
    builder.respondents(kinds, kindOf);
  }

  private byte[] column(Question question) {
    List<String> modalities = question.modalityCodes();
    if (modalities.size() > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(
          "question '"
              + question.code()
              + "' has "
              + modalities.size()
              + " modalities; expected "
              + Byte.MAX_VALUE
              + " at most: tally Answers");
    }
    List<List<String>> sayings = coded.sayings(question.code());
    byte[] valueOf = new byte[sayings.size() + 1];
    valueOf[CodedAnswers.NO_RECORD] = AnswerColumns.NO_RECORD;
    for (int code = 1; code < valueOf.length; code++) {
      List<String> said = sayings.get(code - 1);
      valueOf[code] = said.isEmpty() ? AnswerColumns.BLANK : (byte) modalities.indexOf(said.get(0));
    }
    int[] codes = coded.codes(question.code());
    byte[] column = new byte[codes.length];
    for (int r = 0; r < column.length; r++) {
      column[r] = valueOf[codes[r]];
    }
    return column;
  }
}
