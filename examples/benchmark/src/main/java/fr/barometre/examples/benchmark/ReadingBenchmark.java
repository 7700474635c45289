package fr.barometre.examples.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Times reading a file of answers, alone and with a helper thread, and the CSV parser alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ReadingBenchmark {

  /**
   * Form of the file. Long: one row for each answer. Wide: one row for each respondent and wave,
   * with blanks for the questions of other waves. Full: three times as many respondents, who answer
   * all of thirty questions.
   */
  @Param({"long", "wide", "full"})
  public String form = "long";

  /** Number of collectivités that answer all questions. */
  @Param({"36000"})
  public int collectivites;

  private Path file = Path.of("");
  private Questionnaire asked = Edition2025.QUESTIONNAIRE;

  private final ExecutorService helper = Executors.newSingleThreadExecutor();

  /** Called by JMH. */
  public ReadingBenchmark() {}

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written or deleted
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    file = Files.createTempFile("answers", ".csv");
    if (form.equals("full")) {
      Responses responses = new Responses(3 * collectivites, 2025, 1);
      asked = responses.asked();
      responses.write(
          file,
          "collectivite;role",
          i -> String.format("COMMUNE:%05d;%s", i % collectivites, i % 2 == 0 ? "agent" : "élu"));
    } else {
      List<Answer> answers = Edition.answers(collectivites, 2025);
      Files.writeString(
          file, form.equals("long") ? Edition.longFile(answers) : Edition.wideFile(answers));
    }
  }

  /**
   * Deletes the file and stops the helper thread.
   *
   * @throws IOException if it cannot be written or deleted
   */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    helper.shutdown();
    Files.delete(file);
  }

  /**
   * Parses the file without reading answers.
   *
   * @return number of fields
   * @throws IOException if the file cannot be read
   */
  @Benchmark
  public long parser() throws IOException {
    long fields = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(';').ofCsvRecord(Files.readString(file))) {
      for (CsvRecord row : reader) {
        fields += row.getFieldCount();
      }
    }
    return fields;
  }

  /**
   * Parses the file, checks the answers and codes them.
   *
   * @return the answers
   */
  @Benchmark
  public Answers answers() {
    return AnswersReader.of(asked).read(file);
  }

  /**
   * Checks and codes the answers while another thread parses.
   *
   * @return the answers
   */
  @Benchmark
  public Answers helped() {
    return AnswersReader.of(asked).executor(helper).read(file);
  }
}
