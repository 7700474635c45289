package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Dimension;
import fr.barometre.counting.Counting;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.Moments;
import fr.barometre.population.Population;
import fr.barometre.slices.SealedAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sealed columns and answers as objects make the same cube, to the bit. */
class AnswerColumnsPropertyTest {

  private static final Population FRAME =
      Population.ofCounts("toy", Dimension.OPSN, Map.of("INSIDE", 40000L, "OUTSIDE", 60000L));

  private static final List<Respondent> KINDS =
      List.of(kind("INSIDE", "1"), kind("OUTSIDE", "1"), kind("UNKNOWN", "2"), kind("INSIDE", "2"));

  private static final List<IndicatorDefinition> INDICATORS = indicators();

  private static Respondent kind(String opsn, String wave) {
    return Respondent.builder()
        .id(opsn + wave)
        .wave(wave)
        .putProfile(Dimension.OPSN.code(), opsn)
        .build();
  }

  private static List<IndicatorDefinition> indicators() {
    List<IndicatorDefinition> all = new ArrayList<>();
    for (BasePolicy base : BasePolicy.values()) {
      for (CountingUnit unit : CountingUnit.values()) {
        for (IndicatorDefinition one : List.of(SmallSurvey.CHARTE_OUI, SmallSurvey.DONNEES_OUI)) {
          all.add(
              IndicatorDefinition.builder().from(one).basePolicy(base).countingUnit(unit).build());
        }
      }
    }
    return all;
  }

  /** Random columns: modality, blank or no record. */
  private record Survey(int[] kindOf, byte[] charte, byte[] donnees) {

    static Survey random(int size, int least, long seed) {
      Random random = new Random(seed);
      int[] kindOf = random.ints(size, 0, KINDS.size()).toArray();
      byte[] charte = new byte[size];
      byte[] donnees = new byte[size];
      for (int i = 0; i < size; i++) {
        boolean first = KINDS.get(kindOf[i]).wave().equals("1");
        charte[i] = first ? (byte) random.nextInt(least, 5) : AnswerColumns.NO_RECORD;
        donnees[i] = first ? AnswerColumns.NO_RECORD : (byte) random.nextInt(least, 2);
      }
      return new Survey(kindOf, charte, donnees);
    }

    AnswerColumns columns() {
      return builder().seal();
    }

    AnswerColumns.Builder builder() {
      return AnswerColumns.builder(SmallSurvey.TWO_WAVES, FRAME, Dimension.OPSN)
          .respondents(KINDS, kindOf)
          .question("Q1", charte)
          .question("Q3", donnees);
    }

    Answers answers() {
      double[] ones = new double[kindOf.length];
      Arrays.fill(ones, 1);
      return answers(ones);
    }

    Answers answers(double[] weights) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < kindOf.length; i++) {
        Respondent.Builder who = Respondent.builder();
        Respondent respondent =
            who.from(KINDS.get(kindOf[i])).id("r" + i).weight(weights[i]).build();
        add(answers, respondent, "Q1", charte[i]);
        add(answers, respondent, "Q3", donnees[i]);
      }
      return Answers.of(SmallSurvey.TWO_WAVES, answers);
    }

    private static void add(List<Answer> answers, Respondent who, String question, byte value) {
      if (value == AnswerColumns.BLANK) {
        answers.add(Answer.of(who, question));
      } else if (value != AnswerColumns.NO_RECORD) {
        String code =
            SmallSurvey.TWO_WAVES.question(question).orElseThrow().modalities().get(value).code();
        answers.add(Answer.of(who, question, code));
      }
    }
  }

  @Property(tries = 200)
  void columns_and_objects_make_the_same_cube(
      @ForAll @IntRange(max = 700) int size,
      @ForAll @IntRange(min = -1, max = 1) int least,
      @ForAll long seed) {
    Survey survey = Survey.random(size, least, seed);
    Tally fast = survey.columns().tally(INDICATORS);
    Tally general = Tally.of(survey.answers(), FRAME, List.of(Dimension.OPSN), INDICATORS);
    Tally transcribed = AnswerColumns.of(survey.answers(), FRAME, Dimension.OPSN).tally(INDICATORS);
    for (IndicatorDefinition indicator : INDICATORS) {
      assertThat(fast.cube().indicator(indicator).cells())
          .as("%s %s", indicator.basePolicy(), indicator.countingUnit())
          .isEqualTo(general.cube().indicator(indicator).cells());
      assertThat(transcribed.cube().indicator(indicator).cells())
          .isEqualTo(general.cube().indicator(indicator).cells());
    }
    assertThat(transcribed.counts()).isEqualTo(general.counts());
    assertThat(transcribed.sources()).isEqualTo(general.sources());
  }

  @Property(tries = 200)
  void weighted_columns_and_objects_make_the_same_sums(
      @ForAll @IntRange(min = 1, max = 700) int size, @ForAll long seed) {
    weightedSums(size, seed);
  }

  /** More rows of each kind than are added up before compensation. */
  @Property(tries = 20)
  void weighted_columns_of_many_rows_make_the_same_sums(
      @ForAll @IntRange(min = 1500, max = 4000) int size, @ForAll long seed) {
    weightedSums(size, seed);
  }

  private static void weightedSums(int size, long seed) {
    Random random = new Random(seed);
    Survey survey = Survey.random(size, -1, seed);
    double[] weights = random.doubles(size, 0.01, 50).toArray();
    Tally fast = survey.builder().weights(weights).seal().tally(INDICATORS);
    Tally general = Tally.of(survey.answers(weights), FRAME, List.of(Dimension.OPSN), INDICATORS);
    Tally transcribed =
        AnswerColumns.of(survey.answers(weights), FRAME, Dimension.OPSN).tally(INDICATORS);
    for (IndicatorDefinition indicator : INDICATORS) {
      Map<CellKey, CellTally> cells = fast.cube().indicator(indicator).cells();
      general
          .cube()
          .indicator(indicator)
          .cells()
          .forEach(
              (key, cell) ->
                  sameSums(
                      transcribed.cube().indicator(indicator).cells().get(key), cell, indicator));
      Map<CellKey, CellTally> expected = general.cube().indicator(indicator).cells();
      assertThat(cells.keySet()).isEqualTo(expected.keySet());
      expected.forEach((key, cell) -> sameSums(cells.get(key), cell, indicator));
    }
  }

  private static void sameSums(CellTally cell, CellTally expected, IndicatorDefinition indicator) {
    assertThat(cell.clusters()).isEqualTo(expected.clusters());
    assertThat(cell.baseClusters()).isEqualTo(expected.baseClusters());
    assertThat(cell.baseUnits()).isEqualTo(expected.baseUnits());
    assertThat(cell.largest()).isEqualTo(expected.largest());
    close(cell.size(), expected.size());
    close(cell.unitSquares(), expected.unitSquares());
    close(cell.asked(), expected.asked());
    close(cell.silent(), expected.silent());
    int modalities =
        SmallSurvey.TWO_WAVES.question(indicator.question()).orElseThrow().modalities().size();
    for (int variable = 0; variable <= modalities; variable++) {
      Moments m = cell.moments(variable);
      Moments n = expected.moments(variable);
      close(m.base(), n.base());
      close(m.count(), n.count());
      close(m.squares(1, 0, 0), n.squares(1, 0, 0));
      close(m.squares(1, 1, 1), n.squares(1, 1, 1));
      close(cell.unitCountSquares(variable), expected.unitCountSquares(variable));
    }
  }

  private static void close(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-14 * expected));
  }

  /** Names, counts and sources too; whether a question was sealed before or not. */
  @Property(tries = 100)
  void what_is_sealed_behind_answers_makes_the_same_tally(
      @ForAll @IntRange(max = 700) int size, @ForAll long seed) {
    Answers answers = Survey.random(size, -1, seed).answers();
    SealedAnswers sealed = new SealedAnswers(answers, FRAME, List.of(Dimension.OPSN));
    for (List<IndicatorDefinition> asked : List.of(INDICATORS.subList(0, 1), INDICATORS)) {
      assertThat(SealedAnswers.fit(answers, asked)).isTrue();
      assertThat(new Tally(sealed.cube(asked, Runnable::run)).toBytes())
          .isEqualTo(general(answers, asked).toBytes());
    }
  }

  private static Tally general(Answers answers, List<IndicatorDefinition> indicators) {
    return new Tally(
        Counting.cube(
            answers, FRAME, List.of(Dimension.OPSN), List.of(), indicators, Runnable::run));
  }

  @Example
  void very_many_anonymous_answers_are_sealed_once() {
    Answers many = Survey.random(70_000, -1, 1).answers();
    SealedAnswers sealed = sealed(many).orElseThrow();
    assertThat(Tally.of(many, FRAME, List.of(Dimension.OPSN), INDICATORS).toBytes())
        .isEqualTo(general(many, INDICATORS).toBytes());
    assertThat(sealed(many)).containsSame(sealed);
    assertThat(SealedAnswers.of(many, FRAME, List.of(), INDICATORS)).isPresent();
    assertThat(sealed(many).orElseThrow()).isNotSameAs(sealed);
    assertThat(sealed(Survey.random(1000, -1, 1).answers())).isEmpty();
  }

  private static Optional<SealedAnswers> sealed(Answers answers) {
    return SealedAnswers.of(answers, FRAME, List.of(Dimension.OPSN), INDICATORS);
  }

  @Example
  void what_bits_do_not_tell_is_counted() {
    Survey survey = Survey.random(3, 0, 1);
    assertThat(SealedAnswers.fit(survey.answers(new double[] {1, 1, 2}), INDICATORS)).isFalse();
    assertThat(SealedAnswers.fit(survey.answers(), List.of(SmallSurvey.VISIO))).isFalse();
    Respondent named = SmallSurvey.respondent("r1", "01001").build();
    assertThat(SealedAnswers.fit(answer(named), List.of(SmallSurvey.CHARTE_OUI))).isFalse();
    // Without a wave, who was asked follows from other answers.
    Answers anyWave = answer(kind("INSIDE", ""));
    IndicatorDefinition asked =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .basePolicy(BasePolicy.ASKED)
            .build();
    assertThat(SealedAnswers.fit(anyWave, List.of(asked))).isFalse();
    assertThat(SealedAnswers.fit(anyWave, List.of(SmallSurvey.CHARTE_OUI))).isTrue();
  }

  private static Answers answer(Respondent who) {
    return Answers.of(SmallSurvey.TWO_WAVES, List.of(Answer.of(who, "Q1", "OUI")));
  }

  /** Nothing is blank or without record. */
  @Property(tries = 50)
  void columns_that_are_full_make_the_same_cube(
      @ForAll @IntRange(max = 700) int size, @ForAll long seed) {
    Random random = new Random(seed);
    List<Integer> firstWave =
        IntStream.range(0, KINDS.size())
            .filter(kind -> KINDS.get(kind).wave().equals("1"))
            .boxed()
            .toList();
    int[] kindOf = new int[size];
    byte[] charte = new byte[size];
    byte[] donnees = new byte[size];
    for (int i = 0; i < size; i++) {
      kindOf[i] = firstWave.get(random.nextInt(firstWave.size()));
      charte[i] = (byte) random.nextInt(1, 5);
      donnees[i] = AnswerColumns.NO_RECORD;
    }
    Survey survey = new Survey(kindOf, charte, donnees);
    Tally fast = survey.columns().tally(INDICATORS);
    Tally general = Tally.of(survey.answers(), FRAME, List.of(Dimension.OPSN), INDICATORS);
    for (IndicatorDefinition indicator : INDICATORS) {
      assertThat(fast.cube().indicator(indicator).cells())
          .isEqualTo(general.cube().indicator(indicator).cells());
    }
  }

  /** More rows than are brought together at a time. */
  @Property(tries = 3)
  void many_rows_make_the_same_cube(@ForAll long seed) {
    columns_and_objects_make_the_same_cube(20_001, -1, seed);
  }

  @Property(tries = 20)
  void threads_change_nothing(@ForAll long seed) {
    Survey survey = Survey.random(1000, -1, seed);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Tally parallel = survey.columns().tally(INDICATORS, threads);
      Tally alone = survey.columns().tally(INDICATORS);
      for (IndicatorDefinition indicator : INDICATORS) {
        assertThat(parallel.cube().indicator(indicator).cells())
            .isEqualTo(alone.cube().indicator(indicator).cells());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Example
  void answers_of_a_collectivite_have_no_columns() {
    Respondent named = SmallSurvey.respondent("r1", "01001").build();
    Answers answers = Answers.of(SmallSurvey.ONE_WAVE, List.of(Answer.of(named, "Q1", "OUI")));
    assertThatThrownBy(() -> AnswerColumns.of(answers, Population.collectivites2025()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("respondent 'r1' names COMMUNE:01001; expected anonymous");
  }

  @Example
  void four_values_take_two_bits() {
    int[] kindOf = new int[64_000];
    byte[] values = new byte[kindOf.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % 4);
    }
    AnswerColumns.Builder builder =
        AnswerColumns.builder(SmallSurvey.ONE_WAVE, FRAME, Dimension.OPSN)
            .respondents(KINDS.subList(0, 1), kindOf)
            .question("Q1", values);
    assertThat(builder.seal().bytes()).isEqualTo(64_000 * 2 / 8);
    double[] weights = new double[kindOf.length];
    Arrays.fill(weights, 2);
    // Eight bytes each, and the largest of 64.
    assertThat(builder.weights(weights).seal().bytes())
        .isEqualTo(64_000 * 2 / 8 + 8 * (64_000 + 1_000));
  }

  @Example
  void a_wave_that_was_not_asked_has_no_answers() {
    int second =
        IntStream.range(0, KINDS.size())
            .filter(kind -> KINDS.get(kind).wave().equals("2"))
            .findFirst()
            .orElseThrow();
    AnswerColumns.Builder builder =
        AnswerColumns.builder(SmallSurvey.TWO_WAVES, FRAME, Dimension.OPSN)
            .respondents(KINDS, new int[] {second});
    assertThatThrownBy(() -> builder.question("Q1", new byte[] {1}).seal())
        .hasMessage(
            "respondents of wave '2' answer question 'Q1'; expected a wave that asks it, one of"
                + " [1], or NO_RECORD");
    assertThat(builder.question("Q1", new byte[] {AnswerColumns.NO_RECORD}).seal().respondents())
        .isEqualTo(1);
  }

  @Example
  void what_does_not_fit_is_named() {
    AnswerColumns.Builder builder =
        AnswerColumns.builder(SmallSurvey.ONE_WAVE, FRAME, Dimension.OPSN)
            .respondents(KINDS, new int[] {0, 1});
    assertThatThrownBy(() -> builder.question("Q2", new byte[2]))
        .hasMessage("question 'Q2' is MULTIPLE; expected SINGLE: tally Answers");
    assertThatThrownBy(() -> builder.question("Q4", new byte[2]))
        .hasMessageContaining("question 'Q4', which questionnaire 'petite' does not have");
    assertThatThrownBy(() -> builder.question("Q1", new byte[] {0, 5}).seal())
        .hasMessage(
            "respondent 1 has modality 5 to question 'Q1'; expected 0 to 4, BLANK or NO_RECORD");
    assertThatThrownBy(() -> builder.question("Q1", new byte[1]).seal())
        .hasMessage("question 'Q1' has answers of 1 respondents; there are 2");
    assertThatThrownBy(() -> builder.respondents(KINDS, new int[] {4}))
        .hasMessage("respondent 0 is of kind 4; there are 4");
    Respondent heavy = Respondent.builder().from(KINDS.get(0)).id("h").weight(2).build();
    assertThatThrownBy(() -> builder.respondents(List.of(heavy), new int[1]))
        .hasMessageContaining("respondents like 'h' have a weight");
    for (double weight : new double[] {0, 1e300}) {
      assertThatThrownBy(() -> builder.weights(new double[] {1, weight}))
          .hasMessage(
              "respondent 1 has weight "
                  + weight
                  + "; expected a finite number above 0, from 1e-9 to 1e12");
    }
    assertThatThrownBy(() -> builder.question("Q1", new byte[2]).weights(new double[] {1}).seal())
        .hasMessage("the weights are of 1 respondents; there are 2");
    builder.weights(new double[] {1, 1});
    AnswerColumns columns = builder.question("Q1", new byte[2]).seal();
    assertThatThrownBy(() -> columns.tally(List.of(SmallSurvey.DONNEES_OUI)))
        .hasMessage(
            "indicator 'donnees' is about question 'Q3', which has no column; expected one of"
                + " [Q1]");
  }
}
