package fr.barometre.slices;

import fr.barometre.answers.Answers;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.cube.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Converts the answers of anonymous respondents to {@link SealedColumns}. */
final class Transcription {

  private static final int NONE = -1;

  private final Answers answers;
  private final CodedAnswers coded;

  /** The responses that go to the columns, in their order. */
  private final int[] responses;

  private final Kinds kinds;

  Transcription(Answers answers) {
    this.answers = answers;
    this.coded = answers.coded();
    this.responses =
        answers
            .selection()
            .map(BitSet::stream)
            .orElseGet(() -> IntStream.range(0, coded.size()))
            .toArray();
    this.kinds = kinds();
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

  /** The questions that can have a column: single choices. */
  List<Question> questions() {
    return answers.questionnaire().questions().stream()
        .filter(question -> question.kind() == QuestionKind.SINGLE)
        .toList();
  }

  /** Gives a builder the respondents, their weights and their answers to single choices. */
  SealedColumns.Builder into(SealedColumns.Builder builder, List<Question> questions) {
    builder.origin(Origin.of(answers)).respondents(kinds.all(), kinds.of());
    if (coded.weighted()) {
      double[] weights = new double[responses.length];
      Arrays.setAll(weights, row -> coded.weight(responses[row]));
      builder.weights(weights);
    }
    questions.forEach(question -> builder.question(question.code(), column(question)));
    return builder;
  }

  /** Respondents of the same profile and wave are of one kind; which, by respondent. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Kinds(List<Respondent> all, int[] of) {}

  private Kinds kinds() {
    int waves = coded.waves().size();
    int[] numbers = new int[coded.profiles() * waves];
    Arrays.fill(numbers, NONE);
    List<Respondent> kinds = new ArrayList<>();
    int[] profileOf = coded.profileOf();
    int[] waveOf = coded.waveOf();
    int[] kindOf = new int[responses.length];
    for (int r = 0; r < kindOf.length; r++) {
      int kind = profileOf[responses[r]] * waves + waveOf[responses[r]];
      if (numbers[kind] == NONE) {
        numbers[kind] = kinds.size();
        kinds.add(Respondent.builder().from(coded.respondent(responses[r])).weight(1).build());
      }
      kindOf[r] = numbers[kind];
    }
    return new Kinds(kinds, kindOf);
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
    valueOf[CodedAnswers.NO_RECORD] = SealedColumns.NO_RECORD;
    for (int code = 1; code < valueOf.length; code++) {
      List<String> said = sayings.get(code - 1);
      if (said.equals(List.of(Answer.NOT_ASKED)) && !modalities.contains(Answer.NOT_ASKED)) {
        valueOf[code] = SealedColumns.NO_RECORD;
        continue;
      }
      valueOf[code] = said.isEmpty() ? SealedColumns.BLANK : (byte) modalities.indexOf(said.get(0));
    }
    int[] codes = coded.codes(question.code());
    byte[] column = new byte[responses.length];
    for (int r = 0; r < column.length; r++) {
      column[r] = valueOf[codes[responses[r]]];
    }
    return column;
  }
}
