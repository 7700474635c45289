package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingListenerTest {

  @TempDir private Path folder;

  private Path file(int rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("respondent;type;code;question;modality"));
    for (int i = 0; i < rows; i++) {
      lines.add("r" + i + ";COMMUNE;01001;Q1;OUI");
    }
    Path file = folder.resolve("answers.csv");
    Files.write(file, lines);
    return file;
  }

  @Test
  void rows_and_bytes_are_told() throws IOException {
    Path file = file(25_000);
    List<String> told = new ArrayList<>();
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .listening((source, rows, bytes) -> told.add(source + " " + rows + " " + bytes))
            .read(file);
    assertThat(answers.accepted()).isEqualTo(25_000);
    String bytes = " OptionalLong[" + Files.size(file) + "]";
    assertThat(told)
        .containsExactly(
            "answers.csv 10000" + bytes, "answers.csv 20000" + bytes, "answers.csv 25000" + bytes);
  }

  @Test
  void an_interrupted_thread_stops_reading() throws IOException {
    Path file = file(25_000);
    AnswersReader reader =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .listening((source, rows, bytes) -> Thread.currentThread().interrupt());
    try {
      assertThatThrownBy(() -> reader.read(file))
          .isInstanceOf(CancellationException.class)
          .hasMessage(
              "answers.csv: reading was interrupted after 11000 rows; nothing is kept of them");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }
}
