package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as tools write them and people type them again: what a person would read in them. */
class RetypedFilesTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Votre commune a-t-elle une charte ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      ;;;;NSP;Ne sait pas;ne sait pas;
      outils;Quels outils utilisez-vous ?;choix multiple;T;MAIL;Courriel;réponse;x
      ;;;;CHAT;Messagerie, chat;réponse;
      ;;;;AUTRE;Autre;réponse;
      frein;Quel est le frein ?;choix unique;T;1;Le coût;réponse;x
      ;;;;2;Le temps;réponse;
      ;;;;3;Autre;réponse;
      agents;Combien d’agents ?;nombre 0-50000 agents;T;;;;
      taux;Quel taux ?;nombre 0-100 %;T;;;;
      """;

  private static final List<String> COMMUNES =
      List.of("01001", "01002", "01004", "01005", "01006", "01007", "01008", "01009");

  private static final Export COMMUNE = Export.any().constant(Field.TYPE, "commune");

  @TempDir private Path folder;

  private Answers read(Export export, String... lines) throws IOException {
    Path codebook = folder.resolve("codebook.csv");
    Questionnaire questionnaire =
        Codebook.read(Files.writeString(codebook, CODEBOOK)).questionnaire();
    return AnswersReader.of(questionnaire)
        .export(export)
        .read(Files.write(folder.resolve("a.csv"), List.of(lines)));
  }

  /** Cells of one column, one respondent each. */
  private Answers column(Export export, String header, String... cells) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id;code;" + header));
    for (int i = 0; i < cells.length; i++) {
      lines.add(i + ";" + COMMUNES.get(i) + ";" + cells[i]);
    }
    Answers answers = read(export, lines.toArray(String[]::new));
    for (QuestionReading read : answers.reading()) {
      Refusals refused = read.refused();
      assertThat(
              read.answered()
                  + read.dontKnow()
                  + read.noAnswer()
                  + read.notAsked()
                  + refused.count())
          .as(read.question())
          .isIn(0L, (long) cells.length);
    }
    return answers;
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent().id() + " " + a.question() + a.modalities())
        .toList();
  }

  private static List<String> told(Answers answers) {
    return answers.summary().remarks().stream()
        .map(remark -> remark.count() + " " + remark.what().en())
        .toList();
  }

  @Test
  void answers_may_be_numbered_if_their_number_is_no_other_answer() throws IOException {
    assertThat(said(column(COMMUNE, "charte", "1. Oui", "b) Non", "3 - Ne sait pas", "(1) oui")))
        .containsExactly("0 charte[OUI]", "1 charte[NON]", "2 charte[NSP]", "3 charte[OUI]");
    assertThat(said(column(COMMUNE, "frein", "2. Le temps", "1 - Autre", "1.0", "2,0", "3) Peur")))
        .containsExactly("0 frein[2]", "2 frein[1]", "3 frein[2]");
    assertThat(said(column(COMMUNE, "outils", "a) Courriel, b) Messagerie, chat", "2. Courriel")))
        .containsExactly("0 outils[MAIL, CHAT]", "1 outils[MAIL]");
  }

  @Test
  void several_answers_may_be_a_list_with_dashes() throws IOException {
    assertThat(said(column(COMMUNE, "outils", "- Courriel", "Courriel - Messagerie, chat")))
        .containsExactly("0 outils[MAIL]", "1 outils[MAIL, CHAT]");
  }

  @Test
  void marks_of_spreadsheets_are_no_part_of_an_answer() throws IOException {
    assertThat(said(column(COMMUNE, "charte", "'Oui", "\"=\"\"Non\"\"\"")))
        .containsExactly("0 charte[OUI]", "1 charte[NON]");
    assertThat(said(column(COMMUNE, "agents", "'12", "\"=\"\"8\"\"\"")))
        .containsExactly("0 agents[12]", "1 agents[8]");
  }

  @Test
  void other_is_said_in_several_ways() throws IOException {
    assertThat(said(column(COMMUNE, "frein", "Autres", "Autre (la peur)", "Autre, peur", "-oth-")))
        .containsExactly("0 frein[3]", "1 frein[3]", "2 frein[3]", "3 frein[3]");
  }

  @Test
  void what_says_nothing_is_no_answer_of_ones_own() throws IOException {
    Export own = COMMUNE.answer("frein", "*", "3").answer("outils", "*", "AUTRE");
    assertThat(said(column(own, "frein", "n.a.", "-", "néant", "sans objet", "?", "la peur")))
        .containsExactly(
            "0 frein[]", "1 frein[]", "2 frein[]", "3 frein[N/A]", "4 frein[]", "5 frein[3]");
    assertThat(said(column(own, "outils", "Courriel, n.a.", "néant", "s/o", "Courriel, -", "fax")))
        .containsExactly(
            "0 outils[MAIL]", "1 outils[[]]", "2 outils[N/A]", "3 outils[MAIL]", "4 outils[AUTRE]");
  }

  @Test
  void an_option_written_under_other_is_that_option_and_told() throws IOException {
    Answers answers =
        column(
            COMMUNE,
            "outils[MAIL];outils[CHAT];outils[AUTRE]",
            "0;0;Courriel",
            "1;0;courriel.",
            "1;;messagerie, chat",
            "0;0;fax",
            "0;0;oui",
            "1;;n.a.",
            ";;sans objet",
            "0;0;pas d’autre outil");
    assertThat(said(answers))
        .containsExactly(
            "0 outils[MAIL]",
            "1 outils[MAIL]",
            "2 outils[MAIL, CHAT]",
            "3 outils[AUTRE]",
            "4 outils[AUTRE]",
            "5 outils[MAIL]",
            "6 outils[N/A]",
            "7 outils[[]]");
    assertThat(told(answers))
        .containsExactly(
            "3 answers written under 'other' and read as those proposed that they are (first at"
                + " a.csv:2)");
  }

  @Test
  void an_answer_to_a_single_choice_may_stand_under_other() throws IOException {
    Answers answers =
        column(
            COMMUNE,
            "charte;charte [Autre]",
            ";Oui.",
            ";non",
            ";NSP",
            ";n.a.",
            ";bientôt",
            "Oui;x");
    assertThat(said(answers))
        .containsExactly(
            "0 charte[OUI]", "1 charte[NON]", "2 charte[NSP]", "3 charte[]", "5 charte[OUI]");
    assertThat(answers.rejections()).hasSize(1);
    assertThat(told(answers)).hasSize(1);
    assertThat(said(column(COMMUNE, "frein;frein [Autre]", ";le cout", ";la peur")))
        .containsExactly("0 frein[1]", "1 frein[3]");
  }

  @Test
  void signs_group_digits_or_begin_decimals_as_the_column_tells() throws IOException {
    assertThat(said(column(COMMUNE, "agents", "1.200", "950", "2.400")))
        .containsExactly("0 agents[1200]", "1 agents[950]", "2 agents[2400]");
    assertThat(said(column(COMMUNE, "agents", "1'200", "1’300,5")))
        .containsExactly("0 agents[1200]", "1 agents[1300.5]");
    assertThat(said(column(COMMUNE, "agents", "1.125", "2.5", "3")))
        .containsExactly("0 agents[1.125]", "1 agents[2.5]", "2 agents[3]");
    assertThat(column(COMMUNE, "agents", "1.125", "2.250").rejections()).hasSize(2);
    assertThat(said(column(COMMUNE, "agents", "1.200", "1500"))).containsExactly("1 agents[1500]");
    assertThat(said(column(COMMUNE, "agents", "1.200", "12,5")))
        .containsExactly("0 agents[1200]", "1 agents[12.5]");
  }

  /** One of the two numbers is out of the range, so it is the other. */
  @Test
  void a_range_tells_what_a_sign_is() throws IOException {
    assertThat(said(column(COMMUNE, "taux", "1.200", "12,500", "50")))
        .containsExactly("0 taux[1.2]", "1 taux[12.5]", "2 taux[50]");
  }

  @Test
  void what_is_no_clear_number_costs_that_answer() throws IOException {
    Answers answers =
        column(COMMUNE, "agents", "environ 20", "10 à 20", "> 50", "1/2", "(12)", "vingt", "1e3");
    assertThat(said(answers)).containsExactly("6 agents[1000]");
    assertThat(answers.rejections()).hasSize(6);
  }

  @Test
  void options_stand_behind_their_question_in_headers() throws IOException {
    for (String form : List.of("%s - %s", "%s (%s)", "%s : %s", "%s %s", "%s > %s", "%s/%s")) {
      for (String question : List.of("outils", "Quels outils utilisez-vous ?")) {
        assertThat(
                said(
                    column(
                        COMMUNE,
                        String.format(form, question, "Courriel")
                            + ";"
                            + String.format(form, question, "Messagerie, chat")
                            + ";"
                            + String.format(form, question, "Autre"),
                        "1;0;",
                        "Non;Oui;fax",
                        ";;")))
            .as(form)
            .containsExactly("0 outils[MAIL]", "1 outils[CHAT, AUTRE]", "2 outils[]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Votre commune a-t-elle une charte ?",
        "Q12 - Votre commune a-t-elle une charte ?",
        "3) Votre commune a-t-elle une charte ? *",
        "Votre commune a-t-elle une charte ? (obligatoire)",
        "Votre commune a-t-elle une charte ? (une seule réponse possible)",
        "2.1. Votre commune a-t-elle une charte ? (choix unique) *",
        "1. charte"
      })
  void what_stands_around_a_question_is_no_part_of_it(String header) throws IOException {
    assertThat(said(column(COMMUNE, header, "Oui"))).containsExactly("0 charte[OUI]");
    assertThat(said(column(COMMUNE, "taux;Combien d’agents ? (en nombre)", "1;2")))
        .containsExactly("0 taux[1]", "0 agents[2]");
    assertThatThrownBy(() -> column(COMMUNE, "Combien d’agents ? (titulaires)", "1"))
        .hasMessageContaining("no column is a question");
  }

  @Test
  void a_header_that_a_tool_cuts_is_known_by_its_beginning_and_told() throws IOException {
    Answers answers =
        column(
            COMMUNE,
            "Votre commune a..;Quels outils ut.. [Courriel];Quels outils ut.. [Messageri.. ]",
            "Oui;Oui;Non");
    assertThat(said(answers)).containsExactly("0 charte[OUI]", "0 outils[MAIL]");
    assertThat(told(answers))
        .containsExactly("3 columns recognised by how a wording begins, which the file cuts");
    assertThat(
            column(COMMUNE, "charte;Quel ..;Quels out…;Quels out…", "Oui;1;1;1").ignoredColumns())
        .containsExactly("a.csv: Quel ..", "a.csv: Quels out…");
  }

  @Test
  void kobo_and_odk_part_groups_by_several_signs() throws IOException {
    Export kobo =
        Export.of(ExportTool.KOBO).field(Field.CODE, "insee").constant(Field.TYPE, "commune");
    for (String sign : List.of("/", "-", ".")) {
      assertThat(
              said(
                  read(
                      kobo,
                      "_id;g/insee;g/charte;g/h/outils;g/h/outils/MAIL;g/h/outils/CHAT"
                          .replace("/", sign),
                      "1;01001;OUI;MAIL;True;False",
                      "2;01002;NON;;0;0")))
          .as(sign)
          .containsExactly("1 charte[OUI]", "1 outils[MAIL]", "2 charte[NON]", "2 outils[[]]");
    }
    assertThat(said(read(kobo, "_id;insee;pre-charte;outils", "1;01001;OUI;MAIL")))
        .as("no group")
        .containsExactly("1 outils[MAIL]");
  }

  @Test
  void surveymonkey_speaks_french() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.SURVEYMONKEY)
                .field(Field.CODE, "Code Insee")
                .constant(Field.TYPE, "commune"),
            "ID du répondant;ID du collecteur;Date de début;Date de fin;Code Insee;Quels outils"
                + " utilisez-vous ?;;;Quel est le frein ?;",
            ";;;;Réponse ouverte;Courriel;Messagerie, chat;Autre (veuillez préciser);Réponse;Autre"
                + " (veuillez préciser)",
            "11;1;31/03/2025 10:00;31/03/2025 10:10;01001;Courriel;;Fax;Le coût;",
            "12;1;31/03/2025 10:00;31/03/2025 10:10;01002;;;;;La peur");
    assertThat(said(answers))
        .containsExactly("11 outils[MAIL, AUTRE]", "11 frein[1]", "12 outils[]", "12 frein[3]");
    assertThat(answers.respondents())
        .allSatisfy(who -> assertThat(who.date()).isEqualTo("2025-03-31"));
  }

  @Test
  void rows_that_are_no_responses_are_left_out_and_counted() throws IOException {
    Answers answers =
        read(
            COMMUNE,
            "id;code;charte;agents",
            "1;01001;Oui;12",
            "id;code;charte;agents",
            "2;01002;Non;8",
            "Sous-total;;2;20",
            ";TOTAL;2;20",
            "Source : enquête 2025",
            "3;;Oui;1");
    assertThat(answers.accepted()).isEqualTo(2);
    assertThat(answers.rejected()).isEqualTo(1);
    assertThat(told(answers))
        .containsExactly(
            "1 rows that repeat the header, left out (first at a.csv:3)",
            "3 rows of totals or notes, left out (first at a.csv:5)");
  }

  @Test
  void a_total_is_no_collectivite_that_is_not_recognised() throws IOException {
    Answers answers =
        read(
            COMMUNE,
            "id;code;charte;agents",
            "1;01001;Oui;12",
            "2;Trifouilly;Non;8",
            "3;Total des réponses;2;20");
    assertThat(answers.accepted()).isEqualTo(1);
    assertThat(answers.summary().collectivites().refused()).isEqualTo(1);
  }

  @Test
  void days_on_which_nobody_can_have_answered_are_told() throws IOException {
    Answers answers =
        read(
            COMMUNE,
            "id;code;date;charte",
            "1;01001;31/03/99;Oui",
            "2;01002;31/03/1925;Oui",
            "3;01004;31/03/25;Oui");
    assertThat(answers.respondents())
        .extracting(who -> who.date())
        .containsExactly("2099-03-31", "1925-03-31", "2025-03-31");
    assertThat(told(answers))
        .containsExactly(
            "2 days of response before 2000 or to come, kept as they are",
            "2 days with a year of two digits, read as 20…");
    assertThat(told(answers.and(answers.of(who -> false))))
        .containsExactlyInAnyOrderElementsOf(told(answers));
  }

  @Test
  void names_of_one_body_are_one_and_near_ones_are_told() throws IOException {
    Answers answers =
        read(
            Export.any().constant(Field.TYPE, "syndicat"),
            "id;code;charte",
            "1;SIVU du Born;Oui",
            "2;Syndicat intercommunal à vocation unique du BORN;Oui",
            "3;Gironde numérique;Oui",
            "4;Syndicat mixte Gironde Numérique;Oui",
            "5;SDE 35;Oui",
            "6;SDE 36;Oui");
    assertThat(answers.respondents())
        .extracting(who -> who.collectivite().orElseThrow().code())
        .containsExactly(
            "SIVU BORN",
            "SIVU BORN",
            "GIRONDE NUMERIQUE",
            "SYNDICAT MIXTE GIRONDE NUMERIQUE",
            "SDE 35",
            "SDE 36");
    assertThat(told(answers))
        .containsExactly(
            "1 pairs of bodies outside the frame whose names are so near that they may be one");
  }

  @Test
  void a_codebook_is_not_written_over_another_one() throws IOException {
    Path file = folder.resolve("codebook.csv");
    Codebook codebook = Codebook.read(Files.writeString(file, CODEBOOK));
    assertThatThrownBy(() -> codebook.write(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is there already, and may have been corrected");
    assertThat(Files.readString(file)).isEqualTo(CODEBOOK);
    assertThat(codebook.write(folder.resolve("new.csv"))).exists();
  }
}
