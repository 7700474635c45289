package fr.barometre.examples.benchmark;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times twenty changes between two waves beside the edition of both: 17,000 collectivités answer
 * each wave, drawn independently, and all questions of the 2025 edition are asked in both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ChangeBenchmark {

  private static final int RESPONDENTS = 17_000;
  private static final int CHANGES = 20;

  private static final List<Wave> WAVES = List.of(wave("2024"), wave("2025"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(Edition2025.QUESTIONNAIRE).waves(WAVES).build();

  private Answers answers = Answers.of(TWICE, List.of());

  /** Called by JMH. */
  public ChangeBenchmark() {}

  private static Wave wave(String code) {
    List<String> themes = Edition2025.QUESTIONNAIRE.themes().stream().map(Theme::code).toList();
    return new Wave(code, Label.of(code, code), themes);
  }

  /** Draws the answers of both waves. */
  @Setup
  public void prepare() {
    Random random = new Random(2025);
    List<Answer> drawn = new ArrayList<>();
    List<Collectivite> all = new ArrayList<>(Population.collectivites2025().collectivites());
    for (Wave wave : WAVES) {
      Collections.shuffle(all, random);
      for (Collectivite collectivite : all.subList(0, RESPONDENTS)) {
        Respondent respondent =
            Respondent.builder()
                .id(collectivite.ref().toString())
                .collectivite(collectivite.ref())
                .wave(wave.code())
                .build();
        for (Question question : TWICE.questions()) {
          List<String> codes = question.modalityCodes();
          drawn.add(
              Answer.of(respondent, question.code(), codes.get(random.nextInt(codes.size()))));
        }
      }
    }
    answers = Answers.of(TWICE, drawn);
  }

  /**
   * Computes all indicators of both waves.
   *
   * @return the report
   */
  @Benchmark
  public BarometreReport edition() {
    return Barometre.edition(TWICE).answers(answers).compute();
  }

  /**
   * Computes twenty changes, each by a request of its own.
   *
   * @return the changes
   */
  @Benchmark
  public List<Change> twentyChanges() {
    List<IndicatorDefinition> indicators = TWICE.indicators();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      changes.add(
          Barometre.indicator(indicators.get(i % indicators.size()))
              .answers(answers)
              .change(WAVES.get(0), WAVES.get(1)));
    }
    return changes;
  }
}
