package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Modelled figures of the levels of a dimension. */
class ModelledTest {

  private static final Population FRAME = Population.collectivites2025();

  /** 629 answers that differ between départements, with the départements drawn by the seed. */
  private static SyntheticSurvey survey(int size, long seed) {
    Random random = new Random(seed);
    List<Collectivite> who = new ArrayList<>(FRAME.collectivites());
    Collections.shuffle(who, random);
    who = List.copyOf(who.subList(0, size));
    Map<String, Double> effects = new HashMap<>();
    BitSet yes = new BitSet();
    for (int i = 0; i < size; i++) {
      double logit =
          effects.computeIfAbsent(departement(who.get(i)), d -> 0.6 * random.nextGaussian());
      yes.set(i, random.nextDouble() < 1 / (1 + Math.exp(0.6 - logit)));
    }
    return new SyntheticSurvey(who, yes);
  }

  private static String departement(Collectivite collectivite) {
    return FRAME.level(Dimension.DEPARTEMENT, collectivite).code();
  }

  private static IndicatorQuery charter(Answers answers) {
    return Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE).answers(answers);
  }

  private static final SyntheticSurvey SURVEY = survey(629, 7);
  private static final ModelledResult BY_DEPARTEMENT =
      charter(SURVEY.answers()).modelled(Dimension.DEPARTEMENT);

  @Test
  void every_level_of_the_frame_has_a_figure() {
    assertThat(BY_DEPARTEMENT.areas())
        .extracting(ModelledArea::level)
        .containsExactlyElementsOf(FRAME.levels(Dimension.DEPARTEMENT));
    for (ModelledArea area : BY_DEPARTEMENT.areas()) {
      assertThat(area.collectivites())
          .isEqualTo(FRAME.counts(Dimension.DEPARTEMENT).get(area.level()));
      assertThat(area.interval().lower()).isLessThan(area.share());
      assertThat(area.interval().upper()).isGreaterThan(area.share());
    }
  }

  @Test
  void areas_add_up_to_the_adjusted_national_figure() {
    double sum = 0;
    for (ModelledArea area : BY_DEPARTEMENT.areas()) {
      sum += area.collectivites() * area.share();
    }
    double national = charter(SURVEY.answers()).compute().adjusted().value().orElseThrow();
    assertThat(BY_DEPARTEMENT.national().value()).hasValue(national);
    assertThat(sum / FRAME.size()).isCloseTo(national, within(5e-4)); // shares are rounded
    assertThat(BY_DEPARTEMENT.oddsFactor().orElseThrow()).isBetween(0.7, 1.4);
  }

  @Test
  void areas_tell_their_own_respondents_and_what_these_bring() {
    Map<String, Long> counts = new HashMap<>();
    SURVEY.who().forEach(c -> counts.merge(departement(c), 1L, Long::sum));
    for (ModelledArea area : BY_DEPARTEMENT.areas()) {
      long n = counts.getOrDefault(area.level().code(), 0L);
      if (n == 0 || n >= 5) {
        assertThat(area.respondents()).hasValue(n);
      } else {
        assertThat(area.respondents()).isEmpty();
      }
      if (n < 5) {
        assertThat(area.own()).isZero();
      } else {
        assertThat(area.own()).isGreaterThan(0);
      }
    }
  }

  @Test
  void a_tally_is_enough() {
    Tally tally =
        Tally.of(
            SURVEY.answers(),
            FRAME,
            List.of(
                Dimension.OPSN,
                Dimension.TYPE,
                Dimension.POPULATION_BAND,
                Dimension.POPULATION_STRATUM,
                Dimension.POPULATION_FINE,
                Dimension.REGION,
                Dimension.DEPARTEMENT),
            List.of(Edition2025.TELETRAVAIL_CHARTE),
            Runnable::run);
    assertThat(
            Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE)
                .answers(tally)
                .modelled(Dimension.DEPARTEMENT)
                .areas())
        .isEqualTo(BY_DEPARTEMENT.areas());
  }

  /** Where everybody answered nothing is modelled: 70 of 100 said yes, and no factor moves that. */
  @Test
  void an_area_that_answered_as_a_whole_is_known() {
    List<FrameCell> cells = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int place = 0; place < 8; place++) {
      Map<String, String> levels = Map.of("DEPARTEMENT", "d" + place, "OPSN", "INSIDE");
      cells.add(new FrameCell(levels, 100));
      for (int i = 0; i < (place == 0 ? 100 : 30); i++) {
        Respondent who = Respondent.builder().id("r" + place + "-" + i).profile(levels).build();
        answers.add(Answer.of(who, "Q1", i % 10 < (place == 0 ? 7 : 4) ? "OUI" : "NON"));
      }
    }
    Population frame =
        Population.ofCells("places", List.of(Dimension.OPSN, Dimension.DEPARTEMENT), cells);
    ModelledResult result =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
            .disclosure(Disclosure.DEFAULT)
            .modelled(Dimension.DEPARTEMENT);
    ModelledArea known = result.area("d0").orElseThrow();
    assertThat(known.share()).isEqualTo(0.7);
    assertThat(known.interval().lower()).isEqualTo(0.7);
    assertThat(known.interval().upper()).isEqualTo(0.7);
    assertThat(known.own()).isEqualTo(1);
    // Of the others 12 of 30 said yes, and so would about as many of the 70 who did not answer.
    ModelledArea other = result.area("d1").orElseThrow();
    assertThat(other.share()).isBetween(0.35, 0.5);
    assertThat(other.interval().width()).isGreaterThan(0.1);
  }

  /**
   * All 50 answered, three of them in a place of their own: the national figure less those of the
   * other places would be theirs. Of the 15 with the smallest other place no sum but theirs is
   * told.
   */
  @Test
  void who_is_left_of_a_census_is_not_told() {
    for (int yes = 0; yes <= 3; yes++) {
      List<FrameCell> cells = new ArrayList<>();
      List<Answer> answers = new ArrayList<>();
      int[] sizes = {20, 15, 12, 3};
      for (int place = 0; place < sizes.length; place++) {
        Map<String, String> levels = Map.of("DEPARTEMENT", "d" + place, "OPSN", "INSIDE");
        cells.add(new FrameCell(levels, sizes[place]));
        for (int i = 0; i < sizes[place]; i++) {
          Respondent who = Respondent.builder().id("r" + place + "-" + i).profile(levels).build();
          boolean isYes = place == 3 ? i < yes : i % 2 == 0;
          answers.add(Answer.of(who, "Q1", isYes ? "OUI" : "NON"));
        }
      }
      Population frame =
          Population.ofCells("places", List.of(Dimension.OPSN, Dimension.DEPARTEMENT), cells);
      ModelledResult result =
          Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
              .disclosure(Disclosure.DEFAULT)
              .modelled(Dimension.DEPARTEMENT);
      assertThat(result.area("d1").orElseThrow().interval().width()).isZero();
      for (String place : List.of("d2", "d3")) {
        ModelledArea area = result.area(place).orElseThrow();
        assertThat(area.share()).isBetween(0.3, 0.7);
        assertThat(area.interval().width()).isGreaterThan(0.3);
      }
    }
  }

  @Test
  void an_edition_models_what_has_answers() {
    assertThat(
            Barometre.edition(Edition2025.QUESTIONNAIRE)
                .answers(SURVEY.answers())
                .modelled(Dimension.DEPARTEMENT))
        .containsExactly(BY_DEPARTEMENT);
  }

  @Test
  void any_dimension_of_the_frame_will_do() {
    assertThat(charter(SURVEY.answers()).modelled(Dimension.REGION).areas())
        .hasSize(FRAME.levels(Dimension.REGION).size());
    assertThat(charter(SURVEY.answers()).modelled(Dimension.TYPE).area("REGION"))
        .get()
        .satisfies(area -> assertThat(area.collectivites()).isEqualTo(17));
    Dimension first = Dimension.of("INITIALE", "Initiale", "First letter");
    Population frame =
        FRAME.withDimension(
            first,
            c -> {
              String letter = c.name().substring(0, 1);
              return new Level(letter, fr.barometre.api.Label.of(letter, letter));
            });
    assertThat(charter(SURVEY.answers()).population(frame).modelled(first).areas())
        .hasSize(frame.levels(first).size());
  }

  @Test
  void expressed_answers_have_a_model_too() {
    ModelledResult expressed =
        charter(SURVEY.answers()).base(BasePolicy.EXPRESSED).modelled(Dimension.REGION);
    assertThat(expressed.indicator().basePolicy()).isEqualTo(BasePolicy.EXPRESSED);
    assertThat(expressed.areas()).isNotEmpty();
  }

  @Test
  void what_a_model_cannot_be_of_is_refused_in_words() {
    assertThatThrownBy(
            () ->
                charter(SURVEY.answers())
                    .unit(CountingUnit.RESPONSE)
                    .modelled(Dimension.DEPARTEMENT))
        .hasMessageContaining("counts responses")
        .hasMessageContaining("CountingUnit.COLLECTIVITY");
    assertThatThrownBy(() -> charter(SURVEY.answers()).modelled(Dimension.ROLE))
        .hasMessageContaining("ROLE")
        .hasMessageContaining("expected one of");
    assertThatThrownBy(() -> charter(survey(40, 1).answers()).modelled(Dimension.DEPARTEMENT))
        .hasMessageContaining("no model by DEPARTEMENT");
  }

  @Test
  void answers_that_are_all_the_same_leave_nothing_to_model() {
    List<Collectivite> who = survey(200, 3).who();
    BitSet all = new BitSet();
    all.set(0, who.size());
    for (BitSet yes : List.of(all, new BitSet())) {
      IndicatorQuery query = charter(new SyntheticSurvey(who, yes).answers());
      assertThatThrownBy(() -> query.modelled(Dimension.DEPARTEMENT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              (yes.isEmpty() ? "none" : "all") + " of the 200 collectivités that answered are");
    }
  }

  @Test
  void every_channel_says_that_figures_are_modelled() {
    for (String page :
        List.of(
            Report.of(BY_DEPARTEMENT, Locale.FRENCH).text(),
            Report.of(BY_DEPARTEMENT, Locale.FRENCH).markdown(),
            Report.of(BY_DEPARTEMENT, Locale.FRENCH).html())) {
      assertThat(page).contains("modélisé", "Ain", "Gers");
    }
    assertThat(Report.of(BY_DEPARTEMENT, Locale.ENGLISH).text()).contains("modelled");
    String csv = OpenData.of(List.of(BY_DEPARTEMENT), CsvConvention.SEMICOLON).csv();
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(1 + BY_DEPARTEMENT.areas().size());
    ModelledArea gers = BY_DEPARTEMENT.area("32").orElseThrow();
    assertThat(lines.stream().filter(l -> l.contains("DEPARTEMENT=32")))
        .singleElement()
        .asString()
        .contains(
            String.format(
                Locale.ROOT,
                ";%.1f;%.1f;%.1f;modelled;",
                100 * gers.share(),
                100 * gers.interval().lower(),
                100 * gers.interval().upper()))
        .contains(";MODELLED;")
        .contains(";modelled;modelled;E;modelled;true;");
    assertThat(JsonMapper.shared().writeValueAsString(BY_DEPARTEMENT))
        .contains("\"formatVersion\":1", "\"status\":\"MODELLED\"");
  }

  @Test
  void the_json_fits_its_published_schema() throws IOException {
    String text;
    try (InputStream in =
        BarometreReport.class.getResourceAsStream("barometre-report.schema.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(text);
    ObjectNode one = JsonMapper.shared().createObjectNode();
    one.put("$schema", all.get("$schema").asString()).put("$ref", "#/$defs/modelledResult");
    one.set("$defs", all.get("$defs"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(one.toString());
    String json = JsonMapper.shared().writeValueAsString(BY_DEPARTEMENT);
    assertThat(schema.validate(json, InputFormat.JSON)).extracting(Error::toString).isEmpty();
    assertThat(schema.validate(json.replace("\"MODELLED\"", "\"ESTIMATED\""), InputFormat.JSON))
        .isNotEmpty();
  }

  /** One respondent of weight 60 among six: under a rule of dominance the six tell nothing. */
  @Test
  void an_area_that_one_dominates_tells_nothing_of_its_own() {
    List<Answer> answers = new ArrayList<>(SURVEY.answers().stream().toList());
    String heavy = departement(SURVEY.who().get(0));
    Answer first = answers.get(0);
    answers.set(
        0,
        Answer.of(
            Respondent.builder().from(first.respondent()).weight(1000).build(),
            first.question(),
            first.modalities().get(0)));
    Answers weighted = Answers.of(Edition2025.QUESTIONNAIRE, answers);
    assertThat(
            charter(weighted)
                .disclosure(Disclosure.DEFAULT.withDominance(0.8))
                .modelled(Dimension.DEPARTEMENT)
                .area(heavy)
                .orElseThrow()
                .own())
        .isZero();
  }

  /**
   * An attacker who knows all but the answers of the few respondents of one département, and sees
   * all figures. Whether these few say yes or no moves their département's figure no more than that
   * of another one like it, so the figure has nothing that is theirs.
   */
  @Test
  void a_figure_does_not_give_the_answers_of_few_respondents() {
    List<Collectivite> occitanie =
        FRAME.collectivites().stream()
            .filter(c -> c.type() == CollectiviteType.COMMUNE && c.population() < 500)
            .filter(c -> c.region().equals(java.util.Optional.of("76")))
            .toList();
    List<Collectivite> gers = in("32", occitanie).subList(0, 3);
    List<Collectivite> lot = in("46", occitanie).subList(0, 3);
    List<Collectivite> rest =
        SURVEY.who().stream().filter(c -> !List.of("32", "46").contains(departement(c))).toList();
    for (Dimension by : List.of(Dimension.DEPARTEMENT, Dimension.REGION)) {
      ModelledResult no = attacked(rest, gers, lot, false).modelled(by);
      ModelledResult yes = attacked(rest, gers, lot, true).modelled(by);
      if (by.equals(Dimension.DEPARTEMENT)) {
        double moved = logit(yes, "32") - logit(no, "32");
        assertThat(moved).isCloseTo(logit(yes, "46") - logit(no, "46"), within(0.02));
        // Behind closed doors the answers count, and move the figure by much more.
        Disclosure none = Disclosure.NONE;
        double direct =
            logit(attacked(rest, gers, lot, true).disclosure(none).modelled(by), "32")
                - logit(attacked(rest, gers, lot, false).disclosure(none).modelled(by), "32");
        assertThat(direct).isGreaterThan(3 * moved).isGreaterThan(0.1);
      }
      assertThat(no.flag(FlagCode.MODEL_STRAINED)).isEqualTo(yes.flag(FlagCode.MODEL_STRAINED));
    }
  }

  private static double logit(ModelledResult result, String code) {
    double share = result.area(code).orElseThrow().share();
    return Math.log(share / (1 - share));
  }

  private static List<Collectivite> in(String departement, List<Collectivite> some) {
    return some.stream().filter(c -> departement(c).equals(departement)).toList();
  }

  /** The survey with three respondents of the Gers, who answer alike, and three of the Lot. */
  private static IndicatorQuery attacked(
      List<Collectivite> rest, List<Collectivite> gers, List<Collectivite> lot, boolean said) {
    List<Collectivite> who = new ArrayList<>(rest);
    BitSet yes = new BitSet();
    for (int i = 0; i < rest.size(); i++) {
      yes.set(i, SURVEY.yes().get(SURVEY.who().indexOf(rest.get(i))));
    }
    lot.forEach(who::add);
    yes.set(who.size() - 1);
    gers.forEach(who::add);
    yes.set(who.size() - 3, who.size(), said);
    return charter(new SyntheticSurvey(List.copyOf(who), yes).answers());
  }
}
