package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import fr.barometre.answers.Export.DateOrder;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a description says of a file, and what it is told when the file is another one. */
class ExportTest {

  private static final String WHO = "respondent;type;code;";

  @TempDir private Path folder;

  private Answers read(Export export, String... lines) throws IOException {
    return read(export, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private Answers read(Export export, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), bytes);
    return AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent().id() + " " + a.question() + a.modalities())
        .toList();
  }

  @Test
  void options_may_have_headers_of_their_own() throws IOException {
    Export export =
        Export.any()
            .option("Q2", "MAIL", "J'utilise le courriel")
            .option("Q2", "VISIO", "Je fais des visios");
    Answers answers =
        read(
            export,
            WHO + "J’utilise le  courriel :;je fais des visios",
            "r1;COMMUNE;01001;oui;non",
            "r2;COMMUNE;01002;;");
    assertThat(said(answers)).containsExactly("r1 Q2[MAIL]", "r2 Q2[]");
  }

  @Test
  void texts_stand_for_modalities_in_cells_and_lists() throws IOException {
    Export export =
        Export.any()
            .answer("Q1", "En cours de rédaction", "NON")
            .answer("Q1", "OUI", "NSP")
            .answer("Q2", "Mél", "MAIL")
            .separator(" ; ");
    Answers answers =
        read(
            export,
            WHO.replace(';', ',') + "Q1,Q2",
            "r1,COMMUNE,01001,En cours de rédaction.,Mél ; Visioconférence",
            "r2,COMMUNE,01002,oui,VISIO;MAIL");
    assertThat(said(answers)).containsExactly("r1 Q1[NON]", "r1 Q2[MAIL, VISIO]", "r2 Q1[NSP]");
    assertThat(answers.rejections())
        .extracting(Object::toString)
        .containsExactly(
            "a.csv:3: Q2 'VISIO;MAIL': expected one of [MAIL, VISIO, AUCUN] for question Q2");
  }

  @Test
  void words_roles_constants_and_levels_are_those_of_the_file() throws IOException {
    Export export =
        Export.any()
            .words(ModalityKind.DONT_KNOW, "bof")
            .words(ModalityKind.DONT_KNOW, "va savoir")
            .role("garde champêtre", Role.AGENT)
            .constant(Field.DATE, "31 mars 2025")
            .constant(Field.WAVE, "1")
            .level(Dimension.REGION, "Votre région", Map.of("Bretagne", "53"))
            .level(Dimension.TYPE, "Vous êtes")
            .withNumberedRows();
    Answers answers =
        read(
            export,
            "Votre région;Vous êtes;role;Q1",
            "BRETAGNE;une commune;Garde champêtre;Bof",
            "11;Département;élu;Va savoir !");
    assertThat(said(answers)).containsExactly("row 2 Q1[NSP]", "row 3 Q1[NSP]");
    assertThat(answers.respondents().map(Respondent::profile).toList().get(1))
        .isEqualTo(Map.of("REGION", "11", "TYPE", "DEPARTEMENT"));
    assertThat(
            answers
                .respondents()
                .map(r -> r.role() + " " + r.date() + " " + r.profile().get("REGION")))
        .containsExactly("AGENT 2025-03-31 53", "ELU 2025-03-31 11");
  }

  @Test
  void what_all_rows_are_has_to_be_understood() throws IOException {
    String[] lines = {"respondent;code;Q1", "r1;01001;OUI"};
    Export communes = Export.any().constant(Field.TYPE, "Commune");
    assertThatThrownBy(() -> read(Export.any().constant(Field.TYPE, "Commun"), lines))
        .hasMessageStartingWith(
            "description of the export: TYPE of all rows is 'Commun'; expected");
    assertThatThrownBy(() -> read(communes.constant(Field.ROLE, "astronaute"), lines))
        .hasMessage(
            "description of the export: ROLE of all rows is 'astronaute'; expected agent or élu");
    Export dated = communes.constant(Field.DATE, "03/04/2025");
    assertThatThrownBy(() -> read(dated, lines))
        .hasMessage(
            "description of the export: DATE of all rows is '03/04/2025'; expected a day such as"
                + " 2025-03-31");
    assertThat(days(dated.dates(DateOrder.DAY_FIRST), lines)).containsExactly("2025-04-03");
    assertThat(days(dated.dates(DateOrder.MONTH_FIRST), lines)).containsExactly("2025-03-04");
  }

  @Test
  void the_order_of_a_day_counts_where_the_column_does_not_tell() throws IOException {
    String[] open = {WHO + "date;Q1", "r1;COMMUNE;01001;03/04/2025;OUI"};
    assertThat(days(Export.any(), open)).containsExactly("");
    assertThat(days(Export.any().dates(DateOrder.DAY_FIRST), open)).containsExactly("2025-04-03");
    assertThat(days(Export.any().dates(DateOrder.MONTH_FIRST), open)).containsExactly("2025-03-04");
    String[] told = {
      WHO + "date;Q1", "r1;COMMUNE;01001;03/04/2025;OUI", "r2;COMMUNE;01002;31/03/2025;OUI"
    };
    assertThat(days(Export.any().dates(DateOrder.MONTH_FIRST), told))
        .containsExactly("2025-04-03", "2025-03-31");
  }

  private List<String> days(Export export, String... lines) throws IOException {
    return read(export, lines).respondents().map(Respondent::date).toList();
  }

  @Test
  void delimiter_and_encoding_are_those_named() throws IOException {
    Charset latin = Charset.forName("windows-1252");
    Export export = Export.any().delimiter('/').encoding(latin).question("Q1", "Déjà");
    Answers answers = read(export, "respondent/siren/Déjà\nr1/210100012/Oui\n".getBytes(latin));
    assertThat(said(answers)).containsExactly("r1 Q1[OUI]");
  }

  @Test
  void responses_are_finished_when_a_column_says_so() throws IOException {
    Export export = Export.any().finished("Statut", "terminé");
    String[] lines = {
      WHO + "Statut;Q1", "r1;COMMUNE;01001;Terminé;OUI", "r2;COMMUNE;01002;En cours;OUI"
    };
    Answers answers = read(export, lines);
    assertThat(said(answers)).containsExactly("r1 Q1[OUI]");
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.summary().remarks())
        .containsExactly(new ReadingSummary.Remark(FinishedColumn.UNFINISHED, 1));
    assertThat(said(read(export.withUnfinished(), lines))).hasSize(2);
    assertThat(
            read(Export.any().finished("Statut"), WHO + "Statut;Q1", "r1;COMMUNE;01001; ;OUI")
                .summary()
                .remarks())
        .containsExactly(new ReadingSummary.Remark(FinishedColumn.UNFINISHED, 1));
  }

  @Test
  void a_departement_or_a_postal_code_tells_communes_apart() throws IOException {
    Export named =
        Export.any().field(Field.COLLECTIVITE, "Commune").constant(Field.TYPE, "COMMUNE");
    String[] lines = {
      "respondent;Commune;Département;CP;Q1",
      "r1;Saint-Denis;93;93200;OUI",
      "r2;Saint-Denis;Réunion;97400;OUI",
      "r3;Saint-Denis;;;OUI",
      "r4;Bourg-en-Bresse;Rhône;69001;OUI"
    };
    for (Export export :
        List.of(
            named.field(Field.DEPARTEMENT, "Département"), named.field(Field.POSTAL_CODE, "CP"))) {
      Answers answers = read(export, lines);
      assertThat(answers.respondents().map(r -> r.id() + " " + r.collectivite().orElseThrow()))
          .containsExactly("r1 COMMUNE:93066", "r2 COMMUNE:97411");
      assertThat(answers.rejections()).extracting(r -> r.line()).containsExactly(4L, 5L);
    }
    assertThat(read(named, lines).respondents().map(Respondent::id)).containsExactly("r4");
  }

  @Test
  void two_columns_of_one_header_do_no_harm_unless_they_are_read() throws IOException {
    assertThat(said(read(Export.any(), WHO + "Q1;Remarque;Remarque", "r1;COMMUNE;01001;OUI;a;b")))
        .containsExactly("r1 Q1[OUI]");
    assertThatThrownBy(() -> read(Export.any(), WHO + "Q1;Q1", "r1;COMMUNE;01001;OUI;NON"))
        .hasMessage("a.csv:1: column 'Q1' appears twice; expected each name once");
    assertThatThrownBy(() -> read(Export.any(), WHO + "code;Q1", "r1;COMMUNE;01001;01001;OUI"))
        .hasMessage("a.csv:1: column 'code' appears twice; expected each name once");
    Export named = Export.any().question("Q1", "Remarque");
    assertThatThrownBy(() -> read(named, WHO + "Remarque;Remarque", "r1;COMMUNE;01001;OUI;NON"))
        .hasMessage("a.csv:1: column 'Remarque' appears twice; expected each name once");
  }

  @Test
  void of_two_headers_that_differ_by_case_the_one_as_written_is_named() throws IOException {
    String[] lines = {"ID;Id;siren;Q1", "r1;x;210100012;OUI"};
    assertThat(said(read(Export.any().field(Field.RESPONDENT, "Id"), lines)))
        .containsExactly("x Q1[OUI]");
    assertThatThrownBy(() -> read(Export.any(), lines))
        .hasMessage("a.csv:1: column 'id' appears twice; expected each name once");
  }

  @Test
  void rows_that_another_thread_parses_are_below_the_header_rows_too() throws IOException {
    Path file =
        Files.writeString(folder.resolve("b.csv"), "respondent;siren;Q1\n;;\nr1;210100012;OUI\n");
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE)
            .export(Export.any().headerRows(2, 1))
            .executor(Runnable::run)
            .read(file);
    assertThat(said(answers)).containsExactly("r1 Q1[OUI]");
    assertThat(answers.rejections()).isEmpty();
  }

  @Test
  void a_column_that_is_left_out_is_not_read() throws IOException {
    Export export = Export.any().leaveOut("une  charte ?");
    Answers answers =
        read(export, WHO + "Q1;Une charte ?;Une charte", "r1;COMMUNE;01001;OUI;NON;x");
    assertThat(said(answers)).containsExactly("r1 Q1[OUI]");
  }

  @Test
  void a_multiple_choice_may_have_a_column_of_its_own_and_columns_of_options() throws IOException {
    Answers answers =
        read(
            Export.any(),
            WHO + "Q2;Q2[MAIL];Q2[VISIO]",
            "r1;COMMUNE;01001;MAIL|VISIO;1;1",
            "r2;COMMUNE;01002;;1;0",
            "r3;COMMUNE;01004;MAIL;;",
            "r4;COMMUNE;01005;MAIL|AUCUN;x;",
            "r5;COMMUNE;01006;MAIL;0;1",
            "r6;COMMUNE;01007;aucune;0;1",
            "r7;COMMUNE;01008;fax;1;0");
    assertThat(said(answers))
        .containsExactly("r1 Q2[MAIL, VISIO]", "r2 Q2[MAIL]", "r3 Q2[MAIL]", "r4 Q2[MAIL, AUCUN]");
    assertThat(answers.refusals().get("Q2").count()).isEqualTo(3);
    assertThat(answers.rejections())
        .extracting(Object::toString)
        .contains(
            "a.csv:6: Q2 'MAIL': expected the same answers as in the columns of its options, which"
                + " say [VISIO]");
  }

  @Test
  void header_rows_may_have_fewer_cells_and_a_mark_before_them() throws IOException {
    Export export = Export.any().headerRows(3, 1, 3);
    String text =
        "\uFEFFrespondent;siren;Quels outils ?\n"
            + "\n"
            + ";;Courriel;Visioconférence;Données ouvertes ?\n"
            + "r1;210100012;x;;Oui\n";
    assertThatThrownBy(() -> read(export, text.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("column 'Quels outils ? [Données ouvertes ?]': expected a multiple");
    String three = text.replace("Quels outils ?\n", "Quels outils ?;;Données ouvertes ?\n");
    Answers answers =
        read(
            export,
            three
                .replace("Visioconférence;Données ouvertes ?", "Visioconférence")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(said(answers)).containsExactly("r1 Q2[MAIL]", "r1 Q3[OUI]");
    assertThat(answers.rejections()).isEmpty();
  }

  @Test
  void a_file_of_one_row_has_no_second_header_row() {
    assertThatThrownBy(() -> read(Export.any().headerRows(2, 1), "respondent;siren;Q1"))
        .hasMessage("a.csv:1: 1 rows in all; expected 2 header rows");
    assertThatThrownBy(() -> read(Export.of(ExportTool.QUALTRICS), "ResponseId,Q1\nResponse ID,Q"))
        .hasMessage("a.csv:1: 2 rows in all; expected 3 header rows");
  }

  @Test
  void one_row_of_answers_is_an_export() throws IOException {
    Answers answers =
        read(Export.any().headerRows(2, 1), "respondent;siren;Q1\na;b;c\nr1;210100012;OUI");
    assertThat(said(answers)).containsExactly("r1 Q1[OUI]");
  }

  @Test
  void what_is_named_and_not_there_is_told_with_what_may_be_meant() {
    String[] lines = {WHO + "Une charte ?;Quels outils ?", "r1;COMMUNE;01001;OUI;MAIL"};
    assertThatThrownBy(() -> read(Export.any().question("Q1", "Une charte, oui ?"), lines))
        .hasMessage(
            "a.csv:1: no column 'Une charte, oui ?'; the header has ['respondent', 'type', 'code',"
                + " 'Une charte ?', 'Quels outils ?']; did you mean 'Une charte ?'?");
    assertThatThrownBy(() -> read(Export.any().field(Field.ROLE, "Votre rôle"), lines))
        .hasMessageStartingWith("a.csv:1: no column 'Votre rôle'; the header has [");
    assertThatThrownBy(() -> read(Export.any().leaveOut("Courriel"), lines))
        .hasMessageStartingWith("a.csv:1: no column 'Courriel'");
    assertThatThrownBy(() -> read(Export.any().option("Q2", "MAIL", "Mél ?"), lines))
        .hasMessageStartingWith("a.csv:1: no column 'Mél ?'");
    assertThatThrownBy(() -> read(Export.any().finished("Fini"), lines))
        .hasMessageStartingWith("a.csv:1: no column 'Fini'");
    assertThatThrownBy(() -> read(Export.any().question("Q11", "Une charte ?"), lines))
        .hasMessage(
            "description of the export: questionnaire 'petite' has no question 'Q11'; did you mean"
                + " 'Q1'?");
    assertThatThrownBy(() -> read(Export.any().option("Q1", "OUI", "Une charte ?"), lines))
        .hasMessage(
            "description of the export: question 'Q1' has options; expected a multiple choice");
    assertThatThrownBy(() -> read(Export.of(ExportTool.GOOGLE_FORMS), lines))
        .hasMessageStartingWith(
            "a.csv:1: no column for the collectivité: expected 'type' and 'code'");
    assertThatThrownBy(() -> read(Export.of(ExportTool.KOBO).field(Field.CODE, "code"), lines))
        .hasMessageStartingWith("a.csv:1: no column '_id' or '_uuid' or 'KEY'; the header has [");
  }

  @Test
  void a_long_table_has_no_columns_of_questions() throws IOException {
    String[] lines = {WHO + "question;modality", "r1;COMMUNE;01001;Q1;En cours"};
    assertThat(said(read(Export.any().answer("Q1", "En cours", "NON"), lines)))
        .containsExactly("r1 Q1[NON]");
    assertThatThrownBy(() -> read(Export.any().question("Q1", "question"), lines))
        .hasMessageStartingWith("a.csv:1: one row an answer; the description of the export names");
  }

  @Test
  void a_description_that_makes_no_sense_is_refused() {
    Export any = Export.any();
    assertThatThrownBy(() -> any.headerRows(2, 3))
        .hasMessageContaining("header rows [3]; expected");
    assertThatThrownBy(() -> any.headerRows(2, 2, 1)).hasMessageContaining("[2, 1]");
    assertThatThrownBy(() -> any.headerRows(2)).hasMessageContaining("[]");
    assertThatThrownBy(() -> any.headerRows(0, 1)).hasMessage("0 header rows; expected 1 to 20");
    assertThatThrownBy(() -> any.delimiter('"')).hasMessageContaining("expected one character");
    assertThatThrownBy(() -> any.constant(Field.CODE, "01001"))
        .hasMessage("field CODE differs from row to row; expected one of [TYPE, WAVE, ROLE, DATE]");
    assertThatThrownBy(() -> any.words(ModalityKind.SUBSTANTIVE, "oui"))
        .hasMessageStartingWith("words for an answer on the substance belong to one question");
    assertThatThrownBy(() -> any.level(Dimension.ROLE, "Qui ?"))
        .hasMessageContaining("expected the field ROLE at 'Qui ?'");
    assertThatThrownBy(() -> any.question("Q1", " "))
        .hasMessage("a header is blank; expected what stands over the column");
    assertThatThrownBy(() -> any.answer("Q1", "Bof", "OUI").answer("Q1", "BOF", "NON"))
        .hasMessageEndingWith("is two answers to question 'Q1'; expected one");
  }
}
