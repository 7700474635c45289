package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallSurvey;
import fr.barometre.answers.Export.DateOrder;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file as each tool writes it, whose answers are read off by hand. */
class ExportToolTest {

  @TempDir private Path folder;

  private Answers read(Export export, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("export.csv"), String.join("\n", lines) + "\n");
    return AnswersReader.of(SmallSurvey.ONE_WAVE).export(export).read(file);
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent().id() + " " + a.question() + a.modalities())
        .toList();
  }

  private static List<String> who(Answers answers) {
    return answers.respondents().map(r -> r.collectivite().orElseThrow() + " " + r.date()).toList();
  }

  @Test
  void google_forms_writes_wordings_labels_and_no_identifier() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.GOOGLE_FORMS)
                .field(Field.COLLECTIVITE, "Nom de votre commune")
                .field(Field.DEPARTEMENT, "Département")
                .constant(Field.TYPE, "Commune")
                .leaveOut("Adresse e-mail"),
            "Horodateur,Adresse e-mail,Nom de votre commune,Département,Une charte ?,Quels outils"
                + " ?",
            "31/03/2025 10:02:11,a@exemple.fr,Saint-Denis,93,Oui,\"Courriel, Visioconférence\"",
            "01/04/2025 10:05:40,b@exemple.fr,Saint-Denis,La Réunion,Non,Courriel;Visioconférence",
            "02/04/2025 08:00:00,c@exemple.fr,Bourg-en-Bresse,Ain,Je ne sais pas,");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers))
        .containsExactly(
            "row 2 Q1[OUI]",
            "row 2 Q2[MAIL, VISIO]",
            "row 3 Q1[NON]",
            "row 3 Q2[MAIL, VISIO]",
            "row 4 Q1[NSP]",
            "row 4 Q2[]");
    assertThat(who(answers))
        .containsExactly(
            "COMMUNE:93066 2025-03-31", "COMMUNE:97411 2025-04-01", "COMMUNE:01053 2025-04-02");
    assertThat(answers.ignoredColumns()).containsExactly("export.csv: Adresse e-mail");
    assertThat(answers.resolutions())
        .extracting(Object::toString)
        .contains(
            "'Saint-Denis (93)' -> COMMUNE:93066 (name and département)",
            "'Saint-Denis (La Réunion)' -> COMMUNE:97411 (name and département)");
  }

  /**
   * Beside options LimeSurvey writes comments, files and the text of "other", under whatever name
   * the survey gives it; a list has its text in a column of its own.
   */
  @Test
  void limesurvey_writes_columns_beside_its_answers() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.LIMESURVEY)
                .field(Field.CODE, "code")
                .constant(Field.TYPE, "COMMUNE"),
            "id;submitdate;code;Q1;Q1[Précisez];Q1[comment];Q2[MAIL];Q2[MAILcomment];Q2[VISIO];"
                + "Q2[VISIOcomment];Q2[othercomment];Q3",
            "1;2025-03-31;01001;OUI;;parce que;Y;souvent;;;;NON");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers)).containsExactly("1 Q1[OUI]", "1 Q2[MAIL]", "1 Q3[NON]");
    assertThat(answers.ignoredColumns()).contains("export.csv: Q2[MAILcomment]").hasSize(5);
  }

  @Test
  void qualtrics_parts_a_question_and_its_option_by_a_low_line() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.QUALTRICS)
                .field(Field.CODE, "code")
                .constant(Field.TYPE, "COMMUNE"),
            "Finished,ResponseId,code,Q1,Q2_MAIL,Q2_VISIO",
            ",,,,,",
            "x,x,x,x,x,x",
            "True,R_1,01001,Oui,Courriel,",
            "1,R_2,01002,Non,,1");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers))
        .containsExactly("R_1 Q1[OUI]", "R_1 Q2[MAIL]", "R_2 Q1[NON]", "R_2 Q2[VISIO]");
  }

  /** The text of "other" costs nobody the rest of the answer; tags and tools move blanks. */
  @Test
  void other_is_ticked_by_its_text_and_wordings_are_compared_without_blanks() throws IOException {
    Question tools =
        Question.multiple(
            "outils",
            "A",
            Label.same("Quels outils de l' élu ?"),
            Modality.of("MAIL", "Courriel", "Email"),
            Modality.of("AUTRE", "Autre", "Other"));
    Questionnaire questionnaire =
        Questionnaire.builder()
            .code("q")
            .title(Label.same("q"))
            .addThemes(new Theme("A", Label.same("A")))
            .addQuestions(tools)
            .build();
    Path file =
        Files.writeString(
            folder.resolve("autre.csv"),
            "id;type;code;Quels outils de l’élu? [Courriel];Quels outils de l’élu? [Autre]\n"
                + "1;COMMUNE;01001;x;fax\n2;COMMUNE;01002;Oui;Non\n3;COMMUNE;01004;;téléphone\n");
    Answers answers = AnswersReader.of(questionnaire).read(file);
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers))
        .containsExactly("1 outils[MAIL, AUTRE]", "2 outils[MAIL]", "3 outils[AUTRE]");
    Files.writeString(
        file,
        "id;type;code;outils\n1;COMMUNE;01001;Courriel et autre\n"
            + "2;COMMUNE;01002;\"Autre : fax, minitel ; courriel\"\n"
            + "3;COMMUNE;01004;Courriel et fax\n4;COMMUNE;01005;et courriel\n");
    answers = AnswersReader.of(questionnaire).read(file);
    assertThat(said(answers)).containsExactly("1 outils[MAIL, AUTRE]", "2 outils[AUTRE, MAIL]");
    assertThat(answers.rejections()).hasSize(2);
  }

  @Test
  void google_forms_in_a_file_of_its_own_writes_the_year_first() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.GOOGLE_FORMS)
                .field(Field.CODE, "Code")
                .constant(Field.TYPE, "c" + "ommune"),
            "\"Timestamp\",\"Code\",\"Une charte ?\"",
            "\"2025/03/12 9:02:11 AM UTC+1\",\"01001\",\"Oui\"");
    assertThat(who(answers)).containsExactly("COMMUNE:01001 2025-03-12");
  }

  @Test
  void surveymonkey_writes_questions_over_options() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.SURVEYMONKEY)
                .field(Field.SIREN, "Quel est votre SIREN ?")
                .dates(DateOrder.MONTH_FIRST),
            "Respondent ID,Collector ID,Start Date,End Date,IP Address,Quel est votre SIREN ?,"
                + "Une charte ?,Quels outils ?,,,Données ouvertes ?",
            ",,,,,Open-Ended Response,Response,Courriel,Visioconférence,Autre (précisez),Response",
            "118000,900,03/04/2025 09:00:00 AM,03/04/2025 09:10:00"
                + " AM,,210100012,Oui,Courriel,,,Non",
            "118001,900,03/05/2025 09:00:00 AM,03/05/2025 09:10:00 AM,,210100020,Non,,,fax,");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers))
        .containsExactly(
            "118000 Q1[OUI]",
            "118000 Q2[MAIL]",
            "118000 Q3[NON]",
            "118001 Q1[NON]",
            "118001 Q2[" + Answer.NONE_TICKED + "]",
            "118001 Q3[]");
    assertThat(who(answers))
        .containsExactly("COMMUNE:01001 2025-03-04", "COMMUNE:01002 2025-03-05");
    assertThat(answers.ignoredColumns()).contains("export.csv: Collector ID");
  }

  /** The row of options is blank where no question has any. */
  @Test
  void surveymonkey_may_leave_the_second_row_blank() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.SURVEYMONKEY).field(Field.SIREN, "SIREN"),
            "Respondent ID,Collector ID,End Date,SIREN,Une charte ?",
            ",,,,",
            "1001,C1,2024-01-31,210100012,Oui",
            "1002,C1,2024-01-31,210100020,Non");
    assertThat(said(answers)).containsExactly("1001 Q1[OUI]", "1002 Q1[NON]");
  }

  @Test
  void qualtrics_writes_three_header_rows_and_says_who_finished() throws IOException {
    String[] lines = {
      "StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,QID1,Q1,Q2",
      "Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,"
          + "\"Votre code\nINSEE ?\",Une charte ?,Quels outils ?",
      "\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/Paris\"\"}\","
          + "\"{\"\"ImportId\"\":\"\"endDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\","
          + "\"{\"\"ImportId\"\":\"\"progress\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\","
          + "\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
          + "\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\","
          + "\"{\"\"ImportId\"\":\"\"QID3\"\"}\"",
      "2025-03-30 10:00:00,2025-03-30 10:09:00,IP Address,100,True,2025-03-31 10:09:00,R_1,01001,"
          + "Oui,\"Courriel,Visioconférence\"",
      "2025-03-30 10:00:00,2025-03-30 10:09:00,IP Address,40,False,2025-04-06 10:09:00,R_2,01002,"
          + "Non,"
    };
    Export export =
        Export.of(ExportTool.QUALTRICS).field(Field.CODE, "QID1").constant(Field.TYPE, "COMMUNE");
    Answers answers = read(export, lines);
    assertThat(said(answers)).containsExactly("R_1 Q1[OUI]", "R_1 Q2[MAIL, VISIO]");
    assertThat(who(answers)).containsExactly("COMMUNE:01001 2025-03-31");
    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.summary().remarks())
        .containsExactly(new ReadingSummary.Remark(FinishedColumn.UNFINISHED, 1));
    assertThat(said(read(export.withUnfinished(), lines)))
        .containsExactly("R_1 Q1[OUI]", "R_1 Q2[MAIL, VISIO]", "R_2 Q1[NON]", "R_2 Q2[]");
  }

  @Test
  void kobo_writes_groups_and_a_multiple_choice_twice() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.KOBO)
                .field(Field.CODE, "identification/insee")
                .constant(Field.TYPE, "COMMUNE"),
            "start;identification/insee;usages/Q1;usages/Q2;usages/Q2/MAIL;usages/Q2/VISIO;_id;"
                + "_uuid;_submission_time",
            "2025-03-31T10:00:00;01001;OUI;MAIL VISIO;1;1;71;u1;2025-03-31T10:05:00",
            "2025-04-01T10:00:00;01002;NON;;0;0;72;u2;2025-04-01T10:05:00",
            "2025-04-02T10:00:00;01004;NON;VISIO;1;0;73;u3;2025-04-02T10:05:00",
            "2025-04-02T10:00:00;01005;;;;;74;u4;2025-04-02T10:05:00");
    assertThat(said(answers))
        .containsExactly(
            "71 Q1[OUI]",
            "71 Q2[MAIL, VISIO]",
            "72 Q1[NON]",
            "72 Q2[[]]",
            "73 Q1[NON]",
            "74 Q1[]",
            "74 Q2[]");
    assertThat(answers.rejections())
        .extracting(Object::toString)
        .containsExactly(
            "export.csv:4: usages/Q2 'VISIO': expected the same answers as in the columns of its"
                + " options, which say [MAIL]");
    assertThat(answers.refusals().get("Q2").count()).isEqualTo(1);
    assertThat(who(answers)).startsWith("COMMUNE:01001 2025-03-31", "COMMUNE:01002 2025-04-01");
  }

  @Test
  void framaforms_writes_three_header_rows_of_which_the_first_may_be_blank() throws IOException {
    for (String first : List.of("Mon formulaire,,,,,,,,", ",,,,,,,,")) {
      Answers answers =
          read(
              Export.of(ExportTool.FRAMAFORMS)
                  .field(Field.DATE, "Heure de soumission")
                  .field(Field.COLLECTIVITE, "Votre commune")
                  .field(Field.POSTAL_CODE, "Code postal")
                  .constant(Field.TYPE, "COMMUNE"),
              first,
              "Détails de la soumission,,,,,Quels outils ?,,,",
              "Série,SID,Heure de soumission,Votre commune,Code postal,MAIL,VISIO,Autre...,Une"
                  + " charte ?",
              "1,501,31/03/2025 - 10:12,Saint-Denis,93200,X,,,Oui",
              "2,502,01/04/2025 - 11:12,Saint-Denis,97400,,X,fax,Non");
      assertThat(answers.rejections()).isEmpty();
      assertThat(said(answers))
          .containsExactly("501 Q2[MAIL]", "501 Q1[OUI]", "502 Q2[VISIO]", "502 Q1[NON]");
      assertThat(who(answers))
          .containsExactly("COMMUNE:93066 2025-03-31", "COMMUNE:97411 2025-04-01");
    }
  }

  /** As Webform 4 and later write them, from the source of Yakforms and its French translation. */
  @Test
  void drafts_of_framaforms_and_of_drupal_are_no_responses() throws IOException {
    for (String details :
        List.of(
            "Séquentiel,SID,Heure de soumission,Heure de complétion,Brouillon",
            "Serial,SID,Submitted Time,Completed Time,Draft",
            "webform_serial,webform_sid,webform_time,webform_completed_time,webform_draft")) {
      Answers answers =
          read(
              Export.of(ExportTool.FRAMAFORMS).field(Field.COLLECTIVITE, "SIREN de la commune"),
              "Mon formulaire,,,,,,",
              "Détails de la soumission,,,,,,",
              details + ",SIREN de la commune,Une charte ?",
              "1,501,31/03/2025 - 10:12,31/03/2025 - 10:20,0,210100012,Oui",
              "2,502,01/04/2025 - 11:12,,1,210100012,Non");
      assertThat(said(answers)).containsExactly("501 Q1[OUI]");
      assertThat(who(answers)).containsExactly("COMMUNE:01001 2025-03-31");
      assertThat(answers.summary().remarks())
          .extracting(r -> r.count() + " " + r.what().en())
          .contains("1 rows of unfinished responses, left out");
    }
    for (String draft : List.of("Is draft", "in_draft", "En brouillon")) {
      Answers answers =
          read(
              Export.any().field(Field.RESPONDENT, "sid"),
              "sid," + draft + ",SIREN,Une charte ?",
              "501,No,210100012,Oui",
              "502,Yes,210100012,Non",
              "503,,210100012,Oui");
      assertThat(said(answers)).containsExactly("501 Q1[OUI]", "503 Q1[OUI]");
    }
  }

  @Test
  void demarches_simplifiees_knows_the_establishment() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.DEMARCHES_SIMPLIFIEES)
                .question("Q1", "Votre collectivité a-t-elle une charte ?"),
            "ID,Email,FranceConnect ?,Établissement SIRET,Établissement code postal,À archiver,État"
                + " du dossier,Déposé le,Votre collectivité a-t-elle une charte ?,Quels outils ?",
            "12345678,a@exemple.fr,false,21010001200017,01400,false,Accepté,2025-03-31 10:12,Oui,"
                + "\"Courriel, Visioconférence\"");
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers)).containsExactly("12345678 Q1[OUI]", "12345678 Q2[MAIL, VISIO]");
    assertThat(who(answers)).containsExactly("COMMUNE:01001 2025-03-31");
    assertThat(answers.respondents().map(Respondent::id)).containsExactly("12345678");
  }
}
