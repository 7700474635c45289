package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodebookDraftTest {

  @TempDir Path folder;

  private Codebook draft(String header, int rows, IntFunction<String> row) throws IOException {
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 1; i <= rows; i++) {
      csv.append(row.apply(i)).append('\n');
    }
    return Codebook.draft(Files.writeString(folder.resolve("reponses.csv"), csv));
  }

  private static List<String> labels(Question question) {
    return question.modalities().stream().map(m -> m.label().fr()).toList();
  }

  private static String row(Codebook draft, String code) {
    return draft.text().lines().filter(l -> l.startsWith(code + ";")).findFirst().orElseThrow();
  }

  @Test
  void a_row_of_totals_is_no_respondent() throws IOException {
    Codebook draft =
        draft("commune;agents", 21, i -> i == 21 ? "TOTAL;50000" : "Ville " + i + ";" + 4 * i);
    assertThat(row(draft, "agents")).contains("20 réponses");
    NumberRange range = draft.questionnaire().questions().get(0).range().orElseThrow();
    assertThat(range.maximum()).isBetween(80.0, 999.0);
  }

  /** Who answers, when and with what weight are no questions; types of a question's options are. */
  @Test
  void types_years_and_weights_are_no_questions() throws IOException {
    Codebook draft =
        draft(
            "Votre collectivité est :;Année;Coefficient de redressement;Graine;Avec qui"
                + " mutualisez-vous ?",
            40,
            i ->
                (i % 3 == 0 ? "Une intercommunalité" : "Une commune")
                    + (i % 2 == 0 ? ";2024;" : ";2025;")
                    + "1,"
                    + (10 + i)
                    + ";12345;"
                    + (i % 4 == 0 ? "Département" : "EPCI"));
    assertThat(draft.questionnaire().questions())
        .singleElement()
        .satisfies(q -> assertThat(labels(q)).containsExactly("EPCI", "Département"));
    assertThat(draft.text()).contains("années : la vague", "un poids, d'après l'en-tête");
  }

  /**
   * Beside eight numbers two words are too many for a column of numbers, unless it asks for one.
   */
  @Test
  void a_column_that_asks_for_a_number_has_some_words() throws IOException {
    Codebook draft =
        draft(
            "Combien d'agents ?;Divers",
            60,
            i -> (i % 5 == 0 ? "environ " + i : 3 * i) + ";" + (i % 5 == 0 ? "vers " + i : 3 * i));
    assertThat(draft.questionnaire().questions())
        .singleElement()
        .satisfies(q -> assertThat(q.kind()).isEqualTo(QuestionKind.NUMBER));
    assertThat(row(draft, "combien_d_agents")).contains("12 réponses ne sont pas des nombres");
  }

  @Test
  void yes_and_no_are_guessed_with_words_for_no_answer() throws IOException {
    Codebook draft =
        draft(
            "charte",
            20,
            i ->
                i % 4 == 0
                    ? "NON"
                    : i % 5 == 0 ? "Ne sait pas" : i % 7 == 0 ? "sans réponse" : "oui");

    Question charte = draft.questionnaire().questions().get(0);
    assertThat(charte.kind()).isEqualTo(QuestionKind.SINGLE);
    assertThat(charte.modalityCodes().subList(0, 2)).containsExactly("OUI", "NON");
    assertThat(charte.modalities())
        .extracting(Modality::kind)
        .containsExactlyInAnyOrder(
            ModalityKind.SUBSTANTIVE,
            ModalityKind.SUBSTANTIVE,
            ModalityKind.DONT_KNOW,
            ModalityKind.NO_ANSWER);
    assertThat(draft.questionnaire().indicators().get(0).counted()).containsExactly("OUI");
    assertThat(row(draft, "charte")).contains("deviné : oui ou non, 20 réponses, 0 case vide");
    assertThat(draft.text().lines().skip(1)).allMatch(l -> l.contains("deviné : "));
  }

  @Test
  void several_answers_in_a_cell_are_parted() throws IOException {
    Codebook draft =
        draft(
            "Quels outils ?",
            24,
            i ->
                (i % 2 == 0 ? "Messagerie" : "Messagerie, Agenda") + (i % 3 == 0 ? ", Visio" : ""));

    Question outils = draft.questionnaire().questions().get(0);
    assertThat(outils.code()).isEqualTo("quels_outils");
    assertThat(outils.wording().fr()).isEqualTo("Quels outils ?");
    assertThat(outils.kind()).isEqualTo(QuestionKind.MULTIPLE);
    assertThat(labels(outils)).containsExactly("Messagerie", "Agenda", "Visio");
  }

  @Test
  void a_comma_within_labels_parts_nothing() throws IOException {
    Codebook draft =
        draft(
            "elu",
            24,
            i -> List.of("Non", "Oui, un adjoint", "Oui, un conseiller délégué").get(i % 3));
    Question elu = draft.questionnaire().questions().get(0);
    assertThat(elu.kind()).isEqualTo(QuestionKind.SINGLE);
    assertThat(labels(elu)).contains("Oui, un adjoint");
  }

  @Test
  void columns_to_tick_are_one_multiple_choice() throws IOException {
    for (String header :
        List.of(
            "outils[MAIL];outils[CHAT];q",
            "outils.MAIL;outils.CHAT;q",
            "outils/MAIL;outils/CHAT;q")) {
      Codebook draft = draft(header, 10, i -> (i % 2) + ";" + (i % 3 == 0 ? 1 : 0) + ";Oui");
      Question outils = draft.questionnaire().questions().get(0);
      assertThat(outils.code()).isEqualTo("outils");
      assertThat(outils.kind()).isEqualTo(QuestionKind.MULTIPLE);
      assertThat(outils.modalityCodes()).containsExactly("MAIL", "CHAT");
    }
  }

  /** Drupal writes a colon and the text of "other", LimeSurvey comments beside options. */
  @Test
  void texts_beside_columns_to_tick_do_not_part_them() throws IOException {
    Codebook draft =
        draft(
            "Outils: Mail;Outils: Visio;Outils: Autre…;q",
            10,
            i -> "X;" + (i % 2 == 0 ? "X;" : ";fax " + i) + ";Oui");
    Question outils = draft.questionnaire().questions().get(0);
    assertThat(outils.kind()).isEqualTo(QuestionKind.MULTIPLE);
    assertThat(labels(outils)).containsExactly("Mail", "Visio", "Autre…");

    draft =
        draft(
            "o[A];o[Acomment];o[B];o[Bcomment]",
            10,
            i -> "Y;très;" + (i % 2 == 0 ? "Y" : "") + ";");
    assertThat(draft.questionnaire().questions().get(0).modalityCodes()).containsExactly("A", "B");
  }

  @Test
  void numbered_columns_that_say_their_option_are_one_multiple_choice() throws IOException {
    Codebook draft =
        draft(
            "Q3_1;Q3_2;Q3_3;n_1;n_2",
            12,
            i ->
                (i % 2 == 0 ? "Mail;" : ";")
                    + (i > 4 ? "Visio;" : ";")
                    + (i == 7 ? "Jean dit non" : "")
                    + ";Bien;"
                    + (i % 2 == 0 ? "Bien" : "Mal"));
    assertThat(draft.questionnaire().questions())
        .extracting(Question::code, Question::kind)
        .containsExactly(
            tuple("Q3", QuestionKind.MULTIPLE),
            tuple("n_1", QuestionKind.SINGLE),
            tuple("n_2", QuestionKind.SINGLE));
    assertThat(labels(draft.questionnaire().questions().get(0)))
        .containsExactly("Mail", "Visio", "3");
    assertThat(draft.text()).doesNotContain("Jean");
  }

  /** Header rows of a tool are recognised; what is drafted is found again in the file. */
  @Test
  void a_draft_of_several_header_rows_reads_its_own_file() throws IOException {
    List<String> monkey =
        List.of(
            "Respondent ID,Collector ID,End Date,Your commune,A charter?,Tools?,,,Rate,",
            ",,,Open-Ended Response,Response,Mail,Chat,Other (please specify),Speed,Price");
    check(
        ExportTool.SURVEYMONKEY,
        monkey,
        i ->
            "1100"
                + i
                + ",4,03/31/2025,Lyon,Yes,Mail,"
                + (i % 2 == 0 ? "Chat" : "")
                + ","
                + (i == 3 ? "fax" : "")
                + ",Good,Bad",
        List.of("Your commune", "A charter?", "Tools?", "Rate [Speed]", "Rate [Price]"));
    List<String> qualtrics =
        List.of(
            "Finished,RecordedDate,ResponseId,IPAddress,Q1,Q2,Q3_1,Q3_2",
            "Finished,Recorded Date,Response ID,IP Address,Commune,A charter?,Tools? - Selected"
                + " Choice - Mail,Tools? - Selected Choice - Chat",
            "{\"ImportId\":\"finished\"},{\"ImportId\":\"recordedDate\"}".replace("\"", "")
                + ",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",a,b,c,d,e");
    check(
        ExportTool.QUALTRICS,
        qualtrics,
        i ->
            "True,2025-03-31,R_"
                + i
                + ",1.2.3."
                + i
                + ",Lyon,Yes,"
                + (i % 3 == 0 ? "" : "Mail")
                + ","
                + (i % 2 == 0 ? "Chat" : ""),
        List.of("Commune", "A charter?", "Tools?"));
    List<String> framaforms =
        List.of(
            "Numérique,,,,,,,,",
            "Submission Details,,,,,Outils,,,",
            "Serial,SID,Time,IP Address,Charte,Mail,Visio,Autre...,Agents");
    check(
        ExportTool.FRAMAFORMS,
        framaforms,
        i ->
            i
                + ",80"
                + i
                + ",2025-03-31,1.2.3.4,Oui,"
                + (i % 2 == 0 ? "X" : "")
                + ",X,"
                + (i == 3 ? "fax" : "")
                + ","
                + i * 7,
        List.of("Charte", "Outils", "Agents"));
  }

  private void check(
      ExportTool tool, List<String> header, IntFunction<String> row, List<String> asked)
      throws IOException {
    Codebook draft = draft(String.join("\n", header), 12, row);
    assertThat(draft.notes())
        .extracting(n -> n.en())
        .contains("The file is read as an export of " + tool + ".");
    assertThat(draft.questionnaire().questions())
        .extracting(q -> q.wording().fr())
        .containsExactlyElementsOf(asked);
    assertThat(draft.text()).doesNotContain("1.2.3.4").doesNotContain("fax");
    Answers answers =
        AnswersReader.of(draft.questionnaire())
            .export(
                Export.of(tool)
                    .constant(Field.TYPE, "commune")
                    .field(
                        Field.COLLECTIVITE,
                        header.get(0).contains("Q1")
                            ? "Q1"
                            : tool == ExportTool.FRAMAFORMS ? "Charte" : "Your commune")
                    .withUnfinished())
            .read(folder.resolve("reponses.csv"));
    assertThat(answers.read()).isEqualTo(12);
  }

  /** Two questions of one wording are the columns of that header, in order. */
  @Test
  void a_header_that_comes_twice_is_drafted_and_read_as_two_questions() throws IOException {
    Codebook draft =
        draft(
            "code;Lesquels ?;Autre;Lesquels ?",
            12,
            i -> "0100" + (i % 9 + 1) + ";Oui;a;" + (i % 4 == 0 ? "Oui" : "Non"));
    Answers answers =
        AnswersReader.of(draft.questionnaire())
            .export(Export.any().constant(Field.TYPE, "commune").withNumberedRows())
            .read(folder.resolve("reponses.csv"));
    assertThat(answers.ignoredColumns()).isEmpty();
    assertThat(answers.stream().filter(a -> a.modalities().equals(List.of("NON"))))
        .hasSize(9)
        .allMatch(a -> a.question().equals("lesquels_2"));
  }

  @Test
  void questions_with_points_in_their_codes_stay_apart() throws IOException {
    Codebook draft =
        draft("cyber.agents;cyber.elus", 10, i -> "Oui;" + (i % 2 == 0 ? "Oui" : "Non"));
    assertThat(draft.questionnaire().questions())
        .extracting(Question::code)
        .containsExactly("cyber.agents", "cyber.elus");
  }

  @Test
  void numbers_have_round_ends_that_tell_nobodys_answer() throws IOException {
    Codebook draft = draft("agents", 30, i -> String.valueOf(i * 137 % 1791));
    assertThat(draft.questionnaire().questions().get(0).range().map(NumberRange::maximum))
        .contains(2000.0);
    assertThat(draft.text()).doesNotContain("1791").contains("bornes arrondies");
  }

  @Test
  void what_is_no_question_is_named_with_the_reason() throws IOException {
    Codebook draft =
        draft(
            "id;siren;Horodateur;Votre e-mail;numero;avis;charte",
            30,
            i ->
                i
                    + ";21010001"
                    + (i % 10)
                    + ";2025-03-"
                    + (10 + i % 20)
                    + ";a"
                    + i
                    + "@mairie.fr;"
                    + (312345000 + i)
                    + ";Je pense que "
                    + i
                    + ";Oui");
    assertThat(draft.questionnaire().questions())
        .extracting(Question::code)
        .containsExactly("charte");
    assertThat(row(draft, "id")).contains("laissée de côté").contains("dit qui répond");
    assertThat(row(draft, "numero")).contains("identifiants");
    assertThat(row(draft, "avis")).contains("texte libre");
    assertThat(draft.text()).contains("données personnelles").doesNotContain("@", "Je pense");
    assertThat(draft.notes()).hasSize(6);
  }

  @Test
  void a_row_for_each_answer_is_understood_and_waves_too() throws IOException {
    Codebook draft =
        draft(
            "respondent;type;code;wave;question;modality",
            40,
            i ->
                "r"
                    + i
                    + ";COMMUNE;01001;"
                    + (i % 2 + 1)
                    + ";"
                    + (i % 2 == 0 ? "a" : "b")
                    + ";"
                    + (i % 3 == 0 ? "OUI" : "NON"));
    assertThat(draft.questionnaire().questions())
        .extracting(Question::code)
        .containsExactly("b", "a");
    assertThat(draft.questionnaire().waves()).extracting(Wave::code).containsExactly("1", "2");
    assertThat(draft.questionnaire().wavesOf(draft.questionnaire().question("a").orElseThrow()))
        .extracting(Wave::code)
        .containsExactly("1");
  }

  @Test
  void codes_in_digits_are_options_to_be_named() throws IOException {
    Codebook draft = draft("niveau;oui01", 40, i -> (1 + i % 4) + ";" + i % 2);
    assertThat(draft.questionnaire().questions().get(0).modalityCodes())
        .containsExactly("1", "2", "3", "4");
    assertThat(row(draft, "niveau")).contains("pris pour des codes à libeller");
    assertThat(labels(draft.questionnaire().questions().get(1))).containsExactly("Oui", "Non");
  }

  @Test
  void what_one_person_alone_wrote_is_not_written() throws IOException {
    Codebook draft =
        draft(
            "etat",
            40,
            i ->
                i == 7
                    ? "demander à la mairie voisine"
                    : List.of("En projet", "En cours").get(i % 2));
    assertThat(labels(draft.questionnaire().questions().get(0)))
        .containsExactlyInAnyOrder("En projet", "En cours");
    assertThat(row(draft, "etat")).contains("1 valeur donnée une seule fois n'est pas écrite");
  }

  @Test
  void a_comma_within_an_option_parts_nothing_in_a_cell_of_several() throws IOException {
    List<String> cells =
        List.of(
            "\"Courriel, Messagerie, chat\"", "Visio", "\"Visio, Messagerie, chat\"", "Courriel");
    Question outils = draft("outils", 24, i -> cells.get(i % 4)).questionnaire().questions().get(0);
    assertThat(labels(outils)).containsExactlyInAnyOrder("Courriel", "Messagerie, chat", "Visio");
    assertThat(outils.modalityCodes())
        .containsExactlyInAnyOrder("COURRIEL", "MESSAGERIE_CHAT", "VISIO");
  }

  @Test
  void a_text_that_all_write_alike_is_no_question() throws IOException {
    Codebook draft =
        draft("charte;suite;Remarques", 24, i -> "Oui;Merci;" + (i % 2 == 0 ? "RAS" : "R"));
    assertThat(draft.questionnaire().indicators()).hasSize(1);
    assertThat(row(draft, "suite")).contains("la même réponse pour tous");
    assertThat(row(draft, "Remarques")).contains("laissée de côté");
  }

  @Test
  void a_wording_tells_the_range_and_the_unit_of_numbers() throws IOException {
    Codebook draft =
        draft(
            "Combien d’agents ?;Note (0 à 10);Part (en %);Niveau de 1 à 3",
            24, i -> 3 * i + ";" + i % 7 + ";" + 2 * i + ";" + (i + 2));
    List<Question> questions = draft.questionnaire().questions();
    assertThat(questions)
        .extracting(q -> q.range().orElseThrow().minimum(), q -> q.range().orElseThrow().maximum())
        .containsExactly(tuple(0.0, 100.0), tuple(0.0, 10.0), tuple(0.0, 100.0), tuple(0.0, 50.0));
    assertThat(questions)
        .extracting(q -> q.range().orElseThrow().unit().fr())
        .containsExactly("agents", "unités", "%", "unités");
  }

  @Test
  void errors_of_spreadsheets_are_no_option() throws IOException {
    Codebook draft = draft("charte;niveau", 24, i -> (i % 2 == 0 ? "#N/A;Haut" : "Oui;#REF!"));
    assertThat(draft.text()).doesNotContain("#N/A", "#REF!");
  }

  /** Few numbers are no codes where a unit stands beside them or in the wording. */
  @Test
  void numbers_with_a_unit_are_quantities() throws IOException {
    Codebook draft =
        draft(
            "Taux (%);Télétravail;Combien d'élus ?;Couverture",
            24,
            i ->
                10 * (1 + i % 3)
                    + " %;"
                    + (1 + i % 2)
                    + (i % 2 == 0 ? " jour;" : " jours;")
                    + (1 + i % 4)
                    + ";"
                    + (4 + i % 2)
                    + "G");

    assertThat(draft.questionnaire().questions())
        .extracting(Question::kind)
        .containsExactly(
            QuestionKind.NUMBER, QuestionKind.NUMBER, QuestionKind.NUMBER, QuestionKind.SINGLE);
    assertThat(draft.questionnaire().questions().subList(0, 3))
        .extracting(
            q -> q.range().orElseThrow().unit().fr(), q -> q.range().orElseThrow().maximum())
        .containsExactly(tuple("%", 100.0), tuple("jours", 2.0), tuple("élus", 5.0));
  }

  /** Codes of communes have no mean, in whatever words they are asked for. */
  @Test
  void codes_of_communes_are_no_numbers() throws IOException {
    Codebook draft =
        draft(
            "Code Insee de votre commune;Commune (code INSEE);Code postal de la mairie;"
                + "Code Insee connu ?;Postes Insee",
            24,
            i ->
                (i == 5 ? "2A004" : 33000 + i)
                    + ";"
                    + (1000 + i)
                    + ";"
                    + (33000 + i % 3)
                    + (i % 2 == 0 ? ";Oui;" : ";Non;")
                    + i % 7);
    assertThat(draft.questionnaire().questions())
        .extracting(q -> q.wording().fr())
        .containsExactly("Code Insee connu ?", "Postes Insee");
  }

  /** 0 and 1 are no yes and no, nor 10, 20 and 30 options, where a number is asked for. */
  @Test
  void a_wording_that_asks_for_a_number_decides() throws IOException {
    Codebook draft =
        draft(
            "Taux de postes (en %);Pourcentage de saisines;Nb de PC;Plus de 50 % des actes ?",
            24, i -> i % 2 + ";" + 10 * (1 + i % 3) + ";" + (1 + i % 3) + ";" + i % 2);
    assertThat(draft.questionnaire().questions())
        .extracting(Question::kind)
        .containsExactly(
            QuestionKind.NUMBER, QuestionKind.NUMBER, QuestionKind.NUMBER, QuestionKind.SINGLE);
  }

  @Test
  void averages_and_pasted_headers_are_no_respondents() throws IOException {
    Codebook draft =
        draft(
            "Identifiant;charte;agents",
            22,
            i ->
                i == 11
                    ? "Identifiant;charte;agents"
                    : i == 22
                        ? "Moyenne;;50000"
                        : "r" + i + (i % 2 == 0 ? ";Oui;" : ";Non;") + 4 * i);
    assertThat(row(draft, "charte")).contains("20 réponses, 0 case vide");
    assertThat(draft.questionnaire().questions())
        .extracting(Question::kind)
        .containsExactly(QuestionKind.SINGLE, QuestionKind.NUMBER);
    assertThat(draft.questionnaire().questions().get(1).range().orElseThrow().maximum())
        .isEqualTo(100.0);
  }

  /** Typeform heads the column of an option with the option. */
  @Test
  void a_column_that_says_its_header_is_no_personal_data() throws IOException {
    Codebook draft =
        draft("id;Mail;Courriel", 24, i -> i + (i % 2 == 0 ? ";Mail;" : ";;") + "a@b.fr");
    assertThat(draft.questionnaire().questions())
        .extracting(q -> q.wording().fr())
        .containsExactly("Mail");
  }
}
