package fr.barometre.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.barometre.Barometre;
import fr.barometre.PlainTypography;
import fr.barometre.api.Label;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.File;
import fr.barometre.api.answer.ReadingSummary.Likeness;
import fr.barometre.api.answer.ReadingSummary.Recognised;
import fr.barometre.api.answer.ReadingSummary.UnreadColumn;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** Files whose columns, questions and ways of writing collectivités were counted by hand. */
class ReadingSummaryTest {

  private static final Questionnaire QUESTIONNAIRE = questionnaire();

  /**
   * Seven columns, of which id, type, code and charte are read. Nine rows: charte is OUI 5 times,
   * NON once, NSP once and once a text that is none of them; the last row is refused, since nobody
   * has its code. Codes: seven as they stand, 1007 without its zero, and that one.
   */
  private static final String NINE =
      """
      id;type;code;charte;agent;Coefficient de pondération;Vague d'enquête
      1;COMMUNE;01001;OUI;12;1,2;1
      2;COMMUNE;01002;OUI;5;0,8;1
      3;COMMUNE;01004;OUI;140;1;1
      4;COMMUNE;01005;OUI;30;1;2
      5;COMMUNE;01006;OUI;3;1;2
      6;COMMUNE;1007;NON;;1;2
      7;COMMUNE;01008;NSP;7;1;2
      8;COMMUNE;01009;peut-être;7;1;2
      9;COMMUNE;99999x;OUI;7;1;2
      """;

  @TempDir Path folder;

  private static Questionnaire questionnaire() {
    String name = "/cases/questionnaire.json";
    try (InputStream json =
        requireNonNull(ReadingSummaryTest.class.getResourceAsStream(name), name)) {
      return new ObjectMapper().readValue(json, Questionnaire.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Answers read(String text) throws IOException {
    return read("answers.csv", text);
  }

  private Answers read(String name, String text) throws IOException {
    return AnswersReader.of(QUESTIONNAIRE).read(Files.writeString(folder.resolve(name), text));
  }

  private static BarometreReport edition(Answers answers) {
    return Barometre.edition(QUESTIONNAIRE).answers(answers).compute();
  }

  @Test
  void a_file_tells_its_columns_its_delimiter_and_its_encoding() throws IOException {
    Path file = folder.resolve("old.csv");
    Files.write(
        file,
        "id\ttype\tcode\tcharte\tété\n1\tCOMMUNE\t01001\tOUI\tx\n"
            .getBytes(Charset.forName("windows-1252")));
    ReadingSummary read = AnswersReader.of(QUESTIONNAIRE).read(file).summary();

    assertThat(read.files()).containsExactly(new File("old.csv", 5, 4, "\t", "windows-1252"));
    assertThat(read.columns()).isEmpty();
    assertThat(read.collectivites().asWritten()).isOne();
    assertThat(read(NINE).summary().files())
        .containsExactly(new File("answers.csv", 7, 4, ";", "UTF-8"));
  }

  @Test
  void questions_without_a_column_and_columns_that_look_like_something_are_named()
      throws IOException {
    ReadingSummary read = read(NINE).summary();

    assertThat(read.absent()).containsExactly("outils", "agents");
    assertThat(read.columns())
        .containsExactly(
            new UnreadColumn("answers.csv", "agent", Likeness.QUESTION, "agents"),
            new UnreadColumn("answers.csv", "Coefficient de pondération", Likeness.WEIGHT, ""),
            new UnreadColumn("answers.csv", "Vague d'enquête", Likeness.WAVE, ""));
  }

  @Test
  void each_way_of_writing_a_collectivite_counts_once() throws IOException {
    Label zero = Label.of("zéro initial rétabli", "leading zero restored");

    assertThat(read(NINE).summary().collectivites())
        .isEqualTo(new ReadingSummary.Collectivites(7, List.of(new Recognised(zero, 1)), 1));
    assertThat(
            read("""
            id;type;code;charte
            1;COMMUNE;1001;OUI
            2;COMMUNE;1001;NON
            3;COMMUNE;1002;NON
            """)
                .summary()
                .collectivites())
        .isEqualTo(new ReadingSummary.Collectivites(0, List.of(new Recognised(zero, 2)), 0));
  }

  @Test
  void answers_are_counted_by_question() throws IOException {
    QuestionReading charte = read(NINE).summary().questions().get(0);

    assertThat(List.of(charte.answered(), charte.dontKnow(), charte.noAnswer(), charte.notAsked()))
        .containsExactly(6L, 1L, 0L, 0L);
    assertThat(charte.refused().reasons())
        .extracting(Refusals.Reason::expected)
        .containsExactlyInAnyOrder("a usable 'code'", "one of [OUI, NON, NSP] for question charte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "AGENT", "agents_", "agent(s)", "L'agent"})
  void a_column_looks_like_a_question_by_few_letters(String name) throws IOException {
    assertThat(
            read("id;type;code;charte;" + name + "\n1;COMMUNE;01001;OUI;3\n").summary().columns())
        .hasSize(name.equals("L'agent") ? 0 : 1) // two letters differ
        .allMatch(column -> column.question().equals("agents"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents2", "budget", "argent x", "remarques"})
  void a_column_does_not_look_like_a_question_by_chance(String name) throws IOException {
    assertThat(
            read("id;type;code;charte;" + name + "\n1;COMMUNE;01001;OUI;3\n").summary().columns())
        .isEmpty();
  }

  @Test
  void a_weight_that_is_read_is_not_missed() throws IOException {
    assertThat(
            read("id;type;code;charte;poids;poids brut\n1;COMMUNE;01001;OUI;2;3\n")
                .summary()
                .columns())
        .isEmpty();
  }

  @Test
  void an_export_takes_neither_ponderation_nor_vague_and_says_so() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("export.csv"),
            "id,submitdate,insee,charte,pondération,vague\n"
                + "1,2025-03-31 10:00:00,01001,OUI,2,1\n");
    Answers answers =
        AnswersReader.of(QUESTIONNAIRE)
            .export(
                Export.of(ExportTool.LIMESURVEY)
                    .field(Field.CODE, "insee")
                    .constant(Field.TYPE, "COMMUNE"))
            .read(file);

    assertThat(answers.summary().columns())
        .extracting(UnreadColumn::column, UnreadColumn::likeness)
        .containsExactly(tuple("pondération", Likeness.WEIGHT), tuple("vague", Likeness.WAVE));
  }

  @Test
  void rows_without_an_identifier_tell_of_a_column_that_has_one() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rows.csv"), "Jeton;type;code;charte\nx;COMMUNE;01001;OUI\n");
    Answers answers = AnswersReader.of(QUESTIONNAIRE).withNumberedRows().read(file);

    assertThat(answers.summary().columns())
        .containsExactly(new UnreadColumn("rows.csv", "Jeton", Likeness.IDENTIFIER, ""));
  }

  @Test
  void a_question_that_another_file_has_is_not_absent() throws IOException {
    Answers first = read("a.csv", "id;type;code;charte;agent\n1;COMMUNE;01001;OUI;3\n");
    Answers second = read("b.csv", "id;type;code;agents\n2;COMMUNE;01002;12\n");
    ReadingSummary both = first.and(second).summary();

    assertThat(both.files()).extracting(File::name).containsExactly("a.csv", "b.csv");
    assertThat(both.absent()).containsExactly("outils");
    assertThat(both.columns()).isEmpty();
    assertThat(both.collectivites().asWritten()).isEqualTo(2);
  }

  @Test
  void a_long_file_has_the_questions_that_its_rows_name() throws IOException {
    ReadingSummary read =
        read("""
        respondent;type;code;question;modality
        1;COMMUNE;01001;charte;OUI
        1;COMMUNE;01001;agents;beaucoup
        """)
            .summary();

    assertThat(read.absent()).containsExactly("outils");
    assertThat(read.collectivites().asWritten()).isOne();
  }

  @Test
  void the_report_of_an_edition_says_what_is_missing() throws IOException {
    BarometreReport report = edition(read(NINE));

    assertThat(report.indicators()).hasSize(1);
    assertThat(PlainTypography.of(Report.of(report, Locale.FRENCH).text()))
        .contains(
            "Lecture du fichier\n",
            "* answers.csv : 7 colonnes, dont lues : 4 ; séparateur point-virgule ; UTF-8.\n",
            "telles quelles 7, zéro initial rétabli 1, non reconnues 1.\n",
            "* Questions absentes (2 sur 3) : outils, agents. Leurs indicateurs manquent à ce"
                + " rapport.\n",
            "* Colonne non lue : « agent ». Elle ressemble à la question absente « agents ».\n",
            "* Colonne non lue : « Coefficient de pondération ». Elle ressemble à un poids : ",
            "Question           Exploitables  Ne sait pas  Inutilisables\n",
            "Charte ? (charte)             6            1              2\n");
    assertThat(Report.of(report, Locale.ENGLISH).markdown())
        .contains(
            "## How the file was read\n",
            "- Questions not found (2 of 3): outils, agents. Their indicators are missing from"
                + " this report.\n",
            "| Question | Answered | Don't know | Unusable |\n");
    assertThat(Report.of(report, Locale.FRENCH).html())
        .contains("Lecture des fichiers</summary>", "Elle ressemble à un poids");
  }

  @Test
  void the_report_of_an_indicator_says_what_concerns_it() throws IOException {
    Answers answers = read(NINE);
    IndicatorResult charte = edition(answers).indicator("i.charte").orElseThrow();
    IndicatorResult agents =
        Barometre.edition(QUESTIONNAIRE).answers(answers).indicator("i.agents").compute();

    assertThat(PlainTypography.of(Report.of(charte, Locale.FRENCH).text()))
        .contains(
            "* Réponses à la question « charte » : exploitables 6, ne sait pas 1, inutilisables"
                + " 2.\n",
            "Elle ressemble à un poids")
        .doesNotContain("« agent »");
    assertThat(PlainTypography.of(Report.of(agents, Locale.FRENCH).text()))
        .contains(
            "* La question « agents » est absente : l'indicateur n'a pas de réponse.\n",
            "« agent »");
  }

  @Test
  void counts_of_a_question_whose_figure_is_hidden_are_not_told() throws IOException {
    BarometreReport report =
        edition(
            read(
                """
                id;type;code;charte;agents
                1;COMMUNE;01001;OUI;1
                2;COMMUNE;01002;OUI;2
                3;COMMUNE;01004;OUI;3
                4;COMMUNE;01005;NON;4
                5;COMMUNE;01006;NON;
                """));

    assertThat(report.indicator("i.agents").orElseThrow().observed().isSuppressed()).isTrue();
    assertThat(report.reading().questions())
        .extracting(QuestionReading::question)
        .containsExactly("charte");
    assertThat(report.indicator("i.agents").orElseThrow().provenance().reading().orElseThrow())
        .satisfies(read -> assertThat(read.questions()).isEmpty());
    assertThat(Report.of(report, Locale.FRENCH).text())
        .contains("Ce tableau laisse de côté les questions dont les nombres révéleraient les");
  }

  /** Of 5 communes none, of 6 collectivités one does not know: that is the CC. */
  @Test
  void counts_that_would_tell_of_a_few_others_are_not_told() throws IOException {
    String communes =
        """
        id;type;code;charte
        1;COMMUNE;01001;OUI
        2;COMMUNE;01002;OUI
        3;COMMUNE;01004;OUI
        4;COMMUNE;01005;NON
        5;COMMUNE;01006;NON
        """;
    String one = communes + "6;CC;200000172;NSP\n";
    StringBuilder five = new StringBuilder(one);
    List<String> others = List.of("200000438", "200000545", "200000628", "200000800");
    for (int i = 0; i < others.size(); i++) {
      five.append(7 + i).append(";CC;").append(others.get(i)).append(";OUI\n");
    }

    assertThat(ofCommunes(communes).reading().questions()).hasSize(1);
    assertThat(ofCommunes(one).reading().questions()).isEmpty();
    assertThat(ofCommunes(five.toString()).reading().questions())
        .extracting(QuestionReading::read)
        .containsExactly(10L);
    assertThat(edition(read(one)).reading().questions()).hasSize(1); // of all types
  }

  private BarometreReport ofCommunes(String file) throws IOException {
    Questionnaire communes =
        Questionnaire.builder()
            .from(QUESTIONNAIRE)
            .indicators(
                List.of(
                    IndicatorDefinition.builder()
                        .from(QUESTIONNAIRE.indicator("i.charte").orElseThrow())
                        .addAudience(CollectiviteType.COMMUNE)
                        .build()))
            .build();
    Answers answers =
        AnswersReader.of(communes).read(Files.writeString(folder.resolve("a.csv"), file));
    assertThat(answers.rejections()).isEmpty();
    return Barometre.edition(communes).answers(answers).compute();
  }

  @Test
  void nothing_is_told_of_columns_where_there_is_no_file_or_a_tally() throws IOException {
    Answers answers = read(NINE);
    Answers objects = Answers.of(QUESTIONNAIRE, answers.stream());
    Tally tally =
        Tally.of(
            answers,
            Population.collectivites2025(),
            Dimension.OPSN,
            Dimension.TYPE,
            Dimension.POPULATION_BAND);

    assertThat(objects.summary()).isEqualTo(ReadingSummary.NONE);
    assertThat(edition(objects).reading()).isEqualTo(ReadingSummary.NONE);
    BarometreReport ofTally = Barometre.edition(QUESTIONNAIRE).answers(tally).compute();
    assertThat(ofTally.reading()).isEqualTo(ReadingSummary.NONE);
    assertThat(ofTally.indicators()).allMatch(r -> r.provenance().reading().isEmpty());
    assertThat(Report.of(ofTally, Locale.FRENCH).text()).doesNotContain("Lecture");
  }

  @Test
  void a_result_never_says_what_cells_say() throws IOException {
    assertThat(new ObjectMapper().writeValueAsString(edition(read(NINE)).reading()))
        .doesNotContain("peut", "99999x", "1007");
  }
}
