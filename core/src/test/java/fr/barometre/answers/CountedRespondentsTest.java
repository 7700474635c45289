package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published counts: each row stands for its respondents, of whom none is an object. */
class CountedRespondentsTest {

  private static final String HEADER = "question;type;modality;count\n";

  @TempDir Path folder;

  private Answers counts(String rows) {
    try {
      Path file = Files.writeString(folder.resolve("counts.csv"), HEADER + rows);
      return AnswersReader.of(SmallSurvey.ONE_WAVE).readCounts(file, Dimension.TYPE, "type");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String told(Answer answer) {
    Respondent who = answer.respondent();
    return who.id()
        + " "
        + who.profile().get("TYPE")
        + " "
        + answer.question()
        + "="
        + answer.modalities();
  }

  @Test
  void each_respondent_counted_has_an_identifier_and_says_what_its_row_says() {
    Answers answers =
        counts("Q1;COMMUNE;OUI;3\nQ2;REGION;MAIL|VISIO;1\nQ1;REGION;NON;0\nQ1;REGION;NON;2\n");
    assertThat(answers.stream().map(CountedRespondentsTest::told))
        .containsExactly(
            "counts.csv:2#1 COMMUNE Q1=[OUI]",
            "counts.csv:2#2 COMMUNE Q1=[OUI]",
            "counts.csv:2#3 COMMUNE Q1=[OUI]",
            "counts.csv:3#1 REGION Q2=[MAIL, VISIO]",
            "counts.csv:5#1 REGION Q1=[NON]",
            "counts.csv:5#2 REGION Q1=[NON]");
    assertThat(answers.accepted()).isEqualTo(6);
    assertThat(answers.coded().size()).isEqualTo(6);
    assertThat(answers.reading()).extracting(QuestionReading::answered).startsWith(5L, 1L);
    Answers twice = answers.and(answers);
    assertThat(twice.accepted()).isEqualTo(6);
    assertThat(twice.rejected()).isEqualTo(6);
    Answers odd = answers.of(who -> who.id().endsWith("#2"));
    assertThat(odd.accepted()).isEqualTo(2);
    assertThat(odd.stream().map(CountedRespondentsTest::told))
        .containsExactly("counts.csv:2#2 COMMUNE Q1=[OUI]", "counts.csv:5#2 REGION Q1=[NON]");
    assertThat(odd.and(answers).rejected()).isEqualTo(2);
  }

  /** The same answers as objects, one for each respondent that a row counts. */
  @Test
  void counts_are_as_many_answers_given_as_objects() {
    Random random = new Random(35);
    String[] types = {"COMMUNE", "REGION", "DEPARTEMENT"};
    String[] said = {"OUI", "NON", "NSP"};
    for (int round = 0; round < 20; round++) {
      StringBuilder rows = new StringBuilder();
      List<Answer> objects = new ArrayList<>();
      for (int line = 2; line < 2 + random.nextInt(30); line++) {
        int count = random.nextInt(random.nextBoolean() ? 3 : 400);
        String type = types[random.nextInt(3)];
        String question = random.nextInt(4) > 0 ? "Q1" : "Q2";
        String modality = question.equals("Q1") ? said[random.nextInt(3)] : "MAIL";
        rows.append(question + ";" + type + ";" + modality + ";" + count + "\n");
        for (int k = 1; k <= count; k++) {
          objects.add(
              Answer.of(
                  Respondent.builder()
                      .id("counts.csv:" + line + "#" + k)
                      .putProfile("TYPE", type)
                      .build(),
                  question,
                  modality));
        }
      }
      Answers found = counts(rows.toString());
      Answers expected = Answers.of(SmallSurvey.ONE_WAVE, objects);
      assertThat(found.stream().toList()).isEqualTo(objects);
      assertThat(found.reading()).isEqualTo(expected.reading());
      assertThat(found.coded().codes("Q1")).isEqualTo(expected.coded().codes("Q1"));
      assertThat(found.coded().profileOf()).isEqualTo(expected.coded().profileOf());
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Sixty bytes each would be 600 MB. */
  @Test
  void ten_million_in_a_row_take_no_room() {
    long before = used();
    Answers answers = counts("Q1;COMMUNE;OUI;10000000\n");
    assertThat(used() - before).isLessThan(20_000_000);
    assertThat(answers.accepted()).isEqualTo(10_000_000);
    assertThat(answers.coded().respondent(9_999_999).id()).isEqualTo("counts.csv:2#10000000");
    assertThat(answers.reading().get(0).answered()).isEqualTo(10_000_000);
  }

  private static String manyRows(int count) {
    String[] types = {"COMMUNE", "REGION", "DEPARTEMENT", "CC"};
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 100_000; row++) {
      rows.append("Q1;").append(types[row % 4]).append(row / 4 % 5 < 2 ? ";OUI;" : ";NON;");
      rows.append(count).append('\n');
    }
    return rows.toString();
  }

  /** 100,000 rows, of which each counts a hundred; of each type two of five say yes. */
  @Test
  void ten_million_in_many_rows_take_the_room_of_the_rows() {
    String many = manyRows(100);
    long before = used();
    Answers answers = counts(many);
    assertThat(used() - before).isLessThan(60_000_000);
    assertThat(answers.accepted()).isEqualTo(10_000_000);
    assertThat(answers.reading().get(0).answered()).isEqualTo(10_000_000);
    assertThat(answers.coded().sayings("Q1")).containsExactly(List.of("OUI"), List.of("NON"));
    assertThat(Arrays.stream(answers.coded().codes("Q1")).filter(code -> code == 1).count())
        .isEqualTo(4_000_000);
  }

  @Test
  void more_than_can_be_counted_are_refused_where_they_stand() {
    Answers answers =
        counts(
            "Q1;COMMUNE;OUI;10000001\nQ1;COMMUNE;OUI;99999999999\n"
                + "Q1;COMMUNE;OUI;10000000\n".repeat(9)
                + "Q1;COMMUNE;NON;9999999\nQ1;COMMUNE;OUI;2\nQ1;COMMUNE;OUI;1\n");
    assertThat(answers.accepted()).isEqualTo(100_000_000);
    assertThat(answers.rejections())
        .extracting(Rejection::toString)
        .containsExactly(
            "counts.csv:2: count '10000001': expected a number of respondents from 0 to 10000000",
            "counts.csv:3: count '99999999999': expected a number of respondents from 0 to"
                + " 10000000",
            "counts.csv:14: count '2': expected at most 100000000 respondents in all; the rows"
                + " before have 99999999");
    assertThat(answers.rejected()).isEqualTo(3);
  }
}
