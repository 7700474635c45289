package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Independence;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The test that breakdowns carry, from the sums of the cells, against the one of responses, which
 * agrees with R's {@code svychisq} (GroupsReferenceTest): the level of each respondent stands in a
 * column as well.
 */
class IndependenceTest {

  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));
  private static final Groups REGION = Groups.column("region");

  /** Up to three answers a commune, of weights from 0.5 to 2; some are don't knows. */
  private static Answers answers(long seed, int communes, double slope) {
    Random random = new Random(seed);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < communes; i++) {
      Collectivite commune =
          FRAME.collectivites().get(random.nextInt(FRAME.collectivites().size()));
      String region = FRAME.level(Dimension.REGION, commune).code();
      double keen = random.nextDouble();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        Respondent who =
            SmallSurvey.respondent(i + "-" + n, commune.code())
                .putDetails("region", region)
                .weight(0.5 + 1.5 * random.nextDouble())
                .build();
        double chance = 0.3 + slope * (region.hashCode() % 7) / 7;
        boolean yes = (random.nextBoolean() ? keen : random.nextDouble()) < chance;
        answers.add(Answer.of(who, "Q1", random.nextInt(9) == 0 ? "NSP" : yes ? "OUI" : "NON"));
      }
    }
    return Answers.of(SmallSurvey.ONE_WAVE, answers);
  }

  private static void same(Independence test, RaoScott expected) {
    assertThat(test.f()).isCloseTo(expected.f(), within(1e-9 * (1 + expected.f())));
    assertThat(test.numeratorDegrees()).isCloseTo(expected.numeratorDegrees(), within(1e-8));
    assertThat(test.denominatorDegrees())
        .isCloseTo(expected.denominatorDegrees(), within(1e-8 * expected.denominatorDegrees()));
    assertThat(test.pValue()).isCloseTo(expected.pValue(), within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void of_a_dimension_of_the_frame(CountingUnit unit) {
    for (BasePolicy base : BasePolicy.values()) {
      for (SamplingPlan plan :
          List.of(
              SamplingPlan.simpleRandom(),
              SamplingPlan.simpleRandom().withReplacement(),
              SamplingPlan.stratifiedBy(Dimension.OPSN),
              SamplingPlan.stratifiedBy(Dimension.REGION))) {
        IndicatorQuery query =
            Samples.charte(answers(7, 400, 0.4), FRAME).unit(unit).base(base).sampling(plan);
        List<Independence> tests = query.by(Dimension.REGION).compute().independence();
        assertThat(tests).extracting(Independence::dimension).containsExactly(Dimension.REGION);
        same(tests.get(0), query.independence(REGION));
      }
    }
  }

  /** One answer a commune: a column is as good as a dimension. */
  @Test
  void of_groups_that_no_collectivite_is_in_twice() {
    List<Answer> once = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    answers(3, 300, 0.4).stream()
        .forEach(
            answer -> {
              String who = answer.respondent().collectivite().orElseThrow().code();
              if (!seen.contains(who)) {
                seen.add(who);
                once.add(answer);
              }
            });
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, once), FRAME)
            .sampling(SamplingPlan.stratifiedBy(Dimension.OPSN));
    same(query.by(REGION).compute().independence().get(0), query.independence(REGION));
  }

  /** Its agent and its élu say different things: the cube does not have what they say together. */
  @Test
  void none_of_groups_that_a_collectivite_is_in_twice() {
    List<Answer> answers = new ArrayList<>();
    List<Collectivite> communes = FRAME.collectivites().subList(0, 60);
    for (int i = 0; i < 60; i++) {
      for (String service : List.of("DSI", "DRH")) {
        Respondent who =
            SmallSurvey.respondent(service + i, communes.get(i).code())
                .putDetails("service", service)
                .build();
        answers.add(Answer.of(who, "Q1", i % (service.equals("DSI") ? 2 : 3) == 0 ? "OUI" : "NON"));
      }
    }
    IndicatorQuery query = Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), FRAME);
    Groups service = Groups.column("service");
    assertThat(query.by(service).compute().independence()).isEmpty();
    assertThat(query.independence(service).pValue()).isBetween(0.0, 0.2);
  }

  /** Twenty samples of answers that depend on nothing: p is below 5 % once or so. */
  @Test
  void what_depends_on_nothing_is_seldom_clear() {
    int clear = 0;
    for (int seed = 0; seed < 60; seed++) {
      clear +=
          Samples.charte(answers(seed, 200, 0), FRAME)
                      .by(Dimension.OPSN)
                      .compute()
                      .independence()
                      .get(0)
                      .pValue()
                  < 0.05
              ? 1
              : 0;
    }
    // Binomial(60, 0.05): more than 9 has a probability of 0.1 %.
    assertThat(clear).isBetween(0, 9);
  }

  @Test
  void every_output_has_it() {
    IndicatorResult result =
        Samples.charte(answers(7, 400, 0.6), FRAME).by(Dimension.REGION, Dimension.OPSN).compute();
    assertThat(result.independence()).hasSize(2);
    assertThat(result.independence().get(0).pValue()).isLessThan(0.001);
    for (String page :
        List.of(
            Report.of(result, Locale.FRENCH).text(),
            Report.of(result, Locale.FRENCH).markdown(),
            Report.of(result, Locale.FRENCH).html())) {
      assertThat(page.replaceAll("\\s+", " "))
          .contains("Les réponses diffèrent selon ces niveaux, au-delà du hasard", "Rao et Scott");
    }
    String csv =
        OpenData.of(
                Barometre.edition(SmallSurvey.ONE_WAVE)
                    .answers(answers(7, 400, 0.6))
                    .population(FRAME)
                    .disclosure(Disclosure.NONE)
                    .by(Dimension.REGION)
                    .compute(),
                CsvConvention.FRENCH)
            .csv();
    assertThat(csv.lines().filter(line -> line.startsWith("charte;")))
        .allSatisfy(
            line ->
                assertThat(line).contains(line.contains(";REGION=") ? ";0,00" : ";not_tested;"));
  }

  /** Under disclosure, what is hidden is not tested; a mean and pooled waves are not either. */
  @Test
  void none_where_a_figure_is_hidden() {
    List<Answer> answers = new ArrayList<>();
    for (String side : List.of("INSIDE", "OUTSIDE")) {
      FRAME.collectivites().stream()
          .filter(c -> FRAME.level(Dimension.OPSN, c).code().equals(side))
          .limit(side.equals("INSIDE") ? 40 : 3)
          .map(c -> SmallSurvey.respondent(c.code(), c.code()).build())
          .forEach(
              who -> answers.add(Answer.of(who, "Q1", answers.size() % 3 > 0 ? "OUI" : "NON")));
    }
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), FRAME)
            .disclosure(Disclosure.DEFAULT.withoutJoining())
            .by(Dimension.OPSN);
    IndicatorResult result = query.compute();
    assertThat(result.segments()).anyMatch(s -> s.observed().isSuppressed());
    assertThat(result.independence()).isEmpty();
    IndicatorResult shown = query.disclosure(Disclosure.NONE).compute();
    assertThat(shown.independence()).hasSize(1);
  }
}
