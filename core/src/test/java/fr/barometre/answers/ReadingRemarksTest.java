package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says twice, or in two ways: it is refused, or kept and told. */
class ReadingRemarksTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Votre commune a-t-elle une charte ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      ;;;;NSP;Ne sait pas;ne sait pas;
      outils;Quels outils utilisez-vous ?;choix multiple;T;MAIL;Courriel;réponse;x
      ;;;;CHAT;Messagerie;réponse;
      ;;;;RIEN;Aucun de ces outils;réponse;
      ;;;;NSP;Ne sait pas;ne sait pas;
      agents;Combien d’agents ?;nombre 0-50000 agents;T;;;;
      """;

  @TempDir private Path folder;

  private Answers read(String... lines) throws IOException {
    return read(Export.any().constant(Field.TYPE, "commune"), lines);
  }

  private Answers read(Export export, String... lines) throws IOException {
    Path codebook = folder.resolve("codebook.csv");
    Questionnaire questionnaire =
        Codebook.read(Files.writeString(codebook, CODEBOOK)).questionnaire();
    return AnswersReader.of(questionnaire)
        .export(export)
        .read(Files.write(folder.resolve("a.csv"), List.of(lines)));
  }

  private static List<String> said(Answers answers) {
    return answers.stream()
        .map(a -> a.respondent().id() + " " + a.question() + a.modalities())
        .toList();
  }

  private static List<String> whose(Answers answers) {
    return answers
        .respondents()
        .map(r -> r.id() + " " + r.collectivite().orElseThrow())
        .distinct()
        .toList();
  }

  private static List<String> told(Answers answers) {
    return answers.summary().remarks().stream()
        .map(remark -> remark.count() + " " + remark.what().en())
        .toList();
  }

  private static List<String> refused(Answers answers) {
    return answers.rejections().stream().map(Object::toString).toList();
  }

  @Test
  void two_members_of_the_frame_in_one_row_are_refused_with_both() throws IOException {
    // 210100012 is the SIREN of 01001, 210100046 that of 01004; both are in the frame.
    Answers answers =
        read(
            "id;code;siren;charte",
            "1;01001;210100012;Oui",
            "2;01001;210100046;Oui",
            "3;;210100046;Non");
    assertThat(whose(answers)).containsExactly("1 COMMUNE:01001", "3 COMMUNE:01004");
    assertThat(refused(answers))
        .containsExactly(
            "a.csv:3: siren '210100046': expected the collectivité of column 'code':"
                + " L'Abergement-Clémenciat (01001)");
    assertThat(told(answers)).isEmpty();
    Answers named =
        read("id;collectivite;code;charte", "1;Oyonnax;01283;Oui", "2;Oyonnax;01001;Oui");
    assertThat(whose(named)).containsExactly("1 COMMUNE:01283");
    assertThat(refused(named))
        .containsExactly(
            "a.csv:3: code '01001': expected the collectivité of column 'collectivite': Oyonnax"
                + " (01283)");
  }

  @Test
  void a_member_comes_before_what_is_outside_the_frame_or_unknown_and_is_told() throws IOException {
    // 200034582 has a wrong key; 356000000 (La Poste) is in no frame of collectivités.
    Answers answers =
        read(
            "id;code;siren;charte",
            "1;01001;210100012;Oui",
            "2;01001;356000000;Oui",
            "3;01004;200034582;Oui",
            "4;99999;210100046;Oui",
            "5;xx;210100046;Oui",
            "6;99999;;Non");
    assertThat(whose(answers))
        .containsExactly(
            "1 COMMUNE:01001",
            "2 COMMUNE:01001",
            "3 COMMUNE:01004",
            "4 COMMUNE:01004",
            "5 COMMUNE:01004",
            "6 COMMUNE:99999");
    assertThat(refused(answers)).isEmpty();
    assertThat(told(answers))
        .containsExactly(
            "2 respondents of two collectivités, kept for the one that the frame has (first at"
                + " a.csv:3)",
            "2 respondents of whom one column is not recognised, kept for the collectivité of"
                + " another (first at a.csv:4)");
  }

  @Test
  void a_name_that_may_mean_the_collectivite_of_the_code_is_no_contradiction() throws IOException {
    Answers answers =
        read(
            "id;collectivite;code;charte",
            "1;Saint-Denis;93066;Oui",
            "2;Oyonax;01283;Oui",
            "3;service informatique;01283;Oui");
    assertThat(whose(answers))
        .containsExactly("1 COMMUNE:93066", "2 COMMUNE:01283", "3 COMMUNE:01283");
    assertThat(told(answers))
        .containsExactly(
            "1 respondents of whom one column is not recognised, kept for the collectivité of"
                + " another (first at a.csv:4)");
  }

  @Test
  void none_or_dont_know_beside_an_option_is_told_by_question() throws IOException {
    Answers answers =
        read(
            "id;code;outils",
            "1;01001;Courriel, Aucun de ces outils",
            "2;01004;Aucun de ces outils",
            "3;01005;Messagerie, Ne sait pas",
            "4;01006;Courriel, Messagerie");
    assertThat(said(answers))
        .containsExactly(
            "1 outils[MAIL, RIEN]",
            "2 outils[RIEN]",
            "3 outils[CHAT, NSP]",
            "4 outils[MAIL, CHAT]");
    assertThat(told(answers))
        .containsExactly("2 question 'outils': answers none or don't know beside another, kept");
  }

  @Test
  void collectivites_that_answer_one_wave_twice_and_differently_are_counted() throws IOException {
    Answers answers =
        read(
            "id;code;charte;agents",
            "1;01001;Oui;3",
            "2;01001;Non;3",
            "3;01001;Oui;3",
            "4;01004;Oui;3",
            "5;01004;Oui;3",
            "6;01005;Non;3",
            "7;01006;Non;3",
            "8;01006;Non;4");
    assertThat(told(answers))
        .containsExactly(
            "2 collectivités with different responses in one wave",
            "3 their responses beyond one a wave, which count unless the latest alone is asked"
                + " for");
  }

  @Test
  void how_a_column_was_read_is_told_where_a_number_may_be_two() throws IOException {
    String groups = " question 'agents': numbers such as 1,200 read as thousands";
    Answers commas =
        read("id;code;agents", "1;01001;2,500", "2;01004;1,250", "3;01005;300", "4;01006;1,250");
    assertThat(said(commas))
        .containsExactly("1 agents[2500]", "2 agents[1250]", "3 agents[300]", "4 agents[1250]");
    assertThat(told(commas)).containsExactly("3" + groups + " (first at a.csv:2)");
    Answers points = read("id;code;agents", "1;01001;1.200", "2;01004;3,5");
    assertThat(said(points)).containsExactly("1 agents[1200]", "2 agents[3.5]");
    assertThat(told(points)).containsExactly("1" + groups + " (first at a.csv:2)");
    Answers decimals = read("id;code;agents", "1;01001;2,400", "2;01004;0,5");
    assertThat(said(decimals)).containsExactly("1 agents[2.4]", "2 agents[0.5]");
    assertThat(told(decimals))
        .containsExactly(
            "1" + groups.replace("as thousands", "with decimals") + " (first at a.csv:2)");
    assertThat(told(read("id;code;agents", "1;01001;1.200", "2;01004;3.5"))).isEmpty();
    assertThat(told(read("id;code;agents", "1;01001;3.5", "2;01004;1.200"))).isEmpty();
  }

  @Test
  void years_of_two_digits_are_told() throws IOException {
    Answers answers =
        read(
            "id;code;date;charte",
            "1;01001;31/03/25;Oui",
            "2;01004;31/03/25;Oui",
            "3;01005;31-mars-24;Oui",
            "4;01006;31/03/2025;Oui");
    assertThat(answers.respondents().map(r -> r.date()))
        .containsExactly("2025-03-31", "2025-03-31", "2024-03-31", "2025-03-31");
    assertThat(told(answers)).containsExactly("2 days with a year of two digits, read as 20…");
    assertThat(told(answers.and(read("id;code;date;charte", "9;01001;2025-03-31;Oui"))))
        .contains("2 days with a year of two digits, read as 20…");
  }

  @Test
  void dont_know_of_one_option_is_counted() throws IOException {
    Answers answers =
        read(
            "id;code;outils[MAIL];outils[CHAT];outils[RIEN];outils[NSP]",
            "1;01001;1;ne sait pas;;",
            "2;01004;0;nsp;0;",
            "3;01005;ne sait pas;ne sait pas;ne sait pas;",
            "4;01006;;;;Ne sait pas",
            "5;01007;Courriel;;Aucun de ces outils;");
    assertThat(said(answers))
        .containsExactly(
            "1 outils[MAIL]",
            "2 outils[NSP]",
            "3 outils[NSP]",
            "4 outils[NSP]",
            "5 outils[MAIL, RIEN]");
    assertThat(told(answers))
        .containsExactly(
            "1 question 'outils': options not known, read as not ticked (first at a.csv:2)",
            "1 question 'outils': answers don't know of one option beside no (first at a.csv:3)",
            "1 question 'outils': answers none or don't know beside another, kept");
  }

  @Test
  void where_a_figure_is_hidden_a_report_does_not_count_its_answers() throws IOException {
    Answers few =
        read(
            "id;code;charte;outils[MAIL];outils[CHAT];outils[RIEN];outils[NSP]",
            "1;01001;Oui;1;;1;",
            "2;01004;Oui;1;nsp;;",
            "3;01005;Oui;1;;;");
    Answers more =
        read(
            "id;code;charte;outils[MAIL];outils[CHAT];outils[RIEN];outils[NSP]",
            "1;01001;Oui;1;;1;",
            "2;01004;Oui;1;nsp;;",
            "3;01005;Oui;1;;;",
            "4;01006;Oui;1;;;",
            "5;01007;Oui;1;;;",
            "6;01008;Oui;1;;;");
    assertThat(told(few)).hasSize(2).allMatch(remark -> remark.contains("'outils'"));
    assertThat(told(more)).hasSize(2);
    assertThat(Barometre.edition(few.questionnaire()).answers(few).compute().reading().remarks())
        .isEmpty();
    assertThat(Barometre.edition(more.questionnaire()).answers(more).compute().reading().remarks())
        .hasSize(2);
  }

  @Test
  void rows_of_one_option_each_are_one_answer() throws IOException {
    Answers answers =
        read(
            "id;code;question;réponse",
            "1;01001;outils;Courriel",
            "2;01004;outils;Messagerie",
            "1;01001;outils;Messagerie",
            "1;01001;charte;Oui",
            "2;01004;outils;Messagerie",
            "3;01005;outils;Courriel|Messagerie",
            "3;01005;outils;Ne sait pas",
            "4;01006;outils;",
            "4;01006;outils;Courriel",
            "1;01001;charte;Non");
    assertThat(said(answers))
        .containsExactly(
            "1 outils[MAIL, CHAT]",
            "2 outils[CHAT]",
            "1 charte[OUI]",
            "3 outils[MAIL, CHAT]",
            "4 outils[]");
    assertThat(told(answers)).containsExactly("1 rows of one option each, joined to their answer");
    assertThat(answers.rejections()).extracting(Rejection::line).containsExactly(6L, 8L, 10L, 11L);
    assertThat(answers.accepted() + answers.rejected() + 1).isEqualTo(10);
    assertThat(said(answers.and(read("id;code;charte", "9;01001;Oui"))))
        .contains("1 outils[MAIL, CHAT]", "9 charte[OUI]");
  }

  @Test
  void the_second_header_row_of_limesurveys_vv_files_is_no_response() throws IOException {
    Export vv =
        Export.of(ExportTool.LIMESURVEY)
            .field(Field.CODE, "commune")
            .constant(Field.TYPE, "commune");
    for (String header :
        List.of(
            "id\tsubmitdate\tcommune\tcharte\toutils_MAIL\n"
                + "ID de la réponse\tDate de soumission\tCommune\tUne charte ?\tOutils",
            "ID de la réponse\tDate de soumission\tCommune\tcharte\toutils (Courriel)\n"
                + "id\tsubmitdate\tcommune\tcharte\toutils_MAIL")) {
      Answers answers = read(vv, header, "1\t2025-03-31 10:00:00\t01001\tOUI\tY");
      assertThat(said(answers)).containsExactly("1 charte[OUI]", "1 outils[MAIL]");
      assertThat(answers.rejections()).isEmpty();
      assertThat(told(answers))
          .containsExactly("1 rows that repeat the header, left out (first at a.csv:2)");
    }
  }

  @Test
  void two_columns_of_a_question_are_named_both() {
    assertThatThrownBy(() -> read("id;code;charte;Charte", "1;01001;Oui;Non"))
        .hasMessage(
            "a.csv:1: columns 'charte' and 'Charte' are both question charte; expected one");
    assertThatThrownBy(() -> read("id;code;charte;charte", "1;01001;Oui;Non"))
        .hasMessage("a.csv:1: column 'charte' appears twice; expected each name once");
  }

  @Test
  void a_long_file_may_name_questions_by_their_wordings() throws IOException {
    Answers answers =
        read(
            "id;code;question;réponse",
            "1;01001;Votre commune a-t-elle une charte ?;Oui",
            "1;01001;QUELS OUTILS UTILISEZ-VOUS ?;Courriel",
            "1;01001;agents;3",
            "1;01001;inconnue;3");
    assertThat(said(answers)).containsExactly("1 charte[OUI]", "1 outils[MAIL]", "1 agents[3]");
    assertThat(answers.rejections()).extracting(Rejection::line).containsExactly(5L);
  }

  @Test
  void blanks_beyond_the_header_say_nothing() throws IOException {
    Answers answers =
        read(
            "id;code;charte;;",
            "1;01001;Oui;;",
            "2;01004;Oui;;;;",
            "3;01005;Non",
            "4;01006;Non;;;;x");
    assertThat(said(answers)).containsExactly("1 charte[OUI]", "2 charte[OUI]", "3 charte[NON]");
    assertThat(refused(answers))
        .containsExactly("a.csv:5: row '7 fields': expected 3 fields, as the header has");
  }

  @Test
  void trials_of_qualtrics_are_no_responses() throws IOException {
    Export qualtrics =
        Export.of(ExportTool.QUALTRICS)
            .field(Field.CODE, "commune")
            .constant(Field.TYPE, "commune");
    Answers answers =
        read(
            qualtrics,
            "Status,Finished,ResponseId,commune,charte",
            "Response Type,Finished,Response ID,Commune,Une charte ?",
            "{\"ImportId\":1},{\"ImportId\":2},{\"ImportId\":3},{\"ImportId\":4},{\"ImportId\":5}"
                .replace("\"", ""),
            "IP Address,True,R_1,01001,Oui",
            "Survey Preview,True,R_2,01004,Oui",
            "Imported,True,R_3,01005,Non",
            "0,False,R_4,01006,Non");
    assertThat(said(answers)).containsExactly("R_1 charte[OUI]", "R_3 charte[NON]");
    assertThat(told(answers))
        .containsExactly("1 rows of trials, left out", "1 rows of unfinished responses, left out");
  }

  @Test
  void a_draft_of_rows_of_one_option_each_is_a_multiple_choice() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id;code;question;réponse"));
    for (String code : List.of("01001", "01004", "01005", "01006")) {
      lines.add(code + ";" + code + ";outils;Courriel");
      lines.add(code + ";" + code + ";outils;Fax");
      lines.add(code + ";" + code + ";lieu;" + (code.endsWith("1") ? "mairie" : "ailleurs"));
      lines.add("z" + code + ";" + code + ";lieu;mairie");
    }
    Path file = Files.write(folder.resolve("long.csv"), lines);
    Questionnaire draft = Codebook.draft(file).questionnaire();
    assertThat(draft.question("outils").orElseThrow().kind()).isEqualTo(QuestionKind.MULTIPLE);
    assertThat(draft.question("lieu").orElseThrow().kind()).isEqualTo(QuestionKind.SINGLE);
  }

  @Test
  void words_for_none_are_the_option_that_is_none() throws IOException {
    Answers answers =
        read(
            "id;code;outils",
            "1;01001;Aucun",
            "2;01004;aucun outil",
            "3;01005;Aucun de ces outils",
            "4;01006;Aucun budget",
            "5;01007;rien");
    assertThat(said(answers))
        .containsExactly("1 outils[RIEN]", "2 outils[RIEN]", "3 outils[RIEN]", "5 outils[RIEN]");
    assertThat(answers.rejections()).extracting(Rejection::value).containsExactly("Aucun budget");
  }

  @Test
  void an_option_that_was_not_asked_beside_others_is_told() throws IOException {
    Answers answers =
        read(
            "id;code;outils[MAIL];outils[CHAT]",
            "1;01001;1;N/A",
            "2;01004;0;N/A",
            "3;01005;N/A;N/A",
            "4;01006;1;0");
    assertThat(said(answers))
        .containsExactly("1 outils[MAIL]", "2 outils[[]]", "3 outils[N/A]", "4 outils[MAIL]");
    assertThat(told(answers))
        .containsExactly(
            "2 question 'outils': options not asked, read as not ticked (first at a.csv:2)");
  }

  @Test
  void weights_that_may_be_thousands_are_told() throws IOException {
    String header = "id;code;poids;charte";
    Answers doubtful = read(header, "1;01001;1,200;Oui", "2;01004;950;Oui", "3;01005;2,400;Oui");
    assertThat(doubtful.respondents().map(r -> r.weight())).containsExactly(1.2, 950.0, 2.4);
    assertThat(told(doubtful))
        .containsExactly("2 weights such as 1,200 read as 1.2 (first at a.csv:2)");
    assertThat(told(read(header, "1;01001;1,200;Oui", "2;01004;0,95;Oui"))).isEmpty();
  }

  @Test
  void a_postal_code_in_the_place_of_a_code_does_not_contradict_a_name() throws IOException {
    // 01100 is the postal code of Oyonnax (01283), and Insee's code of another commune.
    Answers answers =
        read(
            "id;collectivite;code;siren;charte",
            "1;Oyonnax;01100;;Oui",
            "2;;01100;210102836;Oui",
            "3;Bellignat;01004;;Oui");
    assertThat(whose(answers)).containsExactly("1 COMMUNE:01283", "2 COMMUNE:01283");
    assertThat(told(answers))
        .containsExactly(
            "2 respondents whose code is the postal code of their commune (first at a.csv:2)");
    assertThat(answers.rejections()).extracting(Rejection::line).containsExactly(4L);
  }
}
