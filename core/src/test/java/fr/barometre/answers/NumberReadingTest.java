package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallNumbers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as files write them. */
class NumberReadingTest {

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.write(file, List.of(lines), StandardCharsets.UTF_8);
    return file;
  }

  private Answers read(String text) throws IOException {
    return AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
        .read(file("respondent;type;code;question;modality", "r1;COMMUNE;01001;evolution;" + text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12",
        "12.50|12.5",
        "12,5|12.5",
        "-0|0",
        "+7|7",
        "-99,9|-99.9",
        "1.5E1|15",
        "250.0|250",
        "0012|12",
        "12.|12",
        "NSP|NSP",
        "ne sait pas|NSP"
      })
  void a_number_has_one_form(String text, String expected) throws IOException {
    Answers answers = read(text);
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.stream().map(Answer::modalities)).containsExactly(List.of(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"douze", "1 200", "12%", "~12", ".5", "250.01", "-100,5", "1,2,3", "1e999"})
  void what_is_no_number_in_the_range_is_refused(String text) throws IOException {
    assertThat(read(text).rejections())
        .containsExactly(
            new Rejection(
                "answers.csv",
                2,
                "modality",
                text,
                "a number from -100 to 250, written as 12, 12.5 or 12,5, or one of [NSP, SR, NC]"
                    + " for question evolution"));
  }

  @Test
  void a_number_stands_alone() throws IOException {
    assertThat(read("12|NSP").rejections())
        .extracting(Rejection::expected)
        .containsExactly("one number at most for question evolution");
  }

  @Test
  void a_wide_table_has_a_column_for_the_numbers() throws IOException {
    Answers answers =
        AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
            .read(
                file(
                    "respondent;type;code;agents;evolution",
                    "r1;COMMUNE;01001;12;-3,5",
                    "r2;COMMUNE;01002;;NSP",
                    "r3;COMMUNE;01004;201;0"));
    assertThat(answers.stream().map(a -> a.question() + a.modalities()))
        .containsExactly(
            "agents[12]", "evolution[-3.5]", "agents[]", "evolution[NSP]", "evolution[0]");
    assertThat(answers.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.column()).isEqualTo("agents"))
        .satisfies(r -> assertThat(r.value()).isEqualTo("201"));
  }

  @Test
  void an_export_writes_numbers_with_all_their_decimals() throws IOException {
    Answers answers =
        AnswersReader.of(SmallNumbers.QUESTIONNAIRE)
            .export(
                Export.of(ExportTool.LIMESURVEY)
                    .field(Field.TYPE, "type")
                    .field(Field.CODE, "code"))
            .read(
                file("id,submitdate,type,code,agents", "1,2025-03-01,COMMUNE,01001,12.0000000000"));
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.stream().map(Answer::modalities)).containsExactly(List.of("12"));
  }
}
