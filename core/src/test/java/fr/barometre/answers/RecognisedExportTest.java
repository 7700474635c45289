package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first rows of a file that nobody described tell of it. */
class RecognisedExportTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;thème;code;modalité;sens;compte
      charte;Une charte de la commune ?;choix unique;T;OUI;Oui;réponse;x
      ;;;;NON;Non;réponse;
      """;

  @TempDir private Path folder;

  private Questionnaire questionnaire() throws IOException {
    return Codebook.read(Files.writeString(folder.resolve("codebook.csv"), CODEBOOK))
        .questionnaire();
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("f.csv"), String.join("\n", lines) + "\n");
  }

  private Export recognised(String... lines) throws IOException {
    return Export.recognised(file(lines), questionnaire());
  }

  private Answers read(String... lines) throws IOException {
    Path file = file(lines);
    Questionnaire questionnaire = questionnaire();
    Answers answers =
        AnswersReader.of(questionnaire).export(Export.recognised(file, questionnaire)).read(file);
    assertThat(answers.accepted() + answers.rejected()).isEqualTo(answers.read());
    return answers;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Horodateur,charte | GOOGLE_FORMS",
        "Timestamp,charte | GOOGLE_FORMS",
        "ID,Heure de début,Heure de fin,charte | MICROSOFT_FORMS",
        "ID,Start time,Completion time,charte | MICROSOFT_FORMS",
        "start,charte,_id,_uuid,_submission_time | KOBO",
        "ID,Email,Déposé le,charte | DEMARCHES_SIMPLIFIEES",
        "id,submitdate,lastpage,startlanguage,charte | LIMESURVEY",
        "ID de la réponse,Date de soumission,Dernière page,charte | LIMESURVEY",
        "Respondent ID,Collector ID,charte | SURVEYMONKEY",
        "id,type,code,date,charte | ANY",
        "respondent,date de soumission,charte | ANY",
        "id,submitdate,charte | ANY"
      })
  void aToolIsKnownByItsColumns(String header, ExportTool tool) throws IOException {
    String blank = header.replaceAll("[^,]+", "");
    assertThat(recognised(header, blank, blank).tool()).isEqualTo(tool);
  }

  /** Columns with the library's own names are read beside those of the tool; questions are not. */
  @Test
  void own_columns_stand_beside_those_of_the_tool() throws IOException {
    Export read =
        recognised("Horodateur,code_insee,vague,Poids,charte", "31/03/2025,01001,1,2,Oui");
    assertThat(read.fields())
        .isEqualTo(Map.of(Field.CODE, "code_insee", Field.WAVE, "vague", Field.WEIGHT, "Poids"));
    assertThat(read.numberedRows()).isTrue();
  }

  /** Where nobody has an identifier, the collectivité is the respondent. */
  @Test
  void a_file_of_one_row_for_each_answer_is_never_numbered() throws IOException {
    Export read = recognised("code_insee;question;reponse", "01001;charte;Oui");
    assertThat(read).isEqualTo(Export.any().field(Field.RESPONDENT, "code_insee"));
    Answers answers =
        read("insee;question;reponse", "01001;charte;Oui", "01002;charte;Non", "01001;charte;Non");
    assertThat(answers.respondents()).hasSize(2);
    assertThat(answers.rejections()).extracting(r -> r.line()).containsExactly(4L);

    Export own = recognised("id;code;question;reponse", "1;01001;charte;Oui");
    assertThat(own).isEqualTo(Export.any());
  }

  /** Two communes have the name; the département tells them apart, and the header says the type. */
  @Test
  void names_are_found_with_what_stands_beside_them() throws IOException {
    Export read =
        recognised(
            "Une charte de la commune ?;Commune;Votre département",
            "Oui;Saint-Martin-du-Mont;Ain",
            "Non;Saint-Martin-du-Mont;21");
    assertThat(read.fields())
        .isEqualTo(Map.of(Field.COLLECTIVITE, "Commune", Field.DEPARTEMENT, "Votre département"));
    assertThat(read.constants()).isEqualTo(Map.of(Field.TYPE, "COMMUNE"));
    Answers answers =
        read(
            "Une charte de la commune ?;Commune;Votre département",
            "Oui;Saint-Martin-du-Mont;Ain",
            "Non;Saint-Martin-du-Mont;21");
    assertThat(answers.stream().map(a -> a.respondent().collectivite().orElseThrow().toString()))
        .containsExactly("COMMUNE:01374", "COMMUNE:21561");
  }

  @Test
  void a_column_of_types_is_known_by_what_it_says() throws IOException {
    Export read =
        recognised(
            "Votre collectivité est;Nom de la collectivité;charte",
            "Une commune;Bourg-en-Bresse;Oui",
            "Département;Ain;Non");
    assertThat(read.fields())
        .isEqualTo(
            Map.of(
                Field.TYPE, "Votre collectivité est",
                Field.COLLECTIVITE, "Nom de la collectivité"));
  }

  /** A commune and its EPCI: nothing says which of them answers. */
  @Test
  void two_columns_of_names_are_left_to_people() throws IOException {
    assertThat(recognised("Commune;EPCI;charte", "Bourg-en-Bresse;CC de la Dombes;Oui").fields())
        .isEmpty();
    assertThat(recognised("Mairie;charte", "Mme Durand;Oui", "M. Petit;Non").fields()).isEmpty();
  }

  /** Only communes have codes of Insee of five digits: a header that says so is a type. */
  @Test
  void a_lost_zero_is_restored_under_a_header_of_communes() throws IOException {
    for (String header : new String[] {"INSEE", "code_commune", "Quel est votre code Insee ?"}) {
      assertThat(read(header + ";charte", "1001;Oui", "33063;Non", "2620;Oui").stream())
          .extracting(Answer::respondent)
          .as(header)
          .extracting(r -> r.collectivite().orElseThrow().toString())
          .containsExactly("COMMUNE:01001", "COMMUNE:33063", "COMMUNE:02620");
    }
    assertThat(read("code;charte", "1001;Oui", "33063;Non").rejections())
        .as("codes of anything")
        .hasSize(1);
  }
}
