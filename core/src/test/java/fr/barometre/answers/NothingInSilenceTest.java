package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could be read as something that nobody said: it is left out or told. */
class NothingInSilenceTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Une charte ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      frein;Quel frein ?;choix unique;T;1;Le coût;réponse;x
      ;;;;3;Autre;réponse;
      outils;Quels outils ?;choix multiple;T;MAIL;Courriel;réponse;x
      ;;;;AUTRE;Autre;réponse;
      agents;Combien d’agents ?;nombre 0-50000 agents;T;;;;
      taux;Quelle part ?;nombre 0-100 %;T;;;;
      """;

  private static final Export COMMUNE = Export.any().constant(Field.TYPE, "commune");

  @TempDir private Path folder;

  private Answers read(String... lines) throws IOException {
    return read(COMMUNE, lines);
  }

  private Answers read(Export export, String... lines) throws IOException {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
    return AnswersReader.of(Codebook.read(codebook).questionnaire())
        .export(export)
        .read(Files.write(folder.resolve("a.csv"), List.of(lines)));
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

  private static List<String> refused(Answers answers) {
    return answers.rejections().stream().map(Object::toString).toList();
  }

  @Test
  void dont_know_where_it_is_not_proposed_is_told() throws IOException {
    Answers answers =
        read(
            "id;code;agents;frein;outils[MAIL]",
            "1;01001;12;Ne sait pas;1",
            "2;01004;nsp;1;0",
            "3;01005;8;ne sait pas;-");
    assertThat(said(answers)).contains("1 frein[]", "2 agents[]", "3 frein[]");
    assertThat(answers.rejections()).isEmpty();
    String told = ": answers don't know, which it does not propose, read as no answer (first at ";
    assertThat(told(answers))
        .containsExactly(
            "2 question 'frein'" + told + "a.csv:2)", "1 question 'agents'" + told + "a.csv:3)");
  }

  /** Spreadsheets show 45 % and write 0.45. */
  @Test
  void shares_in_a_column_of_percentages_are_told() throws IOException {
    Answers answers =
        read(
            "id;code;taux",
            "1;01001;45 %",
            "2;01004;0,2",
            "3;01005;0,5 %",
            "4;01006;1",
            "5;01007;0");
    assertThat(said(answers))
        .containsExactly("1 taux[45]", "2 taux[0.2]", "3 taux[0.5]", "4 taux[1]", "5 taux[0]");
    assertThat(told(answers))
        .containsExactly(
            "1 question 'taux': numbers between 0 and 1 without a sign %, read as per cent (first"
                + " at a.csv:3)");
  }

  @Test
  void errors_of_spreadsheets_are_no_answer_of_anybody() throws IOException {
    Answers answers =
        read(
            COMMUNE.answer("frein", "*", "3").answer("outils", "*", "AUTRE"),
            "id;code;charte;frein;agents;outils",
            "1;01001;#N/A;#REF!;#DIV/0!;#N/A",
            "2;01004;#NOM?;#VALEUR!;########;#NAME?",
            "3;01005;Oui;1;12;Courriel");
    assertThat(said(answers))
        .containsExactly("3 charte[OUI]", "3 frein[1]", "3 agents[12]", "3 outils[MAIL]");
    assertThat(answers.rejections()).hasSize(8);
    Answers ticks =
        read(
            "id;code;outils[MAIL];outils[AUTRE]",
            "1;01001;#N/A;",
            "2;01004;1;#REF!",
            "3;01005;1;fax");
    assertThat(said(ticks)).containsExactly("3 outils[MAIL, AUTRE]");
    assertThat(ticks.rejections()).hasSize(2);
  }

  /** A row of totals can be read where another column than its name says who answered. */
  @Test
  void totals_that_could_be_read_are_no_respondents() throws IOException {
    Answers communes =
        read(
            Export.any()
                .withNumberedRows()
                .constant(Field.TYPE, "commune")
                .field(Field.COLLECTIVITE, "commune")
                .field(Field.DEPARTEMENT, "departement"),
            "departement;commune;agents",
            "Ain;Bourg-en-Bresse;12",
            "Total;3;19");
    assertThat(said(communes)).containsExactly("row 2 agents[12]");
    Answers regions =
        read(
            Export.any().withNumberedRows().level(Dimension.REGION, "region"),
            "region;charte",
            "53;Oui",
            "region;charte",
            "Total général;Oui",
            "Ensemble;Oui");
    assertThat(said(regions)).containsExactly("row 2 charte[OUI]");
    assertThat(told(regions))
        .containsExactly(
            "1 rows that repeat the header, left out (first at a.csv:3)",
            "2 rows of totals or notes, left out (first at a.csv:4)");
  }

  /** Two files pasted one under the other: the second header is nobody and no wrong code. */
  @Test
  void a_header_among_the_rows_is_told_as_such_and_counts_as_no_collectivite() throws IOException {
    Answers wide = read("id;code;charte", "1;01001;Oui", "id;code;charte", "2;01002;Non");
    Answers longer =
        read(
            "id;code;question;reponse",
            "1;01001;charte;Oui",
            "id;code;question;reponse",
            "2;01002;charte;Non");
    for (Answers answers : List.of(wide, longer)) {
      assertThat(answers.accepted()).isEqualTo(2);
      assertThat(answers.rejected()).isZero();
      assertThat(answers.summary().collectivites().refused()).isZero();
      assertThat(told(answers))
          .containsExactly("1 rows that repeat the header, left out (first at a.csv:3)");
    }
  }

  /** The same of two header rows, of which the second names no identifier. */
  @Test
  void both_of_two_header_rows_are_told_as_such_among_the_rows() throws IOException {
    String[] header = {
      "Respondent ID,Code Insee,Outils,,charte", ",Open-Ended Response,MAIL,AUTRE,Response"
    };
    Answers answers =
        read(
            Export.of(ExportTool.SURVEYMONKEY)
                .field(Field.CODE, "Code Insee")
                .constant(Field.TYPE, "commune"),
            header[0],
            header[1],
            "1,01001,MAIL,,Oui",
            header[0],
            header[1],
            "2,01002,,AUTRE,Non");
    assertThat(answers.accepted()).isEqualTo(2);
    assertThat(answers.rejected()).isZero();
    assertThat(answers.summary().collectivites().refused()).isZero();
    assertThat(told(answers))
        .containsExactly("2 rows that repeat the header, left out (first at a.csv:4)");
  }

  /** pandas writes a second column charte as charte.1. */
  @Test
  void a_column_that_repeats_another_is_named() throws IOException {
    Answers answers = read("id;code;charte;charte.1", "1;01001;Oui;Non");
    assertThat(said(answers)).containsExactly("1 charte[OUI]");
    assertThat(told(answers))
        .containsExactly(
            "1 columns not read that repeat another of their name (name the one that counts in the"
                + " description: charte.1)");
  }

  @Test
  void a_weight_out_of_range_is_told_the_limit_that_it_passes() throws IOException {
    Answers answers =
        read("id;code;poids;charte", "1;01001;1e30;Oui", "2;01002;1e-30;Oui", "3;01004;0;Oui");
    assertThat(refused(answers))
        .containsExactly(
            "a.csv:2: poids '1e30': expected a weight of at most 1e12",
            "a.csv:3: poids '1e-30': expected a weight of at least 1e-9",
            "a.csv:4: poids '0': expected a weight above 0 (from 1e-9 to 1e12): without one a"
                + " response is outside the weighted base");
  }

  @Test
  void a_number_is_no_code_of_a_commune_or_of_no_departement() throws IOException {
    Answers answers =
        read(
            "id;type;code;charte",
            "1;commune;12;Oui",
            "2;commune;999;Oui",
            "3;département;20;Oui",
            "4;département;69D;Oui",
            "5;métropole;69M;Oui",
            "6;département;99;Oui",
            "7;département;975;Oui");
    assertThat(refused(answers))
        .containsExactly(
            "a.csv:2: code '12': expected a code of a commune such as 01001, a SIREN or a name of"
                + " the frame; did you mean Aveyron (12, DEPARTEMENT:12)?",
            "a.csv:3: code '999': expected a code of a commune such as 01001, a SIREN or a name of"
                + " the frame",
            "a.csv:4: code '20': expected a code of a département such as 01 or 2A, or a name of"
                + " the frame (20 is 2A or 2B since 1976); did you mean Corse (REGION:94)?",
            "a.csv:7: code '99': expected a code of a département such as 01 or 2A, or a name of"
                + " the frame");
    assertThat(answers.respondents())
        .extracting(who -> who.collectivite().orElseThrow().toString())
        .containsExactly("DEPARTEMENT:69", "METROPOLE:200046977", "DEPARTEMENT:975");
    assertThat(read("id;collectivite;charte", "1;DEPARTEMENT:20;Oui", "2;69M;Non").rejections())
        .hasSize(1);
  }

  /** The code is there, behind letters: no code of another frame, and told which it may be. */
  @Test
  void a_code_behind_letters_is_refused_with_what_may_be_meant() throws IOException {
    Answers answers = read("id;code;charte", "1;COM01005;Oui", "2;FR-01006;Oui", "3;AB99999;Oui");
    assertThat(refused(answers))
        .containsExactly(
            "a.csv:2: code 'COM01005': expected a code of a commune such as 01001, a SIREN or a"
                + " name of the frame; did you mean Ambérieux-en-Dombes (COMMUNE:01005)?",
            "a.csv:3: code 'FR-01006': expected a code of a commune such as 01001, a SIREN or a"
                + " name of the frame; did you mean Ambléon (COMMUNE:01006)?");
  }

  /**
   * Two files pasted, one with commas: the rows lack no collectivité, they are parted otherwise.
   */
  @Test
  void a_row_parted_otherwise_than_the_header_is_told_so() throws IOException {
    Answers answers = read("id,code,charte", "1,01001,Oui", "2;01002;Non", "3,01004,Non");
    assertThat(refused(answers))
        .containsExactly(
            "a.csv:3: row '1 fields': expected 3 fields, as the header has, and its separator");
    assertThat(said(answers)).containsExactly("1 charte[OUI]", "3 charte[NON]");
  }

  @Test
  void short_rows_of_one_answer_are_read_and_told() throws IOException {
    Answers answers =
        read(
            "id;code;question;reponse",
            "1;01001;charte",
            "1;01001;agents;4",
            "Total;;;2",
            "2;01004");
    assertThat(said(answers)).containsExactly("1 charte[]", "1 agents[4]");
    assertThat(refused(answers))
        .containsExactly("a.csv:5: question '': expected the code of a question");
    assertThat(told(answers))
        .containsExactly(
            "1 rows shorter than the header: their last columns are read as blank (first at"
                + " a.csv:2)",
            "1 rows of totals or notes, left out (first at a.csv:4)");
  }

  @Test
  void what_is_told_of_collectivites_and_refusals_follows_the_rows() throws IOException {
    Answers answers =
        read(
            "id;code;collectivite;agents;charte",
            "1;;Bourg en Bresse;1.200;Oui",
            "2;01004;;1500;Peut-être",
            ";;Rennes;3;Oui",
            "3;01005;;2.400;Oui");
    assertThat(answers.resolutions()).hasSize(1);
    assertThat(answers.rejections()).extracting(Rejection::line).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void a_total_beside_published_counts_of_levels_counts_nobody_twice() throws IOException {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
    Path counts =
        Files.writeString(
            folder.resolve("a.csv"),
            "question;modalite;region;nombre\ncharte;OUI;Total;30\ncharte;OUI;53;10\n"
                + "charte;OUI;84;20\nfrein;1;Ensemble;7\n");
    Answers answers =
        AnswersReader.of(Codebook.read(codebook).questionnaire())
            .readCounts(counts, Dimension.REGION, "region");
    assertThat(answers.accepted()).isEqualTo(10 + 20 + 7);
    assertThat(told(answers))
        .containsExactly("1 rows of totals or notes, left out (first at a.csv:2)");
  }

  @Test
  void a_function_may_be_a_question_and_say_who_answers() throws IOException {
    Path codebook =
        Files.writeString(
            folder.resolve("role.csv"),
            "question;libellé;type;thème;code;modalité\nrole;Votre fonction ?;choix"
                + " unique;T;ELU;Élu\n;;;;AGENT;Agent\n");
    AnswersReader reader =
        AnswersReader.of(Codebook.read(codebook).questionnaire()).export(COMMUNE);
    Path byCode = Files.writeString(folder.resolve("a.csv"), "id;code;role\n1;01004;Élu\n");
    Path other = Files.writeString(folder.resolve("b.csv"), "id;code;Poste\n1;01004;Agent\n");
    Answers both = reader.read(byCode);
    assertThat(said(both)).containsExactly("1 role[ELU]");
    assertThat(both.respondents().map(Respondent::role)).containsExactly(Role.ELU);
    assertThat(both.summary().absent()).isEmpty();
    Answers mapped = reader.export(COMMUNE.question("role", "role")).read(byCode);
    assertThat(said(mapped)).containsExactly("1 role[ELU]");
    assertThat(mapped.respondents().map(Respondent::role)).containsExactly(Role.UNKNOWN);
    Answers named =
        reader.export(COMMUNE.question("role", "Poste").field(Field.ROLE, "Poste")).read(other);
    assertThat(said(named)).containsExactly("1 role[AGENT]");
    assertThat(named.respondents().map(Respondent::role)).containsExactly(Role.AGENT);
  }

  @Test
  void a_wave_is_known_by_its_label_and_in_any_case() throws IOException {
    Path codebook =
        Files.writeString(
            folder.resolve("waves.csv"),
            "question;libellé;type;thème;vague;code;modalité\nv1;Printemps 2025;vague;;;;\n"
                + "v2;Automne 2025;vague;;;;\nq;Une charte ?;oui/non;T;v1|v2;;\n");
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            "id;code;vague;q\n1;01001;V1;Oui\n2;01004;automne 2025;Oui\n3;01005;v3;Oui\n");
    Answers answers =
        AnswersReader.of(Codebook.read(codebook).questionnaire()).export(COMMUNE).read(file);
    assertThat(answers.respondents().map(Respondent::wave)).containsExactly("v1", "v2");
    assertThat(refused(answers))
        .containsExactly("a.csv:4: vague 'v3': expected one of the waves [v1, v2]");
  }

  @Test
  void rows_without_an_identifier_are_others_in_another_file() throws IOException {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), CODEBOOK);
    AnswersReader reader =
        AnswersReader.of(Codebook.read(codebook).questionnaire())
            .export(COMMUNE)
            .withNumberedRows();
    Path first = Files.writeString(folder.resolve("a.csv"), "code;charte\n01001;Oui\n");
    Path second = Files.writeString(folder.resolve("b.csv"), "code;charte\n01001;Non\n");
    Answers both = reader.read(first).and(reader.read(second));
    assertThat(said(both)).containsExactly("row 2 charte[OUI]", "b.csv row 2 charte[NON]");
    assertThat(both.rejections()).isEmpty();
    assertThat(reader.read(first).and(reader.read(first)).rejections()).hasSize(1);
  }
}
