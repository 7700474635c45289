package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Synthetic exports with what real ones have: wordings as headers, line breaks, blanks, doubles.
 */
class LimeSurveyExportTest {

  private static final String HEADER =
      "\"ID de la réponse\",\"Date de soumission\",\"Dernière page\",\"Langue de départ\","
          + "\"Tête de série\",\"Votre adresse\u00A0électronique\",\"SIRET de la collectivité \","
          + "\"«\u00A0Une charte\u00A0? »\n\",\"Quels  outils ? [Courriel]\","
          + "\"Quels outils ? [Visioconférence]\",\"Quels outils ? [Autre]\",\"\",\"\","
          + "\"filecount - Quels outils ?\"\n";

  private static final Export EXPORT =
      Export.of(ExportTool.LIMESURVEY)
          .field(Field.SIREN, "SIRET de la collectivité")
          .answer("Q1", "Pas encore", "NON")
          .answer("Q2", "Autre", "AUCUN");

  @TempDir private Path folder;

  private Answers read(Export export, String... rows) throws IOException {
    Path file = folder.resolve("export.csv");
    Files.writeString(file, HEADER + String.join("\n", rows) + "\n");
    return AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
  }

  private static String row(String id, String day, String siret, String charte, String ticks) {
    return String.join(
        ",",
        id,
        day,
        "4",
        "fr",
        "123456",
        "quelquun@example.fr",
        siret,
        charte,
        ticks,
        "",
        "",
        "0");
  }

  @Test
  void wordings_options_and_others_are_understood() throws IOException {
    Answers answers =
        read(
            EXPORT,
            row("7", "2024-03-05 14:22:31", "21010001200017", "Oui", "Oui,Non,"),
            row("8", "05/03/2024 09:10", "210 100 020 00010", "pas encore", ",,un tableur"));
    assertThat(answers.rejections()).isEmpty();
    List<Answer> all = answers.stream().toList();
    assertThat(all)
        .extracting(a -> a.question() + a.modalities())
        .containsExactly("Q1[OUI]", "Q2[MAIL]", "Q1[NON]", "Q2[AUCUN]");
    assertThat(all.get(0).respondent().id()).isEqualTo("7");
    assertThat(all.get(0).respondent().date()).isEqualTo("2024-03-05");
    assertThat(all.get(2).respondent().date()).isEqualTo("2024-03-05");
    assertThat(all.get(0).respondent().collectivite())
        .hasValue(CollectiviteRef.parse("COMMUNE:01001"));
  }

  @Test
  void a_column_is_kept_if_it_is_asked_for() throws IOException {
    Path file = folder.resolve("export.csv");
    Files.writeString(
        file, HEADER + row("7", "2024-03-05", "21010001200017", "Oui", "Oui,Non,") + "\n");
    Answers answers =
        AnswersReader.of(SmallSurvey.ONE_WAVE).export(EXPORT.keep("Langue de départ")).read(file);
    assertThat(answers.respondents())
        .extracting(Respondent::details)
        .containsExactly(Map.of("Langue de départ", "fr"));
    assertThat(answers.ignoredColumns().toString())
        .contains("Tête de série")
        .doesNotContain("Langue");
  }

  @Test
  void a_response_never_submitted_is_left_out_and_counted_unless_asked_for() throws IOException {
    String unfinished = row("9", "", "21010001200017", "Oui", ",,");
    Answers answers = read(EXPORT, unfinished);
    assertThat(answers.accepted()).isZero();
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.rejected()).isZero();
    assertThat(answers.summary().remarks())
        .containsExactly(new ReadingSummary.Remark(FinishedColumn.UNFINISHED, 1));
    assertThat(read(EXPORT.withUnfinished(), unfinished).accepted()).isEqualTo(1);
  }

  @Test
  void a_day_that_was_not_kept_is_not_known() throws IOException {
    Answers answers = read(EXPORT, row("9", "1980-01-01 00:00:00", "21010001200017", "Non", ",,"));
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.respondents().toList().get(0).date()).isEmpty();
  }

  @Test
  void identities_are_left_in_the_file() throws IOException {
    Answers answers = read(EXPORT, row("7", "2024-03-05", "21010001200017", "Oui", ",,"));
    assertThat(answers.ignoredColumns())
        .contains("export.csv: Votre adresse\u00A0électronique", "export.csv: Tête de série");
    assertThat(answers.stream().toList().toString()).doesNotContain("example.fr");
  }

  @Test
  void an_answer_that_is_no_modality_is_reported_with_its_line() throws IOException {
    Answers answers = read(EXPORT, row("7", "2024-03-05", "21010001200017", "Peut-être", ",,"));
    assertThat(answers.rejections())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.line()).isEqualTo(3);
              assertThat(r.value()).isEqualTo("Peut-être");
              assertThat(r.expected()).contains("OUI");
            });
  }

  @Test
  void two_columns_for_one_question_are_refused() throws IOException {
    Path file = folder.resolve("twice.csv");
    Files.writeString(file, "id,siren,Q1,Une charte ?\n1,210100012,Oui,Non\n");
    Export export = Export.of(ExportTool.LIMESURVEY).field(Field.SIREN, "siren");
    assertThatThrownBy(() -> AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file))
        .hasMessage(
            "twice.csv:1: columns 'Q1' and 'Une charte ?' are both question Q1; expected one");
  }

  @Test
  void codes_do_as_well_as_wordings() throws IOException {
    Path file = folder.resolve("codes.csv");
    Files.writeString(
        file,
        "id,submitdate,insee,nature,Q1,Q2[SQ001],Q2[SQ002]\n"
            + "1,2024-03-05,01001,commune,A2,Y,N\n");
    Export export =
        Export.of(ExportTool.LIMESURVEY)
            .field(Field.CODE, "insee")
            .field(Field.TYPE, "nature")
            .answer("Q1", "A2", "NON")
            .answer("Q2", "SQ001", "MAIL")
            .answer("Q2", "SQ002", "VISIO");
    Answers answers = AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.stream().map(a -> a.question() + a.modalities()))
        .containsExactly("Q1[NON]", "Q2[MAIL]");
  }

  @Test
  void whether_a_response_was_submitted_is_known_wherever_the_day_stands() throws IOException {
    Path file = folder.resolve("late.csv");
    Files.writeString(file, "id,insee,nature,submitdate,Q1\n1,01001,commune,,OUI\n");
    Export export =
        Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "insee").field(Field.TYPE, "nature");
    Answers answers = AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
    assertThat(answers.accepted()).isZero();
    assertThat(answers.summary().remarks())
        .containsExactly(new ReadingSummary.Remark(FinishedColumn.UNFINISHED, 1));
  }

  private static final Export ANONYMOUS =
      Export.of(ExportTool.LIMESURVEY)
          .level(Dimension.TYPE, "Vous êtes… ?", Map.of("Une  mairie", "COMMUNE"))
          .level(Dimension.REGION, "Votre région ?", Map.of("Bretagne", "53"));

  private Answers readAnonymous(String header, String... rows) throws IOException {
    Path file = folder.resolve("anonymous.csv");
    Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
    return AnswersReader.of(SmallSurvey.ONE_WAVE).export(ANONYMOUS).read(file);
  }

  @Test
  void those_who_name_no_collectivite_are_known_by_levels() throws IOException {
    Answers answers =
        readAnonymous(
            "id,submitdate,vous êtes… ?,Votre région ?,Q1",
            "1,2024-03-05,une mairie,BRETAGNE,Oui",
            "2,2024-03-05,Département,11,Non",
            "3,2024-03-05,,11,Non",
            "4,2024-03-05,,,Non");
    assertThat(answers.respondents().map(Respondent::profile))
        .containsExactly(
            Map.of("TYPE", "COMMUNE", "REGION", "53"),
            Map.of("TYPE", "DEPARTEMENT", "REGION", "11"),
            Map.of("REGION", "11"));
    assertThat(answers.ignoredColumns()).isEmpty();
    assertThat(answers.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.expected()).contains("a level of", "REGION", "TYPE"));
  }

  @Test
  void a_collectivite_that_is_named_has_the_levels_of_the_frame() throws IOException {
    Export named = ANONYMOUS.field(Field.SIREN, "SIRET");
    Path file = folder.resolve("both.csv");
    Files.writeString(
        file,
        "id,SIRET,Vous êtes… ?,Votre région ?,Q1\n"
            + "1,21010001200017,une mairie,Bretagne,Oui\n2,,une mairie,Bretagne,Oui\n");
    List<Respondent> who =
        AnswersReader.of(SmallSurvey.ONE_WAVE).export(named).read(file).respondents().toList();
    assertThat(who.get(0).collectivite()).hasValue(CollectiviteRef.parse("COMMUNE:01001"));
    assertThat(who.get(0).profile()).isEmpty();
    assertThat(who.get(1).profile()).containsEntry("REGION", "53");
  }

  @Test
  void a_header_with_levels_must_be_there_once() {
    assertThatThrownBy(() -> readAnonymous("id,Vous êtes… ?,Q1", "1,Commune,Oui"))
        .hasMessage(
            "anonymous.csv:1: no column 'Votre région ?'; the header has ['id', 'Vous êtes… ?',"
                + " 'Q1']");
    assertThatThrownBy(
            () -> readAnonymous("id,Vous êtes… ?,Vous êtes… ?,Votre région ?,Q1", "1,,,11,Oui"))
        .hasMessage(
            "anonymous.csv:1: column 'Vous êtes… ?' appears twice; expected each name once");
    assertThatThrownBy(() -> ANONYMOUS.level(Dimension.ROLE, "Fonction ?", Map.of()))
        .hasMessage(
            "the level of ROLE is in a column of its own; expected the field ROLE at 'Fonction ?'");
    Map<String, String> twice = Map.of("Bretagne", "53", "BRETAGNE", "52");
    assertThatThrownBy(() -> ANONYMOUS.level(Dimension.REGION, "Où ?", twice))
        .hasMessageEndingWith("of 'Où ?' is a level of two codes; expected one");
  }

  @Test
  void a_question_goes_by_the_header_that_is_named() throws IOException {
    Path file = folder.resolve("own.csv");
    Files.writeString(
        file,
        "id,Votre SIREN,Une charte existe-t-elle ?,Outils employés [MAIL],Outils employés [VISIO]\n"
            + "1,210100012,Oui,Oui,Non\n");
    Export export =
        Export.of(ExportTool.LIMESURVEY)
            .field(Field.SIREN, "Votre SIREN")
            .question("Q1", "une  charte existe-t-elle ?")
            .question("Q2", "Outils employés");
    Answers answers = AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.stream().map(a -> a.question() + a.modalities()))
        .containsExactly("Q1[OUI]", "Q2[MAIL]");
  }

  @Test
  void a_description_that_does_not_fit_is_refused() {
    String row = row("7", "2024-03-05", "21010001200017", "Oui", ",,");
    assertThatThrownBy(() -> read(EXPORT.question("Q9", "Une charte ?"), row))
        .hasMessageStartingWith("description of the export: questionnaire '")
        .hasMessageContaining("has no question 'Q9'");
    assertThatThrownBy(() -> read(EXPORT.answer("Q1", "Peut-être", "OUII"), row))
        .hasMessageContaining("question 'Q1' has no modality 'OUII' for 'Peut-être'")
        .hasMessageContaining("expected one of [OUI, NON, NSP, SR, NA]");
    assertThatThrownBy(() -> read(EXPORT.question("Q1", "Une charte, vraiment ?"), row))
        .hasMessageContaining("export.csv:1: no column 'Une charte, vraiment ?'; the header has");
    assertThatThrownBy(() -> read(EXPORT.field(Field.ROLE, "Votre rôle"), row))
        .hasMessageContaining("no column 'Votre rôle'");
  }
}
