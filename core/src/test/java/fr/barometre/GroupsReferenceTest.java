package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Groups;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.weighting.PostStratification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Breakdowns by another question and by a column, from the file to the figures and the test of
 * independence, against R 4.2.2, survey 4.1.1 ({@code groups.R}), to ten digits: several answers a
 * collectivité, real weights, strata, don't knows and blanks.
 */
class GroupsReferenceTest {

  private static final ReferenceFigures EXPECTED = ReferenceFigures.of("groups.json");
  private static final Answers ANSWERS =
      AnswersReader.of(SmallSurvey.ONE_WAVE)
          .withColumn("service")
          .read(Path.of("src/test/resources/fixtures/groups-synthetic.csv"));
  private static final Groups DONNEES = Groups.question("Q3");
  private static final Groups SERVICE = Groups.column("service");

  private static IndicatorQuery query(CountingUnit unit) {
    return Samples.charte(ANSWERS, Communes.FRAME)
        .base(BasePolicy.EXPRESSED)
        .unit(unit)
        .sampling(SamplingPlan.stratifiedBy(Dimension.OPSN))
        .disclosure(Disclosure.NONE);
  }

  private static String name(CountingUnit unit) {
    return unit == CountingUnit.RESPONSE ? "response_" : "collectivity_";
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void figures_of_groups_are_those_of_domains(CountingUnit unit) {
    List<Segment> parts = query(unit).by(DONNEES, SERVICE).compute().segments();
    assertThat(parts)
        .extracting(s -> s.level().code())
        .containsExactly("OUI", "NON", "NO_ANSWER", "DRH", "DSI", "Voirie", "UNKNOWN");
    Groups joined = SERVICE.joined("Technique", "DSI", "Voirie");
    List<Segment> fewer = query(unit).by(joined).compute().segments();
    assertThat(fewer)
        .extracting(s -> s.level().code())
        .containsExactly("Technique", "DRH", "UNKNOWN");
    for (List<Segment> some : List.of(parts, fewer)) {
      for (Segment part : some) {
        ReferenceFigures figure = EXPECTED.under(name(unit) + part.level().code());
        figure.matches("estimate", part.observed().value().orElseThrow());
        figure.matches("se", part.observed().standardError().orElseThrow());
      }
    }
  }

  /** Weights are those of the whole sample, and a group is a domain of it. */
  @Test
  void adjusted_figures_are_domains_of_the_weighted_sample() {
    List<Segment> parts =
        query(CountingUnit.RESPONSE)
            .weighting(PostStratification.on(Dimension.OPSN))
            .by(DONNEES, SERVICE)
            .compute()
            .segments();
    for (Segment part : parts) {
      ReferenceFigures figure = EXPECTED.under("weighted_" + part.level().code());
      figure.matches("estimate", part.adjusted().value().orElseThrow());
      figure.matches("se", part.adjusted().standardError().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESPONSE", "COLLECTIVITY"})
  void the_test_of_independence_is_that_of_svychisq(CountingUnit unit) {
    match(query(unit).independence(DONNEES), name(unit) + "q3");
    match(query(unit).independence(SERVICE), name(unit) + "service");
  }

  private static void match(RaoScott test, String name) {
    ReferenceFigures figure = EXPECTED.under(name);
    figure.matches("f", test.f());
    figure.matches("ndf", test.numeratorDegrees());
    figure.matches("ddf", test.denominatorDegrees());
    figure.matches("p", test.pValue());
  }
}
