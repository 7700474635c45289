package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code, run on the README's answers. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  private static String block(String language) throws IOException {
    String text = Files.readString(README);
    int start = text.indexOf("```" + language + "\n") + language.length() + 4;
    return text.substring(start, text.indexOf("```", start));
  }

  @Test
  void the_code_runs_as_printed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(file, block("csv"));

    // begin
    Answers answers = AnswersReader.of(Edition2025.QUESTIONNAIRE).read(file);
    answers.rejections().forEach(System.err::println); // file:line: column 'value': expected ...

    IndicatorResult charter =
        Barometre.indicator("teletravail.charte")
            .answers(answers)
            .by(Dimension.POPULATION_BAND)
            .compute();

    System.out.println(charter.observed().text(Locale.FRENCH)); // what an infographic prints
    System.out.println(charter.adjusted()); // had OPSN territories not been over-represented
    charter.flags().forEach(System.out::println); // why to be careful, with the evidence
    System.out.println(Report.of(charter, Locale.FRENCH).text());
    // end

    assertThat(answers.accepted()).isEqualTo(5);
    assertThat(charter.observed().value().orElseThrow()).isEqualTo(2.0 / 5);
    assertThat(charter.segments()).hasSize(3);
  }

  @Test
  void the_code_printed_is_the_code_run() throws IOException {
    String source =
        Files.readString(Path.of("src", "test", "java", "fr", "barometre", "ReadmeTest.java"));
    String run = source.substring(source.indexOf("// begin") + 8, source.indexOf("// end"));
    assertThat(block("java").replaceAll("\\s", "")).isEqualTo(run.replaceAll("\\s", ""));
  }

  @Test
  void has_one_command_to_try_and_one_to_test() throws IOException {
    String text = Files.readString(README);
    assertThat(text.lines().count()).isLessThan(150);
    for (String section : List.of("## Try it", "## Test it")) {
      String body = text.substring(text.indexOf(section));
      body = body.substring(0, body.indexOf("\n## "));
      assertThat(body.split("```", -1)).as(section).hasSize(3);
      assertThat(body.split("```", -1)[1].strip().lines()).as(section).hasSize(1);
    }
  }
}
