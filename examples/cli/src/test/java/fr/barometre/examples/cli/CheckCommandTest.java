package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  private static final Questionnaire QUESTIONNAIRE =
      JsonMapper.shared().readValue(Path.of(Call.CODEBOOK), Questionnaire.class);

  private static Call check(String file, String... more) {
    return Call.of(
        Stream.concat(Stream.of("check", Call.file(file), "-c", Call.CODEBOOK), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aCodeThatNobodyHasIsTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f.csv");
    Files.writeString(
        file, "respondent;type;code;charte\nr1;COMMUNE;01001;OUI\nr2;COMMUNE;99998;OUI\n");
    Call call = Call.of("check", file.toString(), "-c", Call.CODEBOOK);
    assertThat(call.out().replace('\u00A0', ' '))
        .contains("hors de la population de 2025, comptées à part : 1\n    commune 99998\n");
    assertThat(check("code-01.csv").out()).doesNotContain("hors de la population");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "charte-11-Oui.csv | charte, « Charte ? » : 1 réponse",
        "nsp-01.csv | charte, « Charte ? » : 0 réponse, 1 « ne sait pas »",
        "code-01.csv | Rien n’est refusé.",
        "code-07.csv | lu comme Valserhône (Commune, 01033)",
        "code-11.csv | lu comme Valserhône (Commune, 01033)",
        "code-19.csv | lu comme Bourg-en-Bresse (Commune, 01053)",
        "code-23.csv | lu comme L'Abergement-Clémenciat (Commune, 01001)",
        "f-footer2.csv | lignes de total ou de note, écartées (par exemple"
            + " f-footer2.csv, ligne 5) : 1",
        "f-gz.csv.gz | Rien n’est refusé.",
        "f-mactype.csv | Rien n’est refusé.",
        "f-utf16le.csv | UTF-16",
        "thousands.csv | Rien n’est refusé."
      })
  void whatCanBeReadIsTold(String file, String told) {
    Call call = check(file);
    assertThat(call.out().replace('\u00A0', ' ')).contains(told);
    assertThat(call.code()).isZero();
    assertThat(call.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "charte-07-X.csv | ligne 2, colonne « charte » : attendu Oui, Non, Ne sait pas",
        "code-21.csv | ligne 2, colonne « code » : attendu un code Insee de commune, et non un code"
            + " postal",
        "code-21.csv | Bourg-en-Bresse (01, commune 01053)",
        "f-dupid.csv | ligne 3, colonne « respondent » : attendu une seule réponse par répondant à"
            + " la question charte",
        "f-sirenbad.csv | ligne 2, colonne « siren » : attendu un SIREN, dont le dernier chiffre"
            + " est une clé de contrôle",
        "f-two.csv | ligne 2, colonne « respondent », case vide : attendu un identifiant",
        "num-03.csv | ligne 2, colonne « agents » : attendu un nombre dont la virgule ou le point"
            + " est clair",
        "num-07.csv | ligne 2, colonne « agents » : attendu un nombre de 0 à 5 000, écrit 12 ou"
            + " 12,5",
        "type-05.csv | ligne 2, colonne « code » : attendu un code, un SIREN (9 chiffres)",
        "weight-03.csv | ligne 2, colonne « poids », case vide : attendu un poids supérieur à 0"
      })
  void whatIsRefusedIsToldWithItsLine(String file, String told) {
    Call call = check(file);
    assertThat(call.out().replace('\u00A0', ' ')).contains(told);
    assertThat(call.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "autre.csv | autre.csv, ligne 1 : aucune colonne n’est une question du questionnaire « q »",
        "f-cp850.csv | encodage ancien (CP850, semble-t-il) ; enregistrez le fichier au format CSV"
            + " (UTF-8)",
        "google.csv | aucune colonne n’est une question du questionnaire « q »",
        "google.csv | Nommez la colonne d’une question : --column charte=",
        "unclosed.csv | unclosed.csv, ligne 5 : un guillemet s’ouvre dans la case 4 et ne se ferme"
            + " jamais"
      })
  void whatCannotBeReadIsAnError(String file, String told) {
    Call call = check(file);
    assertThat(call.err().replace('\u00A0', ' ')).contains(told);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
  }

  /** Nobody says which tool, which column or that rows are responses; all three are told. */
  @Test
  void aFileOfAFormIsReadWithoutOptions(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f.csv");
    Files.writeString(
        file,
        "Horodateur,Nom de votre commune,Département,charte\n"
            + "31/03/2025 10:00:00,Bourg-en-Bresse,1,Oui\n"
            + "31/03/2025 10:05:00,Saint-Martin-du-Mont,Ain,Non\n");
    Call call = Call.of("check", file.toString(), "-c", Call.CODEBOOK);
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.err())
        .contains("est lu comme un export de google-forms")
        .contains("chaque ligne est lue comme une réponse");
    assertThat(call.out().replace('\u00A0', ' '))
        .contains("2 lignes : 2 retenues")
        .contains("lu comme Saint-Martin-du-Mont (Commune, 01374)")
        .contains("toutes du type « Commune »")
        .contains("report --population \"communes\"");

    Call any = Call.of("check", file.toString(), "-c", Call.CODEBOOK, "--tool", "any");
    assertThat(any.code()).isEqualTo(2);
    assertThat(any.err())
        .contains("--numbered", "--tool google-forms")
        .doesNotContain("chaque ligne est lue");
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(Call.CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith("json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsAreTheLibrarysAndNoEnglishIsLeft(String file) {
    Call call = check(file);
    assertThat(call.out() + call.err())
        .doesNotContainPattern("\\b(expected|the|not|one of|did you mean|with|for|has)\\b")
        .doesNotContain("Exception");
    if (call.code() == 2) {
      return;
    }
    Answers answers = AnswersReader.of(QUESTIONNAIRE).read(Path.of(Call.file(file)));
    assertThat(call.code()).isEqualTo(answers.rejections().isEmpty() ? 0 : 1);
    for (QuestionReading read : answers.reading()) {
      if (!answers.summary().absent().contains(read.question())) {
        assertThat(call.out().replace('\u00A0', ' '))
            .containsPattern(
                "  " + read.question() + ", .* : " + read.answered() + " réponses?\\b");
      }
    }
  }

  @Test
  void whatWasWrittenIsShownOnRequestOnly(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(
        file,
        "respondent;type;code;charte\nr1;COMMUNE;01001;OUI\nr2;COMMUNE;01002;jean@exemple.fr\n");
    Call hidden = Call.of("check", file.toString(), "-c", Call.CODEBOOK);
    assertThat(hidden.out() + hidden.err())
        .contains("ligne 3, colonne")
        .doesNotContain("jean@exemple.fr");
    Call shown = Call.of("check", file.toString(), "-c", Call.CODEBOOK, "--values");
    assertThat(shown.out()).contains("jean@exemple.fr").contains("ne publiez pas");
  }

  @Test
  void refusalsOfOneReasonAreToldOnce(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("respondent;type;code;charte;agents\n");
    for (int i = 0; i < 7; i++) {
      rows.append("r" + i + ";COMMUNE;01001;" + (i < 2 ? "bof" : "mouais") + ";12\n");
    }
    Path file = folder.resolve("a.csv");
    Files.writeString(file, rows + "r8;COMMUNE;01001;OUI;beaucoup\nr9;COMMUNE;01002;;1;2\n");
    Call call = Call.of("check", file.toString(), "-c", Call.CODEBOOK);
    assertThat(call.out().replace('\u00A0', ' '))
        .contains("Refusé : 9\n  7 fois, colonne « charte » : attendu Oui, Non, Ne sait pas")
        .contains(" (lignes 2, 3, 4, 5, 6…)\n  ligne 9, colonne « agents » : attendu un nombre")
        .doesNotContain("bof");
    Call values = Call.of("check", file.toString(), "-c", Call.CODEBOOK, "--values");
    assertThat(values.out().replace('\u00A0', ' '))
        .contains("7 fois, colonne « charte », « bof », « mouais » : attendu Oui");
    Call all = Call.of("check", file.toString(), "-c", Call.CODEBOOK, "--all");
    assertThat(all.out().lines().filter(line -> line.startsWith("  ligne"))).hasSize(9);
    Call english = Call.of("check", file.toString(), "-c", Call.CODEBOOK, "--lang", "en");
    assertThat(english.out()).contains("7 times, column ‘charte’: expected Oui");
  }

  @Test
  void aGoogleFormIsDescribedOnTheCommandLine() {
    Call call =
        check(
            "google.csv",
            "--tool",
            "google-forms",
            "--column",
            "charte=Avez-vous une charte ?",
            "--column",
            "outils=Quels outils utilisez-vous ? (plusieurs réponses)",
            "--column",
            "agents=Combien d'agents ?",
            "--column",
            "collectivite=Votre collectivité",
            "--column",
            "type=Type de collectivité");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out().replace('\u00A0', ' '))
        .contains("3 lignes : 3 retenues, 0 refusée en entier.")
        .contains("charte, « Charte ? » : 2 réponses, 1 « ne sait pas »")
        .contains(
            "« CC de la Dombes » lu comme CC de la Dombes (Communauté de communes, 200069193)")
        .contains("ligne 4, colonne « Combien d'agents ? » : attendu un nombre de 0 à 5 000")
        .doesNotContain("env. 40");
  }

  @Test
  void aDescriptionInJsonSaysTheSame(@TempDir Path folder) throws IOException {
    Path export = folder.resolve("description.json");
    Files.writeString(
        export,
        """
        {"tool": "GOOGLE_FORMS",
         "fields": {"COLLECTIVITE": "Nom de votre commune", "DEPARTEMENT": "Votre département",
                    "ROLE": "Votre fonction"},
         "constants": {"TYPE": "Commune"},
         "answers": {"charte": {"En cours de rédaction": "NON"}}}
        """);
    String answers = Call.QUICKSTART.resolve("numerique-google-forms.csv").toString();
    String codebook = Call.QUICKSTART.resolve("numerique-codebook.csv").toString();
    Call described = Call.of("check", answers, "-c", codebook, "--export", export.toString());
    Call spelled =
        Call.of(
            "check",
            answers,
            "-c",
            codebook,
            "--tool=google-forms",
            "--column=collectivite=Nom de votre commune",
            "--column=département=Votre département",
            "--column=fonction=Votre fonction",
            "--constant=type=Commune",
            "--answer=charte:En cours de rédaction=NON");
    assertThat(described.code()).isZero();
    assertThat(described).isEqualTo(spelled);
    assertThat(described.out()).contains("36 lignes").contains("et 31 de plus");

    String saved = folder.resolve("saved.json").toString();
    Call save = Call.of("check", answers, "-c", codebook, "--export=" + export, "--save=" + saved);
    assertThat(save.err()).contains("Écrit").contains(saved);
    assertThat(Call.of("check", answers, "-c", codebook, "--export", saved)).isEqualTo(described);
    assertThat(Call.of("check", answers, "-c", codebook, "--save", saved).code()).isEqualTo(2);
  }

  @Test
  void whatACodebookSupposesIsTold(@TempDir Path folder) throws IOException {
    Path codebook = folder.resolve("q.csv");
    Files.writeString(
        codebook,
        """
        question;libellé;type;code;modalité
        charte;Qui gère ?;choix unique;AGENT;Un agent
        ;;;PRESTATAIRE;Un prestataire
        remarque;Remarque;laissée de côté;;
        """);
    String rows = "respondent;type;code;charte\nr1;COMMUNE;01001;AGENT\n";
    Call call = Call.of(Locale.FRENCH, rows, false, "check", "-", "-c", codebook.toString());
    assertThat(Codebook.read(codebook).notes()).hasSize(2);
    assertThat(call.out().lines().filter(line -> line.startsWith("À savoir"))).hasSize(1);
  }

  @Test
  void rowsWithoutAnIdentifierAreNumbered() {
    String rows = "type;code;charte\nCOMMUNE;01001;OUI\nCOMMUNE;01002;NON\n";
    Call call =
        Call.of(Locale.FRENCH, rows, false, "check", "-", "-c", Call.CODEBOOK, "--numbered");
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("entree-standard.csv").contains("2 lignes");
  }

  @Test
  void englishIsEnglish() {
    Call call =
        Call.of(
            Locale.ENGLISH, "", false, "check", Call.file("charte-07-X.csv"), "-c", Call.CODEBOOK);
    assertThat(call.out()).contains("line 2, column ‘charte’: expected Oui, Non, Ne sait pas");
    assertThat(call).isEqualTo(check("charte-07-X.csv", "--lang", "en"));
  }
}
