package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadingAheadTest {

  private static final int ROWS = 25_000;

  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final ExecutorService several = Executors.newFixedThreadPool(4);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    one.shutdownNow();
    several.shutdownNow();
  }

  /** Every seventh row says what cannot be said. */
  private static Stream<String> wide() {
    String[] said = {"OUI", "NON", "NSP", "", "SR", "NA", "PEUT-ETRE"};
    return Stream.iterate(0, i -> i < ROWS, i -> i + 1)
        .map(i -> "r" + i + ";COMMUNE:01001;" + said[i % said.length] + ";MAIL|VISIO");
  }

  private Path file(String header, Stream<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    rows.forEach(lines::add);
    return Files.write(folder.resolve("answers.csv"), lines);
  }

  private Path wideFile() throws IOException {
    return file("respondent;collectivite;Q1;Q2", wide());
  }

  private static void same(Path file, Executor helper) {
    AnswersReader alone = AnswersReader.of(SmallSurvey.ONE_WAVE);
    Answers expected = alone.read(file);
    Answers answers = alone.executor(helper).read(file);
    assertThat(answers.stream()).containsExactlyElementsOf(expected.stream().toList());
    assertThat(answers.rejections()).isNotEmpty().isEqualTo(expected.rejections());
    assertThat(answers.read()).isEqualTo(ROWS);
  }

  @Test
  void a_file_says_the_same_whoever_parses_it() throws IOException {
    Path file = wideFile();
    same(file, one);
    same(file, Runnable::run);
    same(file, never -> {});
    same(file, several);
    Path answers =
        file(
            "respondent;collectivite;question;modality",
            wide().map(row -> row.replaceFirst(";([^;]*);[^;]*$", ";Q1;$1")));
    same(answers, one);
    same(answers, several);
  }

  @Test
  void the_helper_parses_and_the_calling_thread_is_told() throws IOException {
    Set<Thread> told = ConcurrentHashMap.newKeySet();
    List<Runnable> asked = new ArrayList<>();
    AnswersReader.of(SmallSurvey.ONE_WAVE)
        .executor(
            task -> {
              asked.add(task);
              one.execute(task);
            })
        .listening((source, rows, bytes) -> told.add(Thread.currentThread()))
        .read(wideFile());
    assertThat(told).containsExactly(Thread.currentThread());
    assertThat(asked).hasSizeGreaterThan(2);
  }

  @Test
  void a_file_that_is_no_csv_is_refused_as_without_help() throws IOException {
    String endless = "r;\"COMMUNE:01001;a;b";
    Path file = file("respondent;collectivite;Q1;Q2", Stream.concat(wide(), Stream.of(endless)));
    AnswersReader alone = AnswersReader.of(SmallSurvey.ONE_WAVE);
    String[] messages =
        Stream.of(alone, alone.executor(one), alone.executor(several))
            .map(
                reader ->
                    assertThatThrownBy(() -> reader.read(file))
                        .isInstanceOf(IllegalArgumentException.class)
                        .actual()
                        .getMessage())
            .toArray(String[]::new);
    assertThat(messages[1])
        .contains(":25002: field 2 opens a quote that is never closed")
        .isEqualTo(messages[0])
        .isEqualTo(messages[2]);
  }

  @Test
  void an_interrupted_thread_stops_reading() throws IOException {
    Path file = wideFile();
    AnswersReader reader =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .executor(one)
            .listening((source, rows, bytes) -> Thread.currentThread().interrupt());
    try {
      assertThatThrownBy(() -> reader.read(file))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }
}
