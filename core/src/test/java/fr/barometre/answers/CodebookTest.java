package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebookTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Questionnaire read(String... lines) throws IOException {
    return Codebook.read(file("enquete.csv", lines)).questionnaire();
  }

  private static final String HEADER = "question;libellé;type;thème;code;modalité;sens;compte";

  @Test
  void a_codebook_has_one_row_for_each_modality() throws IOException {
    Questionnaire read =
        read(
            HEADER,
            "charte;Une charte ?;choix unique;Télétravail;OUI;Oui;réponse;x",
            ";;;;NON;Non;réponse;",
            ";;;;NSP;Ne sait pas;ne sait pas;",
            "outils;Quels outils ?;choix multiple;Outils;MAIL;Messagerie;;x",
            ";;;;CHAT;\"Messagerie, chat\";;x",
            ";;;;AUCUN;Aucun;;");

    assertThat(read.code()).isEqualTo("enquete");
    assertThat(read.themes()).extracting(t -> t.code()).containsExactly("Télétravail", "Outils");
    assertThat(read.questions().get(0))
        .isEqualTo(
            Question.single(
                "charte",
                "Télétravail",
                Label.same("Une charte ?"),
                new Modality("OUI", Label.same("Oui"), ModalityKind.SUBSTANTIVE),
                new Modality("NON", Label.same("Non"), ModalityKind.SUBSTANTIVE),
                new Modality("NSP", Label.same("Ne sait pas"), ModalityKind.DONT_KNOW)));
    assertThat(read.questions().get(1).kind()).isEqualTo(QuestionKind.MULTIPLE);
    assertThat(read.indicators())
        .extracting(IndicatorDefinition::code, IndicatorDefinition::counted)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("charte", List.of("OUI")),
            org.assertj.core.groups.Tuple.tuple("outils", List.of("MAIL", "CHAT")));
    assertThat(read.indicator("outils").orElseThrow().label().fr())
        .isEqualTo("Quels outils ? — Messagerie, Messagerie, chat");
  }

  @Test
  void headers_and_words_may_be_english() throws IOException {
    Questionnaire read =
        read(
            "Question,Wording,KIND,Theme,Wave,Code,Label,Meaning,Counted",
            "q1,A charter?,Single,5,1,Y,Yes,Substantive,x",
            "q1,A charter?,Single,5,1,N,No,,",
            "q1,,,,,DK,Don't know,don't know,",
            "q1,,,,,NA,,no answer,",
            "q1,,,,,NC,,Not applicable,");

    assertThat(read.questions().get(0).modalities())
        .extracting(Modality::kind)
        .containsExactly(
            ModalityKind.SUBSTANTIVE,
            ModalityKind.SUBSTANTIVE,
            ModalityKind.DONT_KNOW,
            ModalityKind.NO_ANSWER,
            ModalityKind.NOT_APPLICABLE);
    assertThat(read.waves())
        .containsExactly(new Wave("1", Label.of("Vague 1", "Wave 1"), List.of("5")));
  }

  /** A question that was added later, to a theme that was there. */
  @Test
  void questions_of_a_theme_may_be_put_in_other_waves() throws IOException {
    Questionnaire read =
        read(
            "question;libellé;type;thème;vague",
            "delai;Un délai ?;oui ou non;Télétravail;2|3",
            "charte;Une charte ?;oui ou non;Télétravail;1|2|3",
            "jours;Des jours ?;oui ou non;Télétravail;",
            "seule;Autre ?;oui ou non;Autre;1");

    assertThat(read.waves()).extracting(Wave::code).containsExactly("1", "2", "3");
    assertThat(read.questions())
        .extracting(question -> read.wavesOf(question).stream().map(Wave::code).toList())
        .containsExactly(
            List.of("2", "3"), List.of("1", "2", "3"), List.of("1", "2", "3"), List.of("1"));
    assertThat(Codebook.read(Codebook.of(read).write(folder.resolve("again.csv"))).questionnaire())
        .isEqualTo(read);
    Answers answers =
        AnswersReader.of(read)
            .read(
                file(
                    "answers.csv",
                    "respondent;type;code;wave;delai;charte",
                    "a;COMMUNE;01001;1;OUI;OUI",
                    "b;COMMUNE;01002;2;OUI;NON"));
    assertThat(answers.stream()).hasSize(3);
    assertThat(answers.rejections()).hasSize(1);
    assertThat(answers.rejections().get(0).toString()).contains("answers.csv:2").contains("delai");
    assertThat(answers.summary().absent()).containsExactly("jours", "seule");
    Path second = file("second.csv", "respondent;type;code;wave;charte", "b;COMMUNE;01002;2;NON");
    assertThat(AnswersReader.of(read).read(second).summary().absent())
        .containsExactly("delai", "jours");
  }

  @Test
  void headers_of_a_french_spreadsheet_are_read_whatever_case_and_accents() throws IOException {
    Path file = folder.resolve("mairie.csv");
    Files.write(
        file,
        "QUESTION;Libelle;Type de question;THÈME;Vague;Code modalité;Libellé modalité;SENS;Compté\r\nq1;Une charte ?;OUI / NON;T;1;;;;\r\n"
            .getBytes(Charset.forName("windows-1252")));

    Codebook codebook = Codebook.read(file);

    assertThat(codebook.notes()).isEmpty();
    Questionnaire read = codebook.questionnaire();
    assertThat(read.questions().get(0).modalityCodes()).containsExactly("OUI", "NON");
    assertThat(read.indicators().get(0).counted()).containsExactly("OUI");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "question;type;minimum;maximum;unité!q;nombre;0;5000;agents",
        "question;type;minimum;maximum;unité!q;Nombre;;0;5000",
        "question;type;modalité!q;nombre;0-5000 agents",
        "question;type;modalité!q;number;0 à 5000 agents",
        "question;type!q;nombre 0-5000 agents",
        "question;type;minimum;unité!q;entier;0-5000;agents",
        "question;minimum;maximum;unité!q;0;5 000;agents"
      })
  void numbers_have_their_range_in_columns_or_in_words(String header, String row)
      throws IOException {
    String cells = row.equals("q;Nombre;;0;5000") ? "q;Nombre;0;5000;agents" : row;
    Questionnaire read = read(header, cells);

    assertThat(read.questions().get(0).range())
        .contains(new NumberRange(0, 5000, Label.same("agents")));
    assertThat(read.indicators().get(0).isMean()).isTrue();
    assertThat(read.indicators().get(0).basePolicy()).isEqualTo(BasePolicy.EXPRESSED);
  }

  @Test
  void an_indicator_may_have_a_name_a_base_a_unit_and_an_audience() throws IOException {
    IndicatorDefinition read =
        read(
                "question;libellé;type;indicateur;base;unité de compte;public",
                "q;Une charte ?;oui/non;Ont une charte;réponses"
                    + " exprimées;Réponses;COMMUNE|Métropole",
                "r;Autre ?;oui/non;non;;;")
            .indicators()
            .get(0);

    assertThat(read.label()).isEqualTo(Label.same("Ont une charte"));
    assertThat(read.basePolicy()).isEqualTo(BasePolicy.EXPRESSED);
    assertThat(read.countingUnit()).isEqualTo(CountingUnit.RESPONSE);
    assertThat(read.audience())
        .containsExactly(CollectiviteType.COMMUNE, CollectiviteType.METROPOLE);
  }

  @Test
  void a_choice_of_which_nothing_is_marked_counts_the_first_and_says_so() throws IOException {
    Codebook read =
        Codebook.read(file("e.csv", HEADER, "q;Qui ?;unique;T;A;Adjoint;;", ";;;;B;Conseiller;;"));

    IndicatorDefinition indicator = read.questionnaire().indicators().get(0);
    assertThat(indicator.counted()).containsExactly("A");
    assertThat(indicator.label().fr()).isEqualTo("Qui ? — Adjoint");
    assertThat(read.notes().get(0).fr()).contains("« q »", "compte la première, « A »");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "q;?;choi;T;A;Oui;;!e.csv:2: column 'type' is 'choi'; expected choix unique",
        "q;?;unique;T;A;Oui;nsais;!e.csv:2: column 'sens' is 'nsais'; expected réponse, ne sait"
            + " pas",
        "q;?;unique;T;A;Oui;;peut-être!e.csv:2: column 'compte' is 'peut-être'; expected x or oui",
        ";?;unique;T;A;Oui;;!e.csv:2: column 'question' is ''; expected the code of a question",
        "q;?;unique;T;A|B;Oui;;!e.csv:2: column 'code' is 'A|B'; expected the code of a modality,"
            + " without '|'",
        "q;?;nombre;T;;;;!e.csv:2: column 'minimum' is ''; expected a number",
        "q;?;nombre;T;A;Oui;;!e.csv:2: column 'code' is 'A'; expected ne sait pas",
        "q;?;unique;T;;;;!e.csv:2: question 'q' has no substantive modality",
        "q;?;nombre 9-3;T;;;;!e.csv:2: numbers from 9.0 to 3.0 are no range",
        "q;?;unique;T;A;Oui;;x;reste!e.csv:2: 'reste' is in no column; expected 8 fields",
        ";;référence;;A;;;!e.csv:2: column 'type' is 'référence'; expected an indicator",
      })
  void an_error_names_line_column_value_and_what_was_expected(String row, String message)
      throws IOException {
    Path file = file("e.csv", HEADER, row);
    assertThatThrownBy(() -> Codebook.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rows_that_contradict_each_other_are_refused() throws IOException {
    assertThatThrownBy(() -> read(HEADER, "q;?;unique;T;A;Oui;;", "q;?;multiple;T;B;Non;;"))
        .hasMessageContaining(
            ":3: column 'type' is 'multiple'; expected nothing, or 'unique' as on line 2");
    assertThatThrownBy(() -> read(HEADER, "q;?;unique;T;A;Oui;;", "q;?;unique;T;A;Non;;"))
        .hasMessageContaining(
            ":3: column 'code' is 'A'; expected a modality that question 'q' does not have yet");
    assertThatThrownBy(
            () -> read(HEADER, "q;?;oui/non;T;;;;", "r;?;oui/non;T;;;;", "q;?;oui/non;T;;;;"))
        .hasMessageContaining(
            ":4: column 'question' is 'q'; expected a question that is not described yet");
    assertThatThrownBy(() -> read("libellé;type", "Une charte ?;oui/non"))
        .hasMessageContaining("enquete.csv:1: no column 'question'");
    assertThatThrownBy(() -> read("question;type;kind", "Une charte ?;oui/non;"))
        .hasMessageContaining("columns 'type' and 'kind' are both");
    assertThatThrownBy(() -> read("question;type;minimum;maximum", "q;nombre;0;1,200"))
        .hasMessageContaining("column 'maximum' is '1,200'");
  }

  @Test
  void the_edition_of_2025_is_the_same_when_it_is_read_again() {
    Path file = Codebook.of(Edition2025.QUESTIONNAIRE).write(folder.resolve("2025.csv"));

    Codebook read = Codebook.read(file);

    assertThat(read.questionnaire()).isEqualTo(Edition2025.QUESTIONNAIRE);
    assertThat(read.notes()).isEmpty();
    assertThat(read.text()).isEqualTo(Codebook.of(Edition2025.QUESTIONNAIRE).text());
  }

  @Test
  void indicators_of_any_kind_are_kept() {
    IndicatorDefinition.Builder second = IndicatorDefinition.builder();
    second
        .code("charte.non")
        .label(Label.of("N'en ont pas", "Have none"))
        .question("teletravail.charte")
        .counted(List.of("SR", "NON"));
    Questionnaire.Builder builder = Questionnaire.builder();
    Questionnaire more =
        builder.from(Edition2025.QUESTIONNAIRE).addIndicators(second.build()).build();

    Path file = Codebook.of(more).write(folder.resolve("more.csv"));

    assertThat(Codebook.read(file).questionnaire()).isEqualTo(more);
  }

  @Test
  void what_is_left_out_is_told() throws IOException {
    Codebook read =
        Codebook.read(
            file(
                "e.csv",
                HEADER + ";inconnue",
                "q;?;oui/non;;;;;;1",
                "nom;Votre nom;laissée de côté;;;;;;"));
    assertThat(read.questionnaire().questions()).hasSize(1);
    assertThat(read.notes())
        .extracting(Label::fr)
        .containsExactly(
            "La colonne « inconnue » n'est pas une colonne de codebook : elle n'est pas lue.",
            "« nom » est laissée de côté : le codebook le dit.");
  }

  @Test
  void a_cell_that_a_spreadsheet_would_compute_is_shielded() throws IOException {
    Questionnaire read = read(HEADER, "q;?;unique;T;A;'=1+1;;x", ";;;;B;'x;;");
    assertThat(read.questions().get(0).modalities())
        .extracting(m -> m.label().fr())
        .containsExactly("=1+1", "'x");
    assertThat(Codebook.of(read).text()).contains("'=1+1");
    Questionnaire wide = read(HEADER, "q;?;unique;T;A;\uFF1D1+1;;x", ";;;;B;\u200B@x;;");
    assertThat(Codebook.of(wide).text()).contains("'\uFF1D1+1").contains("'\u200B@x");
    Path again = Codebook.of(wide).write(folder.resolve("again.csv"));
    assertThat(Codebook.read(again).questionnaire().questions().get(0).modalities())
        .extracting(m -> m.label().fr())
        .containsExactly("\uFF1D1+1", "\u200B@x");
  }

  @Test
  void a_corrected_draft_reads_the_answers_that_it_came_from() throws IOException {
    StringBuilder rows = new StringBuilder("id;type;code;charte;outils;agents\n");
    for (int i = 1; i <= 30; i++) {
      rows.append(i)
          .append(";COMMUNE;")
          .append(String.format("%05d", 1000 + i))
          .append(';')
          .append(i % 3 == 0 ? "Oui" : i % 7 == 0 ? "NSP" : "Non")
          .append(';')
          .append(i % 2 == 0 ? "Messagerie" : "Messagerie;Agenda partagé".replace(";", "|"))
          .append(';')
          .append(i * 3)
          .append('\n');
    }
    Path answers = file("reponses.csv", rows.toString().strip());

    Path draft = Codebook.draft(answers).write(folder.resolve("codebook.csv"));
    Questionnaire ours = Codebook.read(draft).questionnaire();
    Answers read = AnswersReader.of(ours).read(answers);

    assertThat(read.rejections()).isEmpty();
    assertThat(ours.questions())
        .extracting(Question::code, Question::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("charte", QuestionKind.SINGLE),
            org.assertj.core.groups.Tuple.tuple("outils", QuestionKind.MULTIPLE),
            org.assertj.core.groups.Tuple.tuple("agents", QuestionKind.NUMBER));
    assertThat(Barometre.edition(ours).answers(read).compute().indicators()).hasSize(3);
  }
}
