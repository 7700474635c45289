package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "a.csv:3: code '01001': expected the collectivité of column 'collectivite':"
                + " Oyonnax (01283)");
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
            "4;99999;210100046;Non",
            "5;xx;210100046;Non",
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
            "2 respondents whom two columns give different collectivités, kept for the one that the"
                + " frame has (first at a.csv:3)",
            "2 respondents of whom one column names no known collectivité, kept for the one that"
                + " another column names (first at a.csv:4)");
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
            "1 respondents of whom one column names no known collectivité, kept for the one that"
                + " another column names (first at a.csv:4)");
  }
}
