package fr.barometre.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.MarginContrast;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every recipe of {@code .github/RECIPES.md} runs, and is printed there as it runs here. */
class RecipesTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final List<Answer> ALL = Synthetic.answers(Edition2025.QUESTIONNAIRE, FRAME, 2025);
  private static final Answers ANSWERS = Answers.of(Edition2025.QUESTIONNAIRE, ALL);

  /** A hundred and fifty of the first wave's respondents, and as many who did not answer. */
  private static final Set<CollectiviteRef> MEMBERS = members("1");

  @TempDir Path folder;

  private static Set<CollectiviteRef> members(String wave) {
    Set<CollectiviteRef> answered = Recipes.respondents(ANSWERS);
    Set<CollectiviteRef> members =
        ALL.stream()
            .filter(a -> a.respondent().wave().equals(wave))
            .map(a -> a.respondent().collectivite().orElseThrow())
            .distinct()
            .limit(150)
            .collect(Collectors.toSet());
    FRAME.collectivites().stream()
        .map(c -> c.ref())
        .filter(ref -> !answered.contains(ref))
        .limit(150)
        .forEach(members::add);
    return members;
  }

  @Test
  void an_opsn_sees_its_members_beside_the_others() {
    List<Segment> parts = Recipes.members(ANSWERS, members("2"));
    assertThat(parts)
        .extracting(s -> s.level().code())
        .containsExactlyInAnyOrder("MEMBER", "OTHER");
  }

  @Test
  void a_mairie_sees_its_peers() {
    assertThat(Recipes.mairie(ANSWERS, "01001"))
        .startsWith("L’Abergement-Clémenciat parmi ses semblables")
        .contains("Commune, moins de 1\u00A0000 habitants, Auvergne-Rhône-Alpes");
  }

  @Test
  void three_waves_become_ten_panels() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String wave : List.of("1", "2", "3")) {
      List<String> lines = new ArrayList<>();
      lines.add("respondent;type;code;wave;role;question;modality");
      for (Answer answer : ALL) {
        Respondent who = answer.respondent();
        if (who.wave().equals(wave)) {
          CollectiviteRef ref = who.collectivite().orElseThrow();
          lines.add(
              String.join(
                  ";",
                  who.id(),
                  ref.scheme(),
                  ref.code(),
                  wave,
                  who.role().name(),
                  answer.question(),
                  String.join("|", answer.modalities())));
        }
      }
      files.add(Files.write(folder.resolve("wave" + wave + ".csv"), lines));
    }
    String page = Recipes.consolidate(files.get(0), files.get(1), files.get(2));
    assertThat(page.split("<section class=\"panel\">", -1)).hasSize(1 + 10);
    assertThat(page).contains("(lignes retenues\u00A0: 18\u00A0314 sur 18\u00A0314)");
  }

  @Test
  void a_headline_is_said_to_be_robust_or_not() {
    assertThat(Recipes.robust(ANSWERS))
        .hasSize(2)
        .allSatisfy(sentence -> assertThat(sentence).contains("of those who did not respond"));
  }

  @Test
  void figures_are_crossed_with_perimeter_and_membership() {
    assertThat(Recipes.crossed(ANSWERS))
        .isNotEmpty()
        .allSatisfy(
            part ->
                assertThat(part.dimensions())
                    .containsExactly(Dimension.OPSN, Dimension.OPSN_MEMBER));
  }

  @Test
  void an_association_has_its_own_population() {
    IndicatorResult result = Recipes.association(ANSWERS, MEMBERS);
    assertThat(result.observed().base().orElseThrow()).isEqualTo(150);
    assertThat(result.opsn().share().frame()).isEqualTo(300);
  }

  @Test
  void a_quotation_has_wording_base_and_caveat() {
    assertThat(Recipes.quote(ANSWERS))
        .matches("Utilisent l'IA dans un projet : 4,8\\h% \\[.*?] \\(n = 629\\), (?s).*")
        .contains("n'est représentée par aucun répondant");
  }

  @Test
  void a_change_is_one_or_not() {
    Questionnaire.Builder builder = Questionnaire.builder();
    Questionnaire twice =
        builder
            .from(Edition2025.QUESTIONNAIRE)
            .waves(
                List.of(
                    new Wave("1", Label.same("2024"), List.of("5")),
                    new Wave("2", Label.same("2025"), List.of("5"))))
            .build();
    Change change = Recipes.change(twice, Answers.of(twice, Synthetic.answers(twice, FRAME, 7)));
    assertThat(change.flags()).isNotEmpty();
  }

  @Test
  void a_tally_that_was_kept_is_taken_up_again() {
    List<Answer> first = ALL.stream().filter(a -> a.respondent().wave().equals("1")).toList();
    List<Answer> others = ALL.stream().filter(a -> !a.respondent().wave().equals("1")).toList();
    byte[] kept =
        Tally.of(
                Answers.of(Edition2025.QUESTIONNAIRE, first),
                FRAME,
                Dimension.OPSN,
                Dimension.TYPE,
                Dimension.POPULATION_BAND)
            .toBytes();
    IndicatorResult result = Recipes.embedded(Answers.of(Edition2025.QUESTIONNAIRE, others), kept);
    assertThat(result.observed().base().orElseThrow()).isEqualTo(629);
    assertThat(result.provenance().counts().accepted()).isEqualTo(ALL.size());
  }

  @Test
  void open_data_is_published_with_its_schema() throws IOException {
    Recipes.publish(ANSWERS, folder);
    assertThat(folder.resolve("barometre.csv")).content().startsWith("indicator;wave;wave_label;");
    assertThat(folder.resolve("barometre.schema.json"))
        .content()
        .contains("\"decimalChar\": \",\"");
  }

  @Test
  void a_published_table_is_read_with_care() {
    assertThat(Recipes.check()).anyMatch(finding -> finding.contains("99"));
  }

  @Test
  void a_number_is_asked_for() throws IOException {
    List<String> lines = new ArrayList<>(List.of("respondent;type;code;formation.nombre"));
    List<Collectivite> communes = FRAME.collectivites();
    for (int i = 0; i < 400; i++) {
      lines.add("r" + i + ";COMMUNE;" + communes.get(80 * i).code() + ";" + i % 5 + ",5");
    }
    IndicatorResult result = Recipes.mean(Files.write(folder.resolve("n.csv"), lines));
    assertThat(result.observed().value().orElseThrow()).isCloseTo(2.5, within(1e-12));
    assertThat(result.observed()).asString().contains(" staff [");
    assertThat(result.segments()).hasSize(3);
  }

  @Test
  void a_draft_becomes_a_codebook_and_a_report() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id;type;code;charte;agents;courriel"));
    List<Collectivite> communes = FRAME.collectivites().subList(0, 40);
    for (int i = 0; i < communes.size(); i++) {
      CollectiviteRef ref = communes.get(i).ref();
      lines.add(
          String.join(
              ";",
              String.valueOf(i),
              ref.scheme(),
              ref.code(),
              i % 3 == 0 ? "Oui" : "Non",
              String.valueOf(i),
              "mairie" + i + "@exemple.fr"));
    }
    Path answers = Files.write(folder.resolve("reponses.csv"), lines);
    Path codebook = folder.resolve("codebook.csv");

    Recipes.draft(answers, codebook);

    String text = Files.readString(codebook);
    assertThat(text).contains("deviné : oui ou non").doesNotContain("@exemple.fr");
    Files.writeString(codebook, text.replace("charte;charte;", "charte;Une charte ?;"));
    assertThat(Recipes.fromCodebook(codebook, answers)).contains("Une charte\u00A0?", "35,0");
  }

  /**
   * Counted by hand in the file: 12, 18, 12, 27, 18, 9, 4, 6 and 1 of 36, and 36 days in 36
   * communes.
   */
  @Test
  void a_google_forms_export_becomes_a_report() {
    Path resources = Path.of("src/main/resources");
    PrintStream err = System.err;
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    System.setErr(new PrintStream(refused, true, StandardCharsets.UTF_8));
    String report;
    try {
      report =
          Recipes.googleForms(
              resources.resolve("numerique-codebook.csv"),
              resources.resolve("numerique-google-forms.csv"));
    } finally {
      System.setErr(err);
    }
    assertThat(refused.toString(StandardCharsets.UTF_8)).isEmpty();
    String plain = report.replace('\u00A0', ' ').replace('\u202F', ' ');
    assertThat(plain).contains("36 lignes retenues, 0 refusée");
    Map.ofEntries(
            Map.entry("charte de télétravail ?", "33,3 %"),
            Map.entry("jours de télétravail", "1,00 jour"),
            Map.entry("— Visioconférence", "50,0 %"),
            Map.entry("ou un syndicat", "33,3 %"),
            Map.entry("mots de passe ?", "75,0 %"),
            Map.entry("hors ligne ?", "50,0 %"),
            Map.entry("— État civil", "25,0 %"),
            Map.entry("données ouvertes ?", "11,1 %"),
            Map.entry("dans la commune ?", "16,7 %"),
            Map.entry("intelligence artificielle ?", "2,8 %"))
        .forEach(
            (indicator, observed) ->
                assertThat(plain.lines().filter(line -> line.contains(indicator)).findFirst())
                    .as(indicator)
                    .hasValueSatisfying(
                        line -> assertThat(line).contains("  " + observed + "  ", "  36  ")));
  }

  @Test
  void a_question_is_crossed_with_another_and_with_a_service() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("respondent;type;code;wave;service;teletravail.charte;teletravail.acces"));
    List<String> services = List.of("Voirie", "DSI", "DRH", "");
    List<Collectivite> communes = FRAME.collectivites();
    for (int i = 0; i < 400; i++) {
      CollectiviteRef ref = communes.get(80 * i).ref();
      lines.add(
          String.join(
              ";",
              "r" + i,
              ref.scheme(),
              ref.code(),
              "2",
              services.get(i % 4),
              i % 3 == 0 ? "OUI" : "NON",
              i % 3 == 0 || i % 5 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result = Recipes.groups(Files.write(folder.resolve("groups.csv"), lines));
    assertThat(result.segments())
        .extracting(s -> s.level().label().fr())
        .containsSubsequence("Technique", "DRH", "non renseigné");
    // Of 400, 134 say yes to both; 53 say yes to the second alone.
    assertThat(result.segments().get(0).observed().value().orElseThrow())
        .isCloseTo(134.0 / 187, within(1e-12));
  }

  @Test
  void groups_are_crossed_and_numbers_cut_into_bands() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("respondent;type;code;wave;service;anciennete;teletravail.charte"));
    for (int i = 0; i < 400; i++) {
      CollectiviteRef ref = FRAME.collectivites().get(80 * i).ref();
      lines.add(
          String.join(
              ";",
              "r" + i,
              ref.scheme(),
              ref.code(),
              "2",
              i % 2 == 0 ? "DSI" : "DRH",
              i % 20 == 19 ? "" : i % 20 / 2 + ",5",
              i % 3 == 0 ? "OUI" : "NON"));
    }
    IndicatorResult result =
        Recipes.crossedGroups(Files.write(folder.resolve("crossed.csv"), lines));
    assertThat(result.segments())
        .extracting(s -> s.level().label().fr())
        .containsExactly("moins de 2", "2 à moins de 10", "non renseigné");
    // DSI are the even, with half a year to nine and a half: of twenty, 0 and 2 have less than two.
    CrossedSegment young =
        result.crossedSegments().stream()
            .filter(s -> s.levels().stream().map(Level::code).toList().equals(List.of("DSI", "<2")))
            .findFirst()
            .orElseThrow();
    assertThat(young.observed().clusters()).hasValue(40);
    long yes =
        IntStream.range(0, 400)
            .filter(i -> i % 20 == 0 || i % 20 == 2)
            .filter(i -> i % 3 == 0)
            .count();
    assertThat(young.observed().value().orElseThrow()).isCloseTo(yes / 40.0, within(1e-12));
  }

  @Test
  void levels_are_joined_by_hand() {
    Segment small = Recipes.joined(ANSWERS).segment(Dimension.POPULATION_STRATUM, "500-999");
    assertThat(small.level().label().fr()).isEqualTo("Petites communes");
    assertThat(small.joined()).hasSize(3);
    assertThat(small.observed().value()).isPresent();
  }

  /** The same regression on the units, one a collectivité: this is what agrees with R. */
  @Test
  void odds_are_compared_at_equal_size() {
    Map<CollectiviteRef, Double> said =
        ALL.stream()
            .filter(a -> a.question().equals(Edition2025.TELETRAVAIL_CHARTE.question()))
            .collect(
                Collectors.groupingBy(
                    a -> a.respondent().collectivite().orElseThrow(),
                    Collectors.averagingDouble(a -> a.modalities().contains("OUI") ? 1 : 0)));
    List<CollectiviteRef> who = List.copyOf(said.keySet());
    MarginContrast units =
        SurveyDesign.ofUnits(who.size())
            .logistic(
                who.stream().mapToDouble(said::get).toArray(),
                Predictor.factor("size", levels(Dimension.POPULATION_BAND, who)),
                Predictor.factor("opsn", levels(Dimension.OPSN, who)))
            .contrast("opsn", "OUTSIDE");
    MarginContrast found = Recipes.atEqualSize(ANSWERS);
    assertThat(found.difference()).isCloseTo(units.difference(), within(6e-4));
    assertThat(found.standardError()).isPositive();
  }

  private static String[] levels(Dimension dimension, List<CollectiviteRef> who) {
    return who.stream()
        .map(c -> FRAME.level(dimension, FRAME.find(c).orElseThrow()).code())
        .toArray(String[]::new);
  }

  @Test
  void the_page_prints_the_code_that_runs() throws IOException {
    List<String> printed = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("../../.github/RECIPES.md"))) {
      if (line.equals("```java")) {
        inside = true;
      } else if (line.equals("```") && inside) {
        printed.add(block.toString());
        block.setLength(0);
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      }
    }
    assertThat(printed).containsExactlyElementsOf(recipes());
  }

  private static List<String> recipes() throws IOException {
    List<String> recipes = new ArrayList<>();
    StringBuilder recipe = new StringBuilder();
    boolean inside = false;
    for (String line :
        Files.readAllLines(
            Path.of("src/main/java/fr/barometre/examples/quickstart/Recipes.java"))) {
      if (line.startsWith("    // recipe ")) {
        inside = true;
      } else if (line.equals("    // end")) {
        recipes.add(recipe.toString());
        recipe.setLength(0);
        inside = false;
      } else if (inside) {
        recipe.append(line.isEmpty() ? line : line.substring(4)).append('\n');
      }
    }
    return recipes;
  }
}
