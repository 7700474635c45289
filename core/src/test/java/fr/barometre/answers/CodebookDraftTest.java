package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(row(draft, "charte")).contains("deviné : oui ou non, 20 réponses, 0 cases vides");
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
    assertThat(row(draft, "etat")).contains("1 valeurs données une seule fois ne sont pas écrites");
  }
}
