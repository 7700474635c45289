package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersReaderTest {

  private static final String LONG = "respondent;type;code;question;modality\n";

  @TempDir Path folder;

  private Path file(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte[] bytes) {
    try {
      return Files.write(folder.resolve("answers.csv"), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Answers read(String text) {
    return AnswersReader.of(SmallSurvey.ONE_WAVE).read(file(text));
  }

  private static void addsUp(Answers answers, long accepted, long rejected) {
    assertThat(answers.accepted()).isEqualTo(accepted);
    assertThat(answers.rejected()).isEqualTo(rejected);
    assertThat(answers.read()).isEqualTo(accepted + rejected);
  }

  /** Each after one that is written as it should be. */
  @Test
  void a_collectivite_is_read_however_it_is_written_and_whatever_was_read_before() {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("COMMUNE:01001", "COMMUNE:01001");
    written.put("commune:01001", "COMMUNE:01001");
    written.put("COMMUNE: 01001", "COMMUNE:01001");
    written.put("COMMUNE :01001", "COMMUNE:01001");
    written.put("COMMUNES:01001", "COMMUNE:01001");
    written.put("01001", "COMMUNE:01001");
    written.put("REGION:11", "REGION:11");
    written.put("SIREN:200 000 172", "CC:200000172");
    written.put("COMMUNE:", "");
    written.put("COMMUNE:\u0001", "");
    written.put("SIREN:200000173", "");
    StringBuilder text = new StringBuilder("respondent;collectivite;Q1\n");
    List<String> expected = new ArrayList<>();
    written.forEach(
        (reference, meant) -> {
          text.append("a").append(text.length()).append(";COMMUNE:01002;OUI\n");
          expected.add("COMMUNE:01002");
          text.append("b").append(text.length()).append(';').append(reference).append(";OUI\n");
          if (!meant.isEmpty()) {
            expected.add(meant);
          }
        });

    Answers answers = read(text.toString());

    addsUp(answers, expected.size(), 3);
    assertThat(answers.stream().map(a -> a.respondent().collectivite().orElseThrow().toString()))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void reads_a_long_file() {
    Answers answers =
        read(
            "repondant;collectivite;question;reponse;vague;fonction;date;poids;remarque\n"
                + "r1;COMMUNE:01001;Q1;OUI;1;élu;2025-03-31;2,5;rien\n"
                + "r1;COMMUNE:01001;Q2;MAIL|VISIO;1;élu;2025-03-31;2,5;rien\n"
                + "r2;SIREN:200000172;Q1;;;;;1;rien\n");
    addsUp(answers, 3, 0);
    assertThat(answers.ignoredColumns()).containsExactly("answers.csv: remarque");
    assertThat(answers.sources()).containsExactly("answers.csv");
    List<Answer> list = answers.stream().toList();
    assertThat(list.get(1).modalities()).containsExactly("MAIL", "VISIO");
    assertThat(list.get(0).respondent().role()).isEqualTo(Role.ELU);
    assertThat(list.get(0).respondent().weight()).isEqualTo(2.5);
    assertThat(list.get(0).respondent().date()).isEqualTo("2025-03-31");
    assertThat(list.get(2).respondent().collectivite())
        .contains(CollectiviteRef.parse("CC:200000172"));
    assertThat(list.get(2).modalities()).isEmpty();
  }

  @Test
  void reads_windows_1252_and_quoted_fields_after_a_byte_order_mark() {
    byte[] windows =
        "respondent,type,code,question,modality,role\nr1,COMMUNE,01001,Q1,\"OUI\",élu\n"
            .getBytes(Charset.forName("windows-1252"));
    Answers answers = AnswersReader.of(SmallSurvey.ONE_WAVE).read(file(windows));
    assertThat(answers.stream().toList().get(0).respondent().role()).isEqualTo(Role.ELU);
    addsUp(read("\uFEFF" + LONG + "\"r1\";\"commune\";01001;Q1;OUI\n"), 1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          r1;COMMUNE;01001;Q9;OUI       | answers.csv:2: question 'Q9': expected a question of petite; did you mean 'Q1'?
          r1;COMMUNE;01001;Q1;PEUT-ETRE | answers.csv:2: modality 'PEUT-ETRE': expected one of [OUI, NON, NSP, SR, NA] for question Q1
          r1;PLANETE;01001;Q1;OUI       | answers.csv:2: type 'PLANETE': expected
          r1;COMUNE;01001;Q1;OUI        | answers.csv:2: type 'COMUNE': expected
          r1;COMMUNE;;Q1;OUI            | answers.csv:2: code '': expected a collectivité
          ;COMMUNE;01001;Q1;OUI         | answers.csv:2: respondent '': expected an identifier
          r1;COMMUNE;01001;;OUI         | answers.csv:2: question '': expected the code of a question
          r1;COMMUNE;01001;Q1;OUI;de    | answers.csv:2: row '6 fields': expected 5 fields, as the header has
          """)
  void rejects_a_row_that_cannot_be_used_and_reads_the_others(String row, String rejection) {
    Answers answers = read(LONG + row.strip() + "\nr2;COMMUNE;01002;Q1;NON\n");
    addsUp(answers, 1, 1);
    assertThat(answers.rejections()).hasSize(1);
    assertThat(answers.rejections().get(0).toString()).startsWith(rejection.strip());
  }

  @Test
  void rejects_two_modalities_of_a_single_choice_and_the_same_twice() {
    Answers answers = read(LONG + "r1;COMMUNE;01001;Q1;OUI|NON\nr2;COMMUNE;01001;Q2;MAIL|MAIL\n");
    addsUp(answers, 0, 2);
    assertThat(answers.rejections().get(0).expected()).contains("single choice");
    assertThat(answers.rejections().get(1).expected()).contains("each modality of Q2 once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-1", "0", "Infinity", "1e999", "1e154", "1e-160", "", "lourd"})
  void rejects_weights_that_cannot_be_computed_with(String weight) {
    Answers answers =
        read(
            "respondent;type;code;question;modality;weight\nr1;COMMUNE;01001;Q1;OUI;"
                + weight
                + "\n");
    addsUp(answers, 0, 1);
    String expected =
        switch (weight) {
          case "1e154", "1e999" -> "of at most 1e12";
          case "1e-160" -> "of at least 1e-9";
          default ->
              "above 0 (from 1e-9 to 1e12): without one a response is outside the weighted base";
        };
    assertThat(answers.rejections().get(0))
        .hasToString("answers.csv:2: weight '" + weight + "': expected a weight " + expected);
  }

  @Test
  void waves_that_do_not_exist_are_refused_and_roles_and_days_are_read_as_not_known() {
    String header = "respondent;type;code;question;modality;role;date;wave\n";
    AnswersReader reader = AnswersReader.of(SmallSurvey.TWO_WAVES);
    Answers answers =
        reader.read(
            file(
                header
                    + "r1;COMMUNE;01001;Q1;OUI;astronaute;31 brumaire;\n"
                    + "r2;COMMUNE;01001;Q1;OUI;agent;2025-03-31;3\n"
                    + "r3;COMMUNE;01001;Q1;OUI;agent;2025-03-31;2\n"));
    addsUp(answers, 1, 2);
    assertThat(answers.respondents()).extracting(Respondent::role).containsExactly(Role.UNKNOWN);
    assertThat(answers.respondents()).extracting(Respondent::date).containsExactly("");
    assertThat(answers.rejections().stream().map(Object::toString))
        .containsExactly(
            "answers.csv:2: role 'astronaute': expected agent or élu, or a function that is either;"
                + " read as not known",
            "answers.csv:2: date '31 brumaire': expected a day such as 2025-03-31; read as not"
                + " known",
            "answers.csv:3: wave '3': expected one of the waves [1, 2]",
            "answers.csv:4: wave '2': expected a wave that asks question Q1: one of [1]");
  }

  @Test
  void rejects_a_second_answer_of_a_respondent_and_a_respondent_that_changes() {
    Answers answers =
        read(LONG + "r1;COMMUNE;01001;Q1;OUI\nr1;COMMUNE;01001;Q1;NON\nr1;COMMUNE;01002;Q3;OUI\n");
    addsUp(answers, 1, 2);
    assertThat(answers.rejections().get(0).expected())
        .isEqualTo("one answer of a respondent to question Q1; an earlier row gives it");
    assertThat(answers.rejections().get(1).expected())
        .startsWith(
            "the collectivité, role, date, weight and columns kept that an earlier row gives");
  }

  @Test
  void reads_a_wide_file_with_ticked_columns() {
    Answers answers =
        read(
            "respondent;siren;Q1;Q2[MAIL];Q2[VISIO];Q3;couleur\n"
                + "r1;200000172;OUI;x;;NON;bleu\n"
                + "r2;200000438;;0;non;;rouge\n");
    addsUp(answers, 2, 0);
    assertThat(answers.ignoredColumns()).containsExactly("answers.csv: couleur");
    assertThat(answers.stream().map(a -> a.question() + a.modalities()))
        .containsExactly("Q1[OUI]", "Q2[MAIL]", "Q3[NON]", "Q1[]", "Q2[[]]", "Q3[]");
  }

  @Test
  void a_blank_is_no_answer_only_where_the_question_was_put() {
    Answers answers =
        AnswersReader.of(SmallSurvey.TWO_WAVES)
            .readWide(
                file(
                    "respondent;siren;wave;Q1;Q2;Q3\n"
                        + "r1;200000172;1;;MAIL;\n"
                        + "r2;200000172;;OUI;;\n"
                        + "r3;200000172;2;OUI;;\n"));
    addsUp(answers, 3, 0);
    assertThat(answers.stream().map(a -> a.respondent().id() + a.question() + a.modalities()))
        .containsExactly("r1Q1[]", "r1Q2[MAIL]", "r2Q1[OUI]", "r2Q2[]", "r3Q3[]");
    assertThat(answers.rejections().get(0).column()).isEqualTo("wave");
  }

  /** Rows of a wave are mostly blank elsewhere; those that are not are looked at too. */
  @Test
  void what_a_wave_did_not_ask_is_blank_or_refused() {
    String header = "respondent;siren;wave;Q3;Q1;Q2[MAIL];Q2[VISIO]\n";
    Answers answers =
        AnswersReader.of(SmallSurvey.TWO_WAVES)
            .readWide(
                file(
                    header
                        + "r1;200000172;2;OUI;;;\n"
                        + "r2;200000172;1;;OUI;;x\n"
                        + "r3;200000172;2;; ;0;non\n"
                        + "r4;200000172;2;OUI;NON;;\n"
                        + "r5;200000172;1;\u00A0;;;\n"
                        + "r6;200000172;2;OUI;;x;\n"
                        + "r7;200000172;2;NON\n"));
    addsUp(answers, 7, 0);
    assertThat(answers.stream().map(a -> a.respondent().id() + a.question() + a.modalities()))
        .containsExactly(
            "r1Q3[OUI]",
            "r2Q1[OUI]",
            "r2Q2[VISIO]",
            "r3Q3[]",
            "r4Q3[OUI]",
            "r5Q1[]",
            "r5Q2[]",
            "r6Q3[OUI]",
            "r7Q3[NON]");
    assertThat(answers.rejections().stream().map(Object::toString))
        .containsExactly(
            "answers.csv:5: wave '2': expected a wave that asks question Q1: one of [1]",
            "answers.csv:7: wave '2': expected a wave that asks question Q2: one of [1]");
  }

  @Test
  void a_bad_cell_of_a_wide_row_costs_that_answer_alone() {
    Answers answers =
        read("respondent;siren;Q1;Q2[MAIL]\nr1;200000172;OUI;bof\nr2;200000172;NON;1\n");
    addsUp(answers, 2, 0);
    assertThat(answers.stream().map(a -> a.respondent().id() + a.question() + a.modalities()))
        .containsExactly("r1Q1[OUI]", "r2Q1[NON]", "r2Q2[MAIL]");
    assertThat(answers.refusals().get("Q2").count()).isEqualTo(1);
    assertThat(answers.rejections().get(0).toString())
        .startsWith("answers.csv:2: Q2[MAIL] 'bof': expected 1, x, oui or yes when ticked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          respondent;type;question;modality  | no column for the collectivité: expected 'type' and 'code'
          type;code;question;modality        | no column 'respondent' or 'repondant'
          respondent;siren;Q1;Q1             | column 'Q1' appears twice
          respondent;siren;couleur           | no column is a question of petite
          respondent;siren;Q2[FAX]           | column 'Q2[FAX]': expected a multiple choice and one of its modalities
          respondent;siren;Q1[OUI]           | column 'Q1[OUI]': expected a multiple choice and one of its modalities
          respondent;siren;Q1;Une charte ?   | columns 'Q1' and 'Une charte ?' are both question Q1; expected one
          respondent;siren;Q2[MAIL];Q2.MAIL  | columns 'Q2[MAIL]' and 'Q2.MAIL' are both option MAIL of Q2; expected one
          respondent;Siren;siren;Q1          | column 'siren' appears twice; expected each name once
          """)
  void a_file_without_the_columns_it_needs_is_an_error(String header, String message) {
    assertThatThrownBy(() -> read(header.strip() + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers.csv:1: ")
        .hasMessageContaining(message.strip());
  }

  @Test
  void an_empty_file_is_an_error_and_a_header_alone_is_no_answer() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("answers.csv: empty file; expected a header line");
    addsUp(read(LONG), 0, 0);
  }

  @Test
  void truncated_utf_8_and_a_line_of_ten_megabytes_lose_nothing() {
    byte[] whole = (LONG + "r1;COMMUNE;01001;Q1;é").getBytes(StandardCharsets.UTF_8);
    byte[] truncated = Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> AnswersReader.of(SmallSurvey.ONE_WAVE).read(file(truncated)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers.csv");
    Answers answers =
        read(
            LONG + "r1;COMMUNE;01001;Q1;" + "x".repeat(10_000_000) + "\nr2;COMMUNE;01001;Q1;OUI\n");
    addsUp(answers, 1, 1);
    assertThat(answers.rejections().get(0).toString()).hasSizeLessThan(300);
  }

  /** Weights that are not found would be ones, and nobody would know. */
  @Test
  void a_name_that_is_given_has_to_be_there() {
    String wide = "respondent;collectivite;poids;Q1\nr;COMMUNE:00001;2,5;OUI\n";
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE).with(Field.WEIGHT, "poids").read(file(wide));
    assertThat(answers.respondents().toList().get(0).weight()).isEqualTo(2.5);
    for (Field field : List.of(Field.WEIGHT, Field.ROLE, Field.WAVE, Field.DATE, Field.SIREN)) {
      assertThatThrownBy(
              () -> AnswersReader.of(SmallSurvey.ONE_WAVE).with(field, "poid").read(file(wide)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              ":1: no column 'poid'; the header has ['respondent', 'collectivite',")
          .hasMessageEndingWith("; did you mean 'poids'?");
    }
    assertThatThrownBy(
            () -> AnswersReader.of(SmallSurvey.ONE_WAVE).with(Field.QUESTION, "Q").read(file(wide)))
        .hasMessageContaining(":1: no column 'Q'");
  }

  @Test
  void fields_may_go_by_another_name() {
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .with(Field.RESPONDENT, "Numéro")
            .readLong(file("Numéro;siren;question;modality\nr1;200000172;Q1;OUI\n"));
    addsUp(answers, 1, 0);
  }

  @Test
  void reads_published_counts() {
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .readCounts(
                file(
                    "question;type;from;modality;count\n"
                        + "Q1;COMMUNE;0;OUI;3\n"
                        + "Q1;REGION;;NON;2\n"
                        + "Q1;REGION;;NON;-2\n"
                        + "Q7;REGION;;NON;4\n"),
                Dimension.TYPE,
                "type",
                "from");
    addsUp(answers, 5, 2);
    assertThat(answers.respondents().map(Respondent::profile).distinct())
        .containsExactly(Map.of("TYPE", "COMMUNE 0"), Map.of("TYPE", "REGION"));
    assertThat(answers.rejections().get(0).toString())
        .startsWith("answers.csv:4: count '-2': expected a number of respondents from 0");
  }

  @Test
  void a_wide_row_without_its_last_blank_cells_is_read() {
    // Excel writes no separators for blank cells at the end of some rows.
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .read(
                file(
                    "respondent;siren;Q1;Q2\n"
                        + "r1;200000172;OUI;VISIO\nr2;200000172;NON\nr3;200000172\nr4\n"));
    assertThat(answers.stream().map(a -> a.respondent().id() + a.question() + a.modalities()))
        .containsExactly("r1Q1[OUI]", "r1Q2[VISIO]", "r2Q1[NON]", "r2Q2[]", "r3Q1[]", "r3Q2[]");
    assertThat(answers.rejections())
        .extracting(Rejection::toString)
        .containsExactly("answers.csv:5: siren '': expected a collectivité");
    assertThat(answers.summary().remarks())
        .extracting(remark -> remark.what().en() + ": " + remark.count())
        .contains(
            "rows shorter than the header: their last columns are read as blank"
                + " (first at answers.csv:3): 2");
  }

  @Test
  void a_row_of_another_length_is_refused_in_every_form() {
    Answers wide =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .read(file("respondent;siren;Q1;Q2\nr1;200000172;OUI;;x\nr2;200000172;OUI;\n"));
    addsUp(wide, 1, 1);
    assertThat(wide.rejections())
        .extracting(Rejection::toString)
        .containsExactly("answers.csv:2: row '5 fields': expected 4 fields, as the header has");
    Answers counts =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .readCounts(
                file("question;type;modality;count;remark\nQ1;COMMUNE;OUI;3\nQ1;REGION;NON;2;-\n"),
                Dimension.TYPE,
                "type");
    addsUp(counts, 2, 1);
    assertThat(counts.rejections())
        .extracting(Rejection::toString)
        .containsExactly("answers.csv:2: row '4 fields': expected 5 fields, as the header has");
    assertThat(counts.sources()).containsExactly("answers.csv");
    assertThat(counts.ignoredColumns()).containsExactly("answers.csv: remark");
  }

  @Test
  void counts_of_something_else_are_refused_where_they_stand() {
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .readCounts(
                file(
                    "question;type;modality;count\n"
                        + "Q7;COMMUNE;OUI;3\n"
                        + "Q1;COMMUNE;PEUT-ETRE;3\n"
                        + "Q1;COMMUNE;OUI;0\n"
                        + "Q1;;OUI;1\n"),
                Dimension.TYPE,
                "type");
    addsUp(answers, 0, 3);
    assertThat(answers.rejections())
        .extracting(Rejection::column)
        .containsExactly("question", "modality", "type");
  }

  @Test
  void objects_go_through_the_same_gate() {
    Respondent one = SmallSurvey.respondent("r1", "01001").build();
    Answers answers =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            List.of(Answer.of(one, "Q1", "OUI"), Answer.of(one, "Q1", "NON")));
    addsUp(answers, 1, 1);
    assertThat(answers.rejections().get(0).toString())
        .startsWith("objects:2: respondent 'r1': expected one answer");
  }

  @Test
  void a_siren_with_a_wrong_check_digit_is_rejected() {
    Answers answers = read("respondent;siren;question;modality\nr1;200000173;Q1;OUI\n");
    addsUp(answers, 0, 1);
    assertThat(answers.rejections().get(0).toString())
        .startsWith(
            "answers.csv:2: siren '200000173': expected a SIREN, whose last digit is a control"
                + " key");
  }

  @Test
  void answers_of_two_sources_join_without_counting_twice() {
    Answers one = read(LONG + "r1;COMMUNE;01001;Q1;OUI\nr2;COMMUNE;01002;Q9;OUI\n");
    Answers both = one.and(read(LONG + "r1;COMMUNE;01001;Q1;OUI\nr3;COMMUNE;01002;Q1;OUI\n"));
    addsUp(both, 2, 2);
    Questionnaire other = SmallSurvey.TWO_WAVES;
    assertThatThrownBy(() -> one.and(Answers.of(other, List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the questionnaires differ");
  }
}
