package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say in their own words, in a column of its own or in that of the question. */
class OwnWordsTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Une charte ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      ;;;;NSP;Ne sait pas;ne sait pas;
      visio;Par quel outil ?;choix unique;T;A;Jitsi;réponse;x
      ;;;;Z;Autre;réponse;
      outils;Quels outils ?;choix multiple;T;MAIL;Messagerie, chat;réponse;x
      ;;;;DOC;Documents;réponse;
      ;;;;AUTRE;Autre;réponse;
      lieux;Quels lieux ?;choix multiple;T;M;Mairie;réponse;x
      ;;;;B;Bibliothèque;réponse;
      genre;Vous êtes ?;choix unique;T;F;Femme;réponse;x
      ;;;;M;Homme;réponse;
      budget;Quel budget ?;nombre 0-1000000 euros;T;;;;
      part;Quelle part ?;nombre 0-100 %;T;;;;
      """;

  @TempDir private Path folder;

  private Answers read(Export export, String... lines) throws IOException {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
    Path file = Files.writeString(folder.resolve("f.csv"), String.join("\n", lines) + "\n");
    Answers answers =
        AnswersReader.of(Codebook.read(codebook).questionnaire())
            .export(export.constant(Field.TYPE, "Commune"))
            .read(file);
    assertThat(answers.accepted() + answers.rejected()).isEqualTo(answers.read());
    return answers;
  }

  private static Export limeSurvey() {
    return Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "insee");
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent().id() + " " + a.question() + a.modalities())
        .toList();
  }

  @Test
  void the_column_of_other_ticks_the_only_modality_that_is_other() throws IOException {
    Answers answers =
        read(
            limeSurvey(),
            "id;submitdate;insee;outils[MAIL];outils[DOC];outils[other]",
            "1;2025-03-31;01001;;;Fax",
            "2;2025-03-31;01002;Y;;-",
            "3;2025-03-31;01004;;;");
    assertThat(said(answers)).containsExactly("1 outils[AUTRE]", "2 outils[MAIL]", "3 outils[]");
    assertThat(answers.ignoredColumns()).isEmpty();
  }

  /** Two columns, one ticked and one written in, as forms have them: the first decides. */
  @Test
  void an_option_with_a_column_and_one_for_words_is_read_by_its_column() throws IOException {
    Answers answers =
        read(
            limeSurvey(),
            "id;submitdate;insee;outils[MAIL];outils[other];outils[AUTRE]",
            "1;2025-03-31;01001;;Fax;Y",
            "2;2025-03-31;01002;Y;Fax;");
    assertThat(said(answers)).containsExactly("1 outils[AUTRE]", "2 outils[MAIL]");
    assertThat(answers.ignoredColumns()).containsExactly("f.csv: outils[other]");
  }

  @Test
  void nothing_more_is_no_other_answer() throws IOException {
    Answers answers =
        read(
            limeSurvey(),
            "id;submitdate;insee;outils[MAIL];outils[other]",
            "1;2025-03-31;01001;Y;aucun",
            "2;2025-03-31;01002;Y;RAS");
    assertThat(said(answers)).containsExactly("1 outils[MAIL]", "2 outils[MAIL]");
  }

  /** Who says only something else has answered, and has ticked nothing of what is proposed. */
  @Test
  void without_such_a_modality_it_says_that_nothing_proposed_is_ticked() throws IOException {
    Answers answers =
        read(
            limeSurvey(),
            "id;submitdate;insee;lieux[M];lieux[B];lieux[other]",
            "1;2025-03-31;01001;;;au marché",
            "2;2025-03-31;01002;Y;;au marché",
            "3;2025-03-31;01004;;;");
    assertThat(said(answers))
        .containsExactly("1 lieux[" + Answer.NONE_TICKED + "]", "2 lieux[M]", "3 lieux[]");
  }

  @Test
  void beside_a_single_choice_it_is_the_answer_of_who_chose_nothing() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.SURVEYMONKEY).field(Field.CODE, "Code"),
            "Respondent ID,Collector ID,End Date,Code,Par quel outil ?,,Une charte ?,",
            ",,,,Response,Autre (veuillez préciser),Response,Autre (veuillez préciser)",
            "1,7,03/31/2025,01001,Jitsi,et autre chose,Oui,en projet",
            "2,7,03/31/2025,01002,,Zoom,,en projet",
            "3,7,03/31/2025,01004,,,,");
    assertThat(said(answers))
        .containsExactly("1 visio[A]", "1 charte[OUI]", "2 visio[Z]", "3 visio[]", "3 charte[]");
    assertThat(answers.rejections())
        .singleElement()
        .hasToString(
            "f.csv:4: Une charte ? [Autre (veuillez préciser)] 'en projet': expected one of"
                + " [OUI, NON, NSP] for question charte");
  }

  @Test
  void a_description_may_say_what_any_other_text_stands_for() throws IOException {
    Export form =
        Export.of(ExportTool.GOOGLE_FORMS)
            .field(Field.CODE, "Code")
            .answer("outils", "*", "AUTRE")
            .answer("visio", "*", "Z");
    String[] lines = {
      "Horodateur,Code,Quels outils ?,Par quel outil ?",
      "31/03/2025,01001,\"Documents, le téléphone, le fax\",Zoom",
      "31/03/2025,01002,\"Messagerie, chat, Autre, Minitel\",Jitsi",
      "31/03/2025,01004,Ne sait pas,"
    };
    Answers answers = read(form, lines);
    assertThat(answers.rejections()).isEmpty();
    assertThat(said(answers))
        .containsExactly(
            "row 2 outils[DOC, AUTRE]",
            "row 2 visio[Z]",
            "row 3 outils[MAIL, AUTRE]",
            "row 3 visio[A]",
            "row 4 outils[]",
            "row 4 visio[]");
    assertThat(read(form.separator(","), lines[0], lines[1]).rejections()).isEmpty();
  }

  @Test
  void a_number_may_have_the_unit_of_its_question_beside_it() throws IOException {
    Answers answers =
        read(
            Export.any().field(Field.CODE, "code"),
            "id;code;budget;part",
            "1;01001;12 500,50 €;12,5 %",
            "2;01002;€ 2000;3",
            "3;01004;3000 euros;4 pour cent",
            "4;01005;2 k€;5 €",
            "5;01006;1,200 €;6",
            "6;01007;950 €;7");
    assertThat(said(answers))
        .containsExactly(
            "1 budget[12500.5]",
            "1 part[12.5]",
            "2 budget[2000]",
            "2 part[3]",
            "3 budget[3000]",
            "3 part[4]",
            "5 budget[1.2]",
            "5 part[6]",
            "6 budget[950]",
            "6 part[7]");
    assertThat(answers.rejections()).hasSize(2);
  }

  @Test
  void limesurvey_may_write_the_code_before_each_text() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "Code INSEE ?"),
            "id. ID de la réponse;submitdate. Date de soumission;insee. Code INSEE ?;"
                + "charte. Une charte ?;outils[MAIL]. Des outils [Messagerie];outils[DOC]. Des"
                + " outils [Doc.]",
            "1;2025-03-31;01001;Oui;Oui;Non",
            "2;;01002;Oui;Non;Oui");
    assertThat(said(answers)).containsExactly("1 charte[OUI]", "1 outils[MAIL]");
    assertThat(answers.rejections()).isEmpty();
  }

  @Test
  void limesurvey_says_in_vv_files_what_was_not_shown() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.LIMESURVEY).field(Field.CODE, "insee").headerRows(2, 2),
            "Response ID;Date submitted;Code INSEE;Charte;Outils;Outils;Budget",
            "id;submitdate;insee;charte;outils_MAIL;outils_DOC;budget",
            "1;2025-03-31;01001;OUI;{question_not_shown};{question_not_shown};12",
            "2;2025-03-31;01002;{question_not_shown};Y;;{question_not_shown}");
    String notAsked = "[" + Answer.NOT_ASKED + "]";
    assertThat(said(answers))
        .containsExactly(
            "1 charte[OUI]",
            "1 outils" + notAsked,
            "1 budget[12]",
            "2 charte" + notAsked,
            "2 outils[MAIL]",
            "2 budget" + notAsked);
  }

  @Test
  void kobo_has_groups_before_any_column_and_text_beside_options() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.KOBO).field(Field.CODE, "insee").field(Field.ROLE, "fonction"),
            "_id;_submission_time;qui/insee;qui/fonction;num/outils;num/outils/MAIL;"
                + "num/outils/DOC;num/outils/AUTRE;num/outils_autre",
            "1;2025-03-31T08:12:00;01001;maire;MAIL AUTRE;1;0;1;fax");
    assertThat(said(answers)).containsExactly("1 outils[MAIL, AUTRE]");
    assertThat(answers.ignoredColumns()).containsExactly("f.csv: num/outils_autre");
    assertThat(answers.respondents().map(r -> r.role().name())).containsExactly("ELU");
  }

  /** Somebody has put a column of their own among those that LimeSurvey wrote with codes. */
  @Test
  void headers_with_codes_are_known_beside_one_without() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.LIMESURVEY),
            "id. ID de la réponse;submitdate. Date de soumission;Code INSEE;charte. Une charte ?",
            "1;2025-03-31 10:00:00;01001;Oui");
    assertThat(said(answers)).containsExactly("1 charte[OUI]");
    assertThat(answers.respondents().map(who -> who.collectivite().orElseThrow().toString()))
        .containsExactly("COMMUNE:01001");
  }

  @Test
  void microsoft_forms_ends_each_answer_with_a_semicolon() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.MICROSOFT_FORMS).field(Field.COLLECTIVITE, "Votre commune"),
            "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Votre commune,Une charte ?,"
                + "Quels outils ?",
            "1,3/31/25 10:00:00,3/31/25 10:12:00,anonymous,,Bron,Oui,\"Messagerie, chat;Autre;\"");
    assertThat(said(answers)).containsExactly("1 charte[OUI]", "1 outils[MAIL, AUTRE]");
    assertThat(answers.respondents().map(r -> r.collectivite() + " " + r.date()))
        .containsExactly("Optional[COMMUNE:69029] 2025-03-31");
  }

  @Test
  void a_message_says_which_column_may_be_meant_and_what_merged_cells_leave() {
    assertThatThrownBy(() -> read(limeSurvey(), "id;submitdate;Code INSEE;charte", "1;;01001;Oui"))
        .hasMessageContaining("no column 'insee'");
    assertThatThrownBy(
            () -> read(Export.any(), "id;Votre commune (code INSEE);charte", "1;néant;Oui"))
        .hasMessageContaining("'Votre commune (code INSEE)' may be it: name the column for");
    assertThatThrownBy(
            () ->
                read(
                    Export.any(),
                    "Enquête;;;",
                    "id;code;charte;budget",
                    "1;01001;Oui;3;4",
                    "2;01002;Non;4;5"))
        .hasMessageContaining("3 of them without a name, as merged cells leave them");
  }

  @Test
  void a_draft_of_headers_with_codes_has_their_texts() throws IOException {
    StringBuilder text =
        new StringBuilder(
            "id. ID de la réponse;submitdate. Date de soumission;seed. Tête de série;"
                + "insee. Code INSEE;charte. Une charte ?;outils[MAIL]. Des outils"
                + " [Messagerie];outils[DOC]. Des outils [Documents]\n");
    for (int i = 1; i <= 12; i++) {
      text.append(i).append(";2025-03-31;").append(1000 + i).append(";010");
      text.append(9 + i).append(i % 2 == 0 ? ";Oui;Oui;Non\n" : ";Non;Non;Oui\n");
    }
    Path file = Files.writeString(folder.resolve("f.csv"), text);
    Export export = limeSurvey().constant(Field.TYPE, "Commune");
    Questionnaire drafted = Codebook.draft(file, export).questionnaire();
    assertThat(drafted.questions())
        .extracting(q -> q.wording().fr() + " " + q.kind())
        .containsExactly("Une charte ? SINGLE", "Des outils MULTIPLE");
    Answers answers = AnswersReader.of(drafted).export(export).read(file);
    assertThat(answers.accepted()).isEqualTo(answers.read());
    assertThat(answers.reading()).allSatisfy(r -> assertThat(r.answered()).isPositive());
  }

  /** Since when changes no answer; what is to come, or anything else, may. */
  @Test
  void since_when_is_left_out_of_an_answer_and_told() throws IOException {
    Answers answers =
        read(
            limeSurvey(),
            "id;submitdate;insee;charte;visio",
            "1;2025-03-31;01001;Oui (depuis 2021);Jitsi, depuis mars 2020",
            "2;2025-03-31;01002;Oui, depuis 03/2022;Autre",
            "3;2025-03-31;01004;Oui (en 2027);Autre",
            "4;2025-03-31;01005;Oui (en partie);Autre",
            "5;2025-03-31;01006;Oui (depuis 2021, mais non appliquée);Autre");
    assertThat(said(answers))
        .containsExactly(
            "1 charte[OUI]",
            "1 visio[A]",
            "2 charte[OUI]",
            "2 visio[Z]",
            "3 visio[Z]",
            "4 visio[Z]",
            "5 visio[Z]");
    assertThat(answers.summary().remarks().stream().map(r -> r.count() + " " + r.what().en()))
        .anyMatch(told -> told.startsWith("3 answers that say since when"));
  }
}
