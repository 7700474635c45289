package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.Coefficient;
import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Regressions of an indicator from the cube: against R, against units, by hand, and attacked. */
class IndicatorRegressionTest {

  private static final Population FRAME = SyntheticSurvey.FRAME;

  private static void close(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
  }

  private static void refused(ThrowingCallable what, String expected) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  /** Coefficients and errors of R's svyglm on the units. */
  @Test
  void a_regression_is_that_of_r() {
    RegressionResult fit =
        ModelsSurvey.query().logistic(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);
    JsonNode expected = ModelsSurvey.EXPECTED.get("logistic_unit");
    for (String band : List.of("500-999", "1000-1999", "2000-3499", "3500-9999", "10000+")) {
      Coefficient c = fit.coefficient("POPULATION_BAND" + band);
      close(c.estimate(), expected.get("estimate").get("band" + band).asDouble());
      close(c.standardError(), expected.get("se").get("band" + band).asDouble());
    }
    Coefficient kind = fit.coefficient("TYPEEPCI");
    close(kind.estimate(), expected.get("estimate").get("kindEPCI").asDouble());
    close(kind.standardError(), expected.get("se").get("kindEPCI").asDouble());
    Coefficient outside = fit.coefficient("OPSNOUTSIDE");
    close(outside.estimate(), -expected.get("estimate").get("opsnINSIDE").asDouble());
    close(outside.standardError(), expected.get("se").get("opsnINSIDE").asDouble());
    JsonNode margins = ModelsSurvey.EXPECTED.get("opsn").get("standardised_to_respondents");
    close(fit.margin("OPSN", "INSIDE").value(), margins.get("inside").asDouble());
    close(fit.margin("OPSN", "INSIDE").standardError(), margins.get("inside_se").asDouble());
    close(fit.margin("OPSN", "OUTSIDE").standardError(), margins.get("outside_se").asDouble());
    close(fit.contrast("OPSN", "OUTSIDE").standardError(), margins.get("difference_se").asDouble());
    assertThat(fit.fit().units()).isEqualTo(1200);
    assertThat(fit.notes()).isEmpty();
  }

  /** Respondents, more often large ones, some of whom answer twice. */
  private record Units(List<Collectivite> who, double[] yes, Answers answers) {

    static Units draw(int size, long seed) {
      SyntheticSurvey drawn = SyntheticSurvey.draw(size, 0.4, seed);
      Random random = new Random(seed);
      List<Answer> answers = new ArrayList<>();
      double[] yes = new double[size];
      for (int i = 0; i < size; i++) {
        int times = i % 9 == 0 ? 2 : 1;
        for (int r = 0; r < times; r++) {
          boolean said = random.nextDouble() < 0.4;
          yes[i] += said ? 1.0 / times : 0;
          Respondent respondent =
              Respondent.builder()
                  .id("r" + i + "-" + r)
                  .collectivite(drawn.who().get(i).ref())
                  .build();
          answers.add(
              Answer.of(
                  respondent, Edition2025.TELETRAVAIL_CHARTE.question(), said ? "OUI" : "NON"));
        }
      }
      return new Units(drawn.who(), yes, Answers.of(Edition2025.QUESTIONNAIRE, answers));
    }

    Predictor factor(Dimension dimension) {
      String[] of = who.stream().map(c -> FRAME.level(dimension, c).code()).toArray(String[]::new);
      String first =
          FRAME.levels(dimension).stream()
              .map(Level::code)
              .filter(Arrays.asList(of)::contains)
              .findFirst()
              .orElseThrow();
      return Predictor.factor(dimension.code(), of).withBaseline(first);
    }

    SurveyDesign design() {
      double[] ones = new double[yes.length];
      Arrays.fill(ones, 1);
      Map<Level, Long> sizes = FRAME.counts(Dimension.TYPE);
      return SurveyDesign.of(ones)
          .withStrata(
              who.stream().map(c -> FRAME.level(Dimension.TYPE, c).code()).toArray(String[]::new))
          .withPopulationSizes(
              who.stream().mapToDouble(c -> sizes.get(FRAME.level(Dimension.TYPE, c))).toArray())
          .withLonelyStrata(LonelyStratum.CENTERED);
    }
  }

  private static IndicatorQuery charter(Answers answers) {
    return Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE).answers(answers);
  }

  @Test
  void a_regression_is_that_of_the_units_under_the_plan() {
    for (long seed = 1; seed <= 3; seed++) {
      Units units = Units.draw(700, seed);
      RegressionResult cells =
          charter(units.answers)
              .disclosure(Disclosure.NONE)
              .logistic(Dimension.POPULATION_BAND, Dimension.OPSN);
      RegressionResult expected =
          units
              .design()
              .logistic(
                  units.yes, units.factor(Dimension.POPULATION_BAND), units.factor(Dimension.OPSN));
      assertThat(cells.coefficients()).hasSameSizeAs(expected.coefficients());
      for (Coefficient c : expected.coefficients()) {
        close(cells.coefficient(c.name()).estimate(), c.estimate());
        close(cells.coefficient(c.name()).standardError(), c.standardError());
        close(cells.coefficient(c.name()).pValue(), c.pValue());
      }
      expected.terms().forEach(t -> close(cells.term(t.term()).f(), t.f()));
      expected
          .margins()
          .forEach(
              m -> {
                close(cells.margin(m.term(), m.level()).value(), m.value());
                close(cells.margin(m.term(), m.level()).standardError(), m.standardError());
              });
      assertThat(cells.fit().units()).isEqualTo(700);
      assertThat(cells.fit().degreesOfFreedom()).isEqualTo(expected.fit().degreesOfFreedom());
      assertThat(cells.fit().covariance()).hasSameSizeAs(expected.fit().covariance());
      for (int i = 0; i < expected.coefficients().size(); i++) {
        for (int j = 0; j < i; j++) {
          close(cells.fit().covariance().get(i).get(j), expected.fit().covariance().get(i).get(j));
        }
      }
    }
  }

  private static IndicatorQuery byHand(String... cells) {
    List<Answer> answers = new ArrayList<>();
    for (String cell : cells) {
      String[] part = cell.split(" ");
      for (int i = 0; i < Integer.parseInt(part[2]) + Integer.parseInt(part[3]); i++) {
        answers.add(
            Answer.of(
                Respondent.builder()
                    .id("r" + answers.size())
                    .putProfile(Dimension.OPSN.code(), part[0])
                    .putProfile(Dimension.POPULATION_BAND.code(), part[1])
                    .build(),
                "Q1",
                i < Integer.parseInt(part[2]) ? "OUI" : "NON"));
      }
    }
    List<FrameCell> frame = new ArrayList<>();
    for (String opsn : List.of("INSIDE", "OUTSIDE")) {
      for (String band : List.of("0-999", "1000-4999", "5000+")) {
        frame.add(
            new FrameCell(
                Map.of(Dimension.OPSN.code(), opsn, Dimension.POPULATION_BAND.code(), band), 9000));
      }
    }
    return Samples.charte(
            Answers.of(SmallSurvey.ONE_WAVE, answers),
            Population.ofCells(
                "by hand", List.of(Dimension.OPSN, Dimension.POPULATION_BAND), frame))
        .disclosure(Disclosure.DEFAULT.joiningBelow(5))
        .sampling(SamplingPlan.simpleRandom().withReplacement());
  }

  /** Woolf's variance of a log odds ratio, times n / (n - 1) of the plan. */
  @Test
  void errors_of_the_model_by_hand() {
    IndicatorQuery query = byHand("INSIDE 0-999 10 30", "OUTSIDE 0-999 6 54");
    RegressionResult fit = query.logistic(Dimension.OPSN);
    Coefficient c = fit.coefficient("OPSNOUTSIDE");
    double woolf = 1 / 6.0 + 1 / 54.0 + 1 / 10.0 + 1 / 30.0;
    assertThat(c.estimate()).isEqualTo(-1.099); // log (6/54) - log (10/30)
    assertThat(c.standardError()).isCloseTo(Math.sqrt(woolf * 100 / 99), within(5.1e-4));
    assertThat(fit.notes()).singleElement().asString().startsWith("errors are those of the model");
    assertThat(fit.table()).contains("\nnote: errors are those of the model");
  }

  /** A yes and a no change places between two cells on each side: no margin moves. */
  private static IndicatorQuery swapped(int by) {
    return byHand(
        "INSIDE 0-999 " + (7 + by) + " " + (13 - by),
        "INSIDE 1000-4999 " + (2 - by) + " " + (1 + by),
        "INSIDE 5000+ 6 6",
        "OUTSIDE 0-999 " + (1 - by) + " " + (2 + by),
        "OUTSIDE 1000-4999 " + (9 + by) + " " + (7 - by),
        "OUTSIDE 5000+ 4 9");
  }

  @Test
  void who_of_a_level_said_yes_changes_nothing_that_is_shown() {
    Dimension[] both = {Dimension.OPSN, Dimension.POPULATION_BAND};
    assertThat(swapped(1).logistic(both)).isEqualTo(swapped(0).logistic(both));
    IndicatorQuery open = swapped(0).disclosure(Disclosure.NONE);
    assertThat(swapped(1).disclosure(Disclosure.NONE).logistic(both).coefficients())
        .isNotEqualTo(open.logistic(both).coefficients());
    // R: glm(y ~ opsn + band, binomial), errors times the root of 67 / 66.
    assertThat(swapped(0).logistic(both).coefficients())
        .extracting(Coefficient::estimate)
        .containsExactly(-0.56, -0.574, 1.367, 0.445);
    assertThat(swapped(0).logistic(both).coefficients())
        .extracting(Coefficient::standardError)
        .containsExactly(0.448, 0.635, 0.804, 0.655);
    // R: svyglm, whose errors move.
    assertThat(open.logistic(both).coefficient("POPULATION_BAND5000+").standardError())
        .isCloseTo(0.6649183, within(1e-7));
    assertThat(
            swapped(1)
                .disclosure(Disclosure.NONE)
                .logistic(both)
                .coefficient("POPULATION_BAND5000+")
                .standardError())
        .isCloseTo(0.6330537, within(1e-7));
  }

  @Test
  void small_levels_are_joined_as_a_breakdown_joins_them() {
    Units units = Units.draw(200, 12);
    IndicatorQuery query = charter(units.answers);
    Dimension[] both = {Dimension.POPULATION_BAND, Dimension.REGION};
    RegressionResult fit = query.logistic(both);
    List<Segment> segments = query.by(both[0], both[1]).compute().segments();
    assertThat(segments).anyMatch(segment -> segment.joined().size() > 1);
    List<String> shown =
        segments.stream()
            .filter(s -> s.observed().value().isPresent())
            .map(Segment::level)
            .map(Level::code)
            .toList();
    assertThat(fit.margins()).extracting(m -> m.level()).containsExactlyElementsOf(shown);
    refused(
        () -> query.disclosure(Disclosure.DEFAULT.withoutJoining()).logistic(both),
        "the regression would tell of REGION '");
    refused(
        () -> byHand("INSIDE 0-999 1 1", "OUTSIDE 0-999 1 1").logistic(Dimension.OPSN),
        "whose figure is hidden");
  }

  /** Three respondents have a level that the frame has not. */
  @Test
  void levels_that_the_frame_does_not_have_are_protected_too() {
    IndicatorQuery query =
        byHand(
            "INSIDE 0-999 10 30",
            "OUTSIDE 0-999 6 54",
            "INSIDE 5000+ 9 9",
            "OUTSIDE 5000+ 5 7",
            "INSIDE odd 2 1");
    Dimension[] both = {Dimension.OPSN, Dimension.POPULATION_BAND};
    assertThat(query.logistic(both).margins()).extracting(m -> m.level()).doesNotContain("odd");
    assertThat(query.disclosure(Disclosure.NONE).logistic(both).margins())
        .extracting(m -> m.level())
        .contains("odd");
  }

  @Test
  void few_respondents_of_a_level_are_told_where_no_rule_holds() {
    IndicatorQuery query =
        byHand("INSIDE 0-999 10 30", "OUTSIDE 0-999 2 1").disclosure(Disclosure.NONE);
    assertThat(query.logistic(Dimension.OPSN).notes())
        .containsExactly(
            "OPSN 'OUTSIDE' is found in 3 collectivités only: the standard errors that depend on"
                + " it are likely too small");
  }

  @Test
  void what_has_no_regression_is_refused() {
    IndicatorQuery query = byHand("INSIDE 0-999 10 30", "OUTSIDE 0-999 6 54");
    refused(query::logistic, "expected one dimension or more, and each once, got []");
    refused(() -> query.logistic(Dimension.OPSN, Dimension.OPSN), "expected one dimension or more");
    refused(() -> query.logistic(Dimension.REGION), "REGION");
    refused(() -> query.logistic(Dimension.OPSN, Dimension.ROLE), "ROLE");
    refused(
        () -> query.logistic(Dimension.POPULATION_BAND),
        "no regression on POPULATION_BAND: all of the 100 collectivités have '0-999'");
    refused(
        () -> byHand("INSIDE 0-999 40 0", "OUTSIDE 0-999 60 0").logistic(Dimension.OPSN),
        "no regression: all of the 100 collectivités are counted");
    refused(
        () -> query.base(BasePolicy.EXPRESSED).logistic(Dimension.OPSN),
        "a regression on the base EXPRESSED would tell who has no opinion");
    assertThat(
            query
                .base(BasePolicy.EXPRESSED)
                .disclosure(Disclosure.NONE)
                .logistic(Dimension.OPSN)
                .coefficients())
        .hasSize(2);
    refused(
        () -> byHand("INSIDE 0-999 10 30", "OUTSIDE 0-999 0 60").logistic(Dimension.OPSN),
        "separation: none of the 60 collectivités with OPSN 'OUTSIDE' are counted");
    refused(
        () ->
            byHand("INSIDE 0-999 10 30", "OUTSIDE 1000-4999 6 54")
                .logistic(Dimension.OPSN, Dimension.POPULATION_BAND),
        "says nothing that");
    refused(
        () -> Barometre.indicator(SmallNumbers.mean(SmallNumbers.AGENTS)).logistic(Dimension.OPSN),
        "a logistic regression is of a share, and indicator");
  }

  @Test
  void a_tally_is_enough() {
    Units units = Units.draw(400, 5);
    Tally tally =
        Tally.of(
            units.answers,
            FRAME,
            List.of(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND),
            List.of(Edition2025.TELETRAVAIL_CHARTE),
            Runnable::run);
    assertThat(
            Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE)
                .answers(tally)
                .logistic(Dimension.POPULATION_BAND))
        .isEqualTo(charter(units.answers).logistic(Dimension.POPULATION_BAND));
    refused(
        () ->
            Barometre.indicator(Edition2025.TELETRAVAIL_CHARTE)
                .answers(tally)
                .logistic(Dimension.REGION),
        "REGION");
  }
}
