package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chek | commande inconnue « chek » ; vouliez-vous dire « check » ?",
        "check | il manque le fichier RÉPONSES.csv",
        "draft a.csv b.csv | « b.csv » est en trop",
        "check --colum=x a.csv | option inconnue « --colum=x » ; vouliez-vous dire « --column » ?",
        "report a.csv --format | l’option --format demande une valeur : --format FORMAT",
        "compare a.csv | l’option --collectivite demande une valeur",
        "change a.csv --from 1 | l’option --to demande une valeur",
        "check nulle-part/a.csv | le fichier « nulle-part/a.csv » n’existe pas (ni le dossier",
        "check src/test | « src/test » est un dossier, pas un fichier",
        "check src/test/resources/cases/goggle.csv | vouliez-vous dire « google.csv » ?",
        "report a.csv --by taille,Taille | détail demandé deux fois : « Taille »",
        "report a.csv --by tipe | détail inconnu « tipe » ; vouliez-vous dire « type » ?",
        "report a.csv --format pdf | format inconnu « pdf » ; attendu : text, markdown, html, csv,"
            + " json",
        "report a.csv --indicator x.y.z | indicateur inconnu « x.y.z » ; attendu :"
            + " mediation.actions",
        "report a.csv --indicator ia.projet --indicator x | l’option --indicator est donnée deux"
            + " fois : une seule valeur est possible",
        "report ../quickstart/src/main/resources/answers-synthetic.csv --wave 1 --indicator"
            + " ia.projet | l’indicateur « ia.projet » ne peut pas être compté : sa question n’a"
            + " pas été posée dans la vague « 1 »",
        "report ../quickstart/src/main/resources/answers-synthetic.csv --indicator ia.projet |"
            + " aucune réponse à la question de l’indicateur « ia.projet » ne peut être comptée",
        "report a.csv --wave 4 | vague inconnue « 4 » ; attendu : 1, 2, 3",
        "report a.csv --questionnaire 2024 | questionnaire inconnu « 2024 » ; vouliez-vous dire «"
            + " 2025 » ?",
        "report a.csv --questionnaire 2025 -c q.csv | un seul questionnaire",
        "report a.csv --codebook q.csv | le fichier « q.csv » n’existe pas",
        "check a.csv --tool googl-forms | outil inconnu « googl-forms » ; vouliez-vous dire «"
            + " google-forms » ?",
        "check a.csv --tool kobo --export d.json | --export et --tool ne vont pas ensemble",
        "check a.csv --column comune=x | ni champ ni question « comune »",
        "check a.csv --column commune | --column : « commune » n’est pas de la forme champ=valeur",
        "check a.csv --constant code=01001 | ce champ change d’une ligne à l’autre",
        "check a.csv --answer x | --answer : « x » n’est pas de la forme question:texte=réponse",
        "check a.csv --answer teletravail.charte:x=PEUT | réponse inconnue « PEUT »",
        "check a.csv --lang de | langue inconnue « de » ; attendu : fr, en",
        "report a.csv -o nulle-part/a.html | n’existe pas",
        "report a.csv -o src/test | « src/test » est un dossier"
      })
  void aWrongCallIsToldInOneSentence(String call, String told) {
    Call failed = Call.of(call.split(" "));
    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err().replace('\u00A0', ' '))
        .startsWith("Erreur : ")
        .contains(told)
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutAnythingTheHelpIsShown() {
    Call call = Call.of();
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("Commandes").contains("draft").contains("published");
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft", "check", "report", "compare", "change", "published"})
  void helpIsInBothLanguages(String command) {
    Call french = Call.of(command, "--help");
    Call english = Call.of(Locale.ENGLISH, "", false, command, "--help");
    assertThat(french.code()).isZero();
    assertThat(french.out())
        .contains("Usage\u00A0: barometre " + command)
        .contains("Montre cette aide.")
        .contains("Code de sortie")
        .contains("Exemple\u00A0:" + System.lineSeparator() + "  barometre " + command)
        .doesNotContainPattern("\\b(the|file|Shows)\\b");
    assertThat(english.out())
        .contains("Usage: barometre " + command)
        .contains("Shows this help.")
        .contains("Exit code")
        .doesNotContainPattern("\\b(le|fichier|Montre)\\b");
  }

  @Test
  void theLanguageIsTheCallsElseTheMachinesElseFrench() {
    assertThat(Texts.of(List.of("check", "--lang", "en"), Map.of()).isFrench()).isFalse();
    assertThat(Texts.of(List.of("--lang=fr"), Map.of("LANG", "en_GB.UTF-8")).isFrench()).isTrue();
    assertThat(Texts.of(List.of(), Map.of("LANG", "en_GB.UTF-8")).isFrench()).isFalse();
    assertThat(Texts.of(List.of(), Map.of("LC_ALL", "fr_FR", "LANG", "en_GB")).isFrench()).isTrue();
    assertThat(Texts.of(List.of(), Map.of("LANG", "C.UTF-8")).isFrench()).isTrue();
    assertThat(Texts.of(List.of(), Map.of("BAROMETRE_LANG", "en", "LC_ALL", "C.UTF-8")).isFrench())
        .isFalse();
    assertThat(Texts.of(List.of(), Map.of()).isFrench()).isTrue();
  }

  @Test
  void noFileIsReplacedUnasked() throws IOException {
    Path file = Files.writeString(folder.resolve("a.html"), "mine");
    Call call = Call.of("report", Call.ANSWERS, "-o", file.toString());
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("existe déjà").contains("--force");
    assertThat(file).hasContent("mine");
    assertThat(Call.of("report", Call.ANSWERS, "-o", file.toString(), "--force").code()).isZero();
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void theAnswersAreNeverReplaced() throws IOException {
    Path file = Files.copy(Path.of(Call.ANSWERS), folder.resolve("a.csv"));
    Call call = Call.of("report", file.toString(), "-o", file.toString(), "--force");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("il n’est jamais remplacé");
    assertThat(file).hasSameBinaryContentAs(Path.of(Call.ANSWERS));
  }

  @Test
  void aFullDiskIsTold() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "a disk that is full: /dev/full of Linux");
    Call call = Call.of("report", Call.ANSWERS, "-o", "/dev/full", "--force");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("ne peut pas être écrit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "draft", "report"})
  void whatIsNoTextIsRefused(String command) throws IOException {
    byte[] random = new byte[5_000];
    new Random(1).nextBytes(random);
    byte[] zip = random.clone();
    zip[0] = 'P';
    zip[1] = 'K';
    zip[2] = 3;
    zip[3] = 4;
    for (byte[] bytes : List.of(random, zip, new byte[1_000], new byte[0])) {
      Path file = Files.write(folder.resolve("a.csv"), bytes);
      Call call = Call.of(command, file.toString());
      assertThat(call.code()).isEqualTo(2);
      assertThat(call.out()).isEmpty();
      assertThat(call.err())
          .startsWith("Erreur")
          .doesNotContain("Exception")
          .doesNotContainPattern("\\b(expected|the|not|save|this)\\b");
    }
  }

  @Test
  void aCodebookThatIsWrongNamesItsLine() throws IOException {
    Path json = Files.writeString(folder.resolve("q.json"), "{\n\"code\": \"q\",\n\"titre\": 3}");
    assertThat(Call.of("check", Call.ANSWERS, "-c", json.toString()).err())
        .contains("q.json:3")
        .contains("titre");
    Path csv =
        Files.writeString(folder.resolve("q.csv"), "question;type\ncharte;question à réponses\n");
    assertThat(Call.of("check", Call.ANSWERS, "-c", csv.toString()).err().replace('\u00A0', ' '))
        .contains("questionnaire illisible")
        .contains(
            "ligne 2 : la colonne « type » dit « question à réponses » ; attendu choix unique")
        .doesNotContainPattern("\\b(expected|or|is)\\b");
    Files.writeString(json, "{\n\"code\": \"q\"\n\"title\"}");
    assertThat(Call.of("check", Call.ANSWERS, "-c", json.toString()).err().replace('\u00A0', ' '))
        .contains("q.json:3 : ce n’est pas du JSON, ou il y manque une virgule");
  }

  @Test
  void progressIsForThoseWhoLookOn() {
    StringBuilder rows = new StringBuilder("respondent;type;code;charte\n");
    for (int i = 0; i < 12_000; i++) {
      rows.append('r').append(i).append(";COMMUNE;01001;OUI\n");
    }
    String[] call = {"check", "-", "-c", Call.CODEBOOK};
    Call watched = Call.of(Locale.FRENCH, rows.toString(), true, call);
    assertThat(watched.err()).contains("Lecture\u00A0: 10\u00A0000 lignes…").endsWith("\r");
    Call unwatched = Call.of(Locale.FRENCH, rows.toString(), false, call);
    assertThat(unwatched.err()).isEmpty();
    assertThat(unwatched.out()).isEqualTo(watched.out()).contains("12\u00A0000 lignes");
  }
}
