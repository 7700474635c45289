package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose description names no column of collectivités says them all the same. */
class CollectiviteGuessTest {

  /** SIREN 210100012 is L'Abergement-Clémenciat, 01001; 210100020 L'Abergement-de-Varey, 01002. */
  private static final String FORM = "Horodateur,%s,Une charte ?\n";

  @TempDir private Path folder;

  private Answers read(Export export, String text) throws IOException {
    return AnswersReader.of(SmallSurvey.ONE_WAVE)
        .export(export)
        .read(Files.writeString(folder.resolve("a.csv"), text));
  }

  private static List<String> collectivites(Answers answers) {
    return answers
        .respondents()
        .map(who -> who.collectivite().map(Object::toString).orElse("?"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIREN",
        "N° SIREN",
        "Numéro SIRET de votre collectivité",
        "Code INSEE de la commune",
        "code_commune"
      })
  void the_one_column_with_codes_is_read_and_told(String name) throws IOException {
    String code = name.contains("SIR") ? "210100012" : "01001";
    if (name.contains("SIRET")) {
      code = "21010001200017"; // the SIREN and an establishment, keys right
    }
    Answers answers =
        read(
            Export.of(ExportTool.GOOGLE_FORMS),
            FORM.formatted(name) + "2025/03/12 10:02:11 AM UTC+1," + code + ",Oui\n");
    assertThat(collectivites(answers)).containsExactly("COMMUNE:01001");
    assertThat(answers.summary().remarks())
        .extracting(remark -> remark.what().en() + ": " + remark.count())
        .contains(
            "column '"
                + name
                + "', which nothing named, read as that of the collectivité, rows recognised: 1");
  }

  @Test
  void two_columns_that_differ_in_a_row_are_an_error_that_names_them() {
    String text =
        FORM.formatted("SIREN du siège,Code Insee de la commune")
            + "12/03/2025,210100012,01001,Oui\n13/03/2025,210100012,01002,Non\n";
    assertThatThrownBy(() -> read(Export.of(ExportTool.GOOGLE_FORMS), text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a.csv:1: columns 'SIREN du siège' and 'Code Insee de la commune' say different"
                + " collectivités; name the one that counts for the field CODE, SIREN or"
                + " COLLECTIVITE");
  }

  @Test
  void of_two_columns_that_agree_the_one_that_says_more_is_read() throws IOException {
    Answers answers =
        read(
            Export.of(ExportTool.GOOGLE_FORMS),
            FORM.formatted("SIREN du siège,Code Insee de la commune")
                + "12/03/2025,210100012,01001,Oui\n13/03/2025,,01002,Non\n");
    assertThat(collectivites(answers)).containsExactly("COMMUNE:01001", "COMMUNE:01002");
    assertThat(answers.summary().remarks())
        .extracting(remark -> remark.what().en())
        .anyMatch(told -> told.contains("'Code Insee de la commune', which nothing named"));
  }

  @Test
  void a_column_that_the_frame_does_not_know_is_none_and_one_that_is_named_counts()
      throws IOException {
    assertThatThrownBy(
            () ->
                read(
                    Export.of(ExportTool.GOOGLE_FORMS),
                    FORM.formatted("SIREN de l'éditeur") + "12/03/2025,552100554,Oui\n"))
        .hasMessageContaining("no column for the collectivité");
    Answers named =
        read(
            Export.of(ExportTool.GOOGLE_FORMS).field(Field.COLLECTIVITE, "Mairie"),
            FORM.formatted("SIREN,Mairie") + "12/03/2025,210100012,01002,Oui\n");
    assertThat(collectivites(named)).containsExactly("COMMUNE:01002");
  }

  /** Saint-Avit is a commune of six départements. */
  @Test
  void a_column_that_would_tell_names_apart_is_told_where_it_is_missed() throws IOException {
    String text = FORM.formatted("Commune,Département") + "12/03/2025,Saint-Avit,26,Oui\n";
    Export named = Export.of(ExportTool.GOOGLE_FORMS).field(Field.COLLECTIVITE, "Commune");
    Answers missed = read(named.constant(Field.TYPE, "commune"), text);
    assertThat(missed.rejected()).isEqualTo(1);
    assertThat(missed.summary().remarks())
        .extracting(remark -> remark.what().en() + ": " + remark.count())
        .anyMatch(
            told ->
                told.startsWith(
                        "names that several collectivités have; column 'Département' would tell"
                            + " them apart, if it were named for the field DEPARTEMENT")
                    && told.endsWith(": 1"));
    Answers read =
        read(named.constant(Field.TYPE, "commune").field(Field.DEPARTEMENT, "Département"), text);
    assertThat(collectivites(read)).containsExactly("COMMUNE:26293");
    assertThat(read.summary().remarks())
        .extracting(remark -> remark.what().en())
        .noneMatch(told -> told.contains("tell them apart"));
  }
}
