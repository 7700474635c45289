package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Codebook;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeCommandTest {

  private static final String CODEBOOK =
      """
      question;libellé;type;vague;code;modalité;compte
      2024;Enquête 2024;vague;;;;
      2025;Enquête 2025;vague;;;;
      charte;Avez-vous une charte ?;choix unique;2024|2025;OUI;Oui;x
      ;;;;NON;Non;
      """;

  @TempDir private Path folder;

  private Path answers;
  private Path codebook;

  /** 200 communes: 50 say yes in 2024, 100 in 2025. */
  @BeforeEach
  void write() throws IOException {
    List<Collectivite> communes =
        Population.collectivites2025().collectivites().stream()
            .filter(one -> one.type() == CollectiviteType.COMMUNE)
            .limit(200)
            .toList();
    StringBuilder rows = new StringBuilder("respondent;type;code;wave;charte\n");
    for (int i = 0; i < communes.size(); i++) {
      String code = communes.get(i).code();
      rows.append("a%d;COMMUNE;%s;2024;%s%n".formatted(i, code, i % 4 == 0 ? "OUI" : "NON"));
      rows.append("b%d;COMMUNE;%s;2025;%s%n".formatted(i, code, i % 2 == 0 ? "OUI" : "NON"));
    }
    answers = Files.writeString(folder.resolve("a.csv"), rows);
    codebook = Files.writeString(folder.resolve("q.csv"), CODEBOOK);
  }

  /** The same two waves, each in a file that does not name it and numbers its rows. */
  @Test
  void wavesInFilesOfTheirOwnAreThoseOfOneFile() throws IOException {
    List<String> call = new ArrayList<>(List.of("change", "", "", "-c", codebook.toString()));
    for (String wave : List.of("2024", "2025")) {
      StringBuilder rows = new StringBuilder("type;code;charte\n");
      for (String row : Files.readAllLines(answers)) {
        String[] cells = row.split(";", -1);
        if (cells[3].equals(wave)) {
          rows.append("%s;%s;%s%n".formatted(cells[1], cells[2], cells[4]));
        }
      }
      Path file = Files.writeString(folder.resolve(wave + ".csv"), rows);
      Path export = folder.resolve(wave + ".json");
      Call saved =
          Call.of(
              "check",
              file.toString(),
              "-c",
              codebook.toString(),
              "--constant",
              "vague=" + wave,
              "--numbered",
              "--save",
              export.toString());
      assertThat(saved.code()).as(saved.err()).isZero();
      call.set(wave.equals("2024") ? 1 : 2, file.toString());
      call.addAll(List.of("--export", export.toString()));
    }
    call.addAll(List.of("--from", "2024", "--to", "2025"));
    Call apart = Call.of(call.toArray(String[]::new));
    Call together = change("2024", "2025");
    assertThat(apart.code()).as(apart.err()).isZero();
    assertThat(apart.out().replace("2024.csv, 2025.csv", "a.csv")).isEqualTo(together.out());
  }

  @Test
  void filesAndTheirDescriptionsGoTogether() {
    String file = answers.toString();
    String q = codebook.toString();
    Call twice = Call.of("report", file, file, "-c", q);
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("donné deux fois").contains(file);
    String otherwise = folder.resolve(".").resolve("a.csv").toString();
    assertThat(Call.of("report", file, otherwise, "-c", q).err())
        .contains("donné deux fois")
        .contains(otherwise);
    Call two = Call.of("report", file, q, file + "3", "-c", q, "--export=a", "--export=b");
    assertThat(two.err().replace('\u00A0', ' '))
        .contains("--export : 2 descriptions pour 3 fichiers de réponses");
    Call saved = Call.of("check", file, q, "-c", q, "--save", folder.resolve("s.json").toString());
    assertThat(saved.err()).contains("--save écrit la description d’un seul fichier");
  }

  @Test
  void whatIsRefusedOfSeveralFilesNamesItsFile() throws IOException {
    String rows = "respondent;type;code;vague;charte\n%s;COMMUNE;01001;2024;%s\n";
    Path good = Files.writeString(folder.resolve("bon.csv"), rows.formatted("a", "OUI"));
    Path bad = Files.writeString(folder.resolve("faux.csv"), rows.formatted("b", "PEUT-ÊTRE"));
    String q = codebook.toString();
    Call both = Call.of("check", good.toString(), bad.toString(), "-c", q);
    assertThat(both.code()).isEqualTo(1);
    assertThat(both.out().lines().map(line -> line.replace('\u00A0', ' ')))
        .anyMatch(line -> line.startsWith("  faux.csv, ligne 2, colonne « charte » : attendu Oui"));
    assertThat(Call.of("check", bad.toString(), "-c", q).out()).contains("\n  ligne 2, colonne");
  }

  @Test
  void aMeanThatHasNotSurelyMovedIsNamed() throws IOException {
    Path q =
        Files.writeString(
            folder.resolve("n.csv"),
            CODEBOOK + "agents;Combien d'agents ?;nombre 0-99 agents;2024|2025;;;\n");
    StringBuilder rows = new StringBuilder();
    for (String row : Files.readAllLines(answers)) {
      boolean isHeader = rows.isEmpty();
      rows.append(row)
          .append(isHeader ? ";agents" : ";" + rows.toString().lines().count() % 7)
          .append('\n');
    }
    Path numbers = Files.writeString(folder.resolve("n-a.csv"), rows);
    Path page = folder.resolve("page.html");
    Call call =
        Call.of(
            "change",
            numbers.toString(),
            "-c",
            q.toString(),
            "--from=2024",
            "--to=2025",
            "-o",
            page.toString());
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(
            Files.readString(page).replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00A0\u202F]+", " "))
        .containsPattern("Pas d’évolution sûre Combien d’agents \\? De [0-9,]+ agents à ");
  }

  private Call change(String from, String to, String... more) {
    List<String> call =
        new ArrayList<>(
            List.of(
                "change",
                answers.toString(),
                "-c",
                codebook.toString(),
                "--from",
                from,
                "--to",
                to));
    call.addAll(List.of(more));
    return Call.of(call.toArray(String[]::new));
  }

  @Test
  void theChangeIsTheLibrarys() {
    Questionnaire questionnaire = Codebook.read(codebook).questionnaire();
    EditionQuery query = Barometre.edition(questionnaire).answers(answers);
    var from = questionnaire.waves().get(0);
    var to = questionnaire.waves().get(1);
    Call edition = change("2024", "2025");
    assertThat(edition)
        .isEqualTo(new Call(0, Report.of(query.change(from, to), Locale.FRENCH).text(), ""));
    // Half of those who said yes are new: 25 % and 50 %.
    assertThat(edition.out().replace('\u00A0', ' ')).contains("25,0 %").contains("50,0 %");
    Call charte = change("2024", "2025", "--indicator=charte", "--format=markdown");
    assertThat(charte.out())
        .isEqualTo(Report.of(query.indicator("charte").change(from, to), Locale.FRENCH).markdown());
  }

  @Test
  void wavesThatAreNotThereAreTold() {
    assertThat(change("2023", "2025").err().replace('\u00A0', ' '))
        .contains("vague inconnue « 2023 » ; vouliez-vous dire « 2024 » ?");
    assertThat(change("v1", "2025").err().replace('\u00A0', ' '))
        .contains("vague inconnue « v1 » ; attendu : 2024, 2025");
    assertThat(change("2024", "2025", "--indicator=chartes").err().replace('\u00A0', ' '))
        .contains("indicateur inconnu « chartes » ; vouliez-vous dire « charte » ?");
    assertThat(change("2025", "2025").err()).contains("disent la même vague");
    assertThat(change("2024", "2025", "--format=csv").code()).isEqualTo(2);
    assertThat(change("2024", "2025", "--format=svg").out()).startsWith("<svg ");
    assertThat(Call.of("change", "--help").out()).doesNotContain("sdmx", "csv,");
    Call none = Call.of("change", answers.toString(), "-c", Call.CODEBOOK, "--from=1", "--to=2");
    assertThat(none.err()).contains("n’a pas de vagues");
  }

  @Test
  void wavesThatAskNothingInCommonAreNothingToCompute() {
    Call call = Call.of("change", Call.ANSWERS, "--from=1", "--to=2");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).contains("aucun indicateur ne peut être comparé", "question");
  }
}
