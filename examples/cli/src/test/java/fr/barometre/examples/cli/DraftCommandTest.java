package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Codebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftCommandTest {

  private static final String FORM =
      Call.QUICKSTART.resolve("numerique-google-forms.csv").toString();

  @TempDir private Path folder;

  @Test
  void whatIsGuessedIsWrittenAndSummarised() throws IOException {
    Path codebook = folder.resolve("questionnaire.csv");
    Call call = Call.of("draft", FORM, "-o", codebook.toString());
    assertThat(call.code()).isZero();
    Codebook draft = Codebook.draft(Path.of(FORM));
    assertThat(Files.readString(codebook)).isEqualTo("\uFEFF" + draft.text());
    String out = call.out().replace('\u00A0', ' ');
    assertThat(draft.questionnaire().questions())
        .hasSize(11)
        .allSatisfy(q -> assertThat(out).contains(q.code() + " : « " + q.wording().fr()));
    assertThat(out)
        .contains("Questions devinées (11), à relire")
        // 27 of the 36 rows say Oui, 9 Non.
        .contains("Oui (27), ce que compte le chiffre")
        .contains("Non (9)")
        .contains(
            "« Nom de votre commune » : dit qui répond, où ou quand : ce n'est pas une question")
        .doesNotContain("Andert-et-Condon");
  }

  @Test
  void aDraftIsReadAsItIs() {
    Path codebook = folder.resolve("questionnaire.csv");
    Call.of("draft", FORM, "-o", codebook.toString());
    Call check =
        Call.of(
            "check",
            FORM,
            "--codebook",
            codebook.toString(),
            "--tool=google-forms",
            "--column=collectivite=Nom de votre commune",
            "--column=departement=Votre département",
            "--constant=type=commune");
    assertThat(check.out()).contains("Questions trouvées\u00A0: 11");
    assertThat(check.code()).isEqualTo(1);
  }

  @Test
  void onTheTerminalTheSummaryStandsBeside() {
    Call call = Call.of("draft", FORM);
    assertThat(call.out()).isEqualTo(Codebook.draft(Path.of(FORM)).text());
    assertThat(call.err()).contains("Questions devinées (11)");
  }

  @Test
  void nothingPersonalIsWritten() {
    StringBuilder rows = new StringBuilder("id;Votre adresse;charte;remarque\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i).append(";jean.dupont@exemple.fr;").append(i % 2 == 0 ? "Oui" : "Non");
      rows.append(";Appelez le 06 12 34 56 78\n");
    }
    Call call = Call.of(Locale.FRENCH, rows.toString(), false, "draft", "-");
    assertThat(call.code()).isZero();
    assertThat(call.out() + call.err())
        .contains("charte")
        .doesNotContain("jean.dupont")
        .doesNotContain("06 12");
  }
}
