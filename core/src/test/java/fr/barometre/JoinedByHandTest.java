package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Levels that a request joins by hand, in place of the rule. */
class JoinedByHandTest {

  private static final Dimension STRATUM = Dimension.POPULATION_STRATUM;
  private static final Set<String> SMALL = Set.of("0-499", "500-999", "1000-1999");
  private static final Answers ANSWERS = SyntheticSurvey.draw(388, 0.4, 3).answers();

  private static IndicatorQuery query() {
    return Barometre.indicator("teletravail.charte").answers(ANSWERS);
  }

  private static IndicatorQuery joined() {
    return query()
        .by(STRATUM)
        .joined(STRATUM, Label.of("Petites communes", "Small"), "0-499", "500-999", "1000-1999");
  }

  /** The same groups as a dimension of a frame of one's own, which nothing joins. */
  @Test
  void figures_are_those_of_a_dimension_that_has_the_joined_level() {
    Dimension own = Dimension.of("OWN", "La mienne", "My own");
    Level small = new Level("SMALL", Label.same("small"));
    Population frame =
        SyntheticSurvey.FRAME.withDimension(
            own,
            c -> {
              Level level = SyntheticSurvey.FRAME.level(STRATUM, c);
              return SMALL.contains(level.code()) ? small : level;
            });
    Disclosure none = Disclosure.NONE;
    IndicatorResult expected =
        query().population(frame).by(own).crossedBy(Dimension.TYPE, own).disclosure(none).compute();
    IndicatorResult result = joined().crossedBy(Dimension.TYPE, STRATUM).disclosure(none).compute();
    Segment joined = result.segment(STRATUM, "500-999");
    assertThat(joined.level())
        .isEqualTo(new Level("0-499+500-999+1000-1999", Label.of("Petites communes", "Small")));
    assertThat(joined.joined()).extracting(Level::code).containsExactlyInAnyOrderElementsOf(SMALL);
    assertThat(result.segments().get(0)).isEqualTo(joined);
    same(joined.observed(), expected.segment(own, "SMALL").observed());
    same(joined.adjusted(), expected.segment(own, "SMALL").adjusted());
    assertThat(result.segments()).hasSameSizeAs(expected.segments());
    same(
        result.segment(STRATUM, "2000-3499").observed(),
        expected.segment(own, "2000-3499").observed());
    same(small(result, joined.level().code()), small(expected, "SMALL"));
  }

  /** The communes of the joined level. */
  private static Estimate small(IndicatorResult result, String code) {
    return result.crossedSegments().stream()
        .filter(s -> s.levels().stream().map(Level::code).toList().equals(List.of("COMMUNE", code)))
        .map(CrossedSegment::observed)
        .findFirst()
        .orElseThrow();
  }

  /** The same figure, added up in another order. */
  private static void same(Estimate found, Estimate expected) {
    assertThat(found.value().orElseThrow())
        .isCloseTo(expected.value().orElseThrow(), within(1e-12));
    assertThat(found.standardError().orElseThrow())
        .isCloseTo(expected.standardError().orElseThrow(), within(1e-12));
    assertThat(found.clusters()).isEqualTo(expected.clusters());
    assertThat(found.degreesOfFreedom()).isEqualTo(expected.degreesOfFreedom());
  }

  @Test
  void what_is_still_too_small_is_hidden_and_the_remedy_to_join_goes_back_to_the_rule() {
    SyntheticSurvey survey = SyntheticSurvey.draw(120, 0.4, 1);
    List<String> regions =
        SyntheticSurvey.FRAME.levels(Dimension.REGION).stream()
            .map(Level::code)
            .filter(code -> !survey.at(Dimension.REGION, code).isEmpty())
            .sorted(Comparator.comparing(c -> survey.at(Dimension.REGION, c).cardinality()))
            .limit(2)
            .toList();
    int members = 0;
    for (String region : regions) {
      members += survey.at(Dimension.REGION, region).cardinality();
    }
    assertThat(members).isBetween(2, 4);
    IndicatorQuery rule = query().answers(survey.answers()).by(Dimension.REGION);
    IndicatorQuery few = rule.joined(Dimension.REGION, "Trop peu", regions.toArray(String[]::new));
    IndicatorResult result = few.compute();
    Segment hidden = result.segment(Dimension.REGION, regions.get(0));
    assertThat(hidden.level().label().fr()).isEqualTo("Trop peu");
    assertThat(hidden.observed().suppression()).hasValue(SuppressionReason.TOO_FEW);
    assertThat(hidden.adjusted().isSuppressed()).isTrue();
    RemediesTest.check(few, result);
    IndicatorQuery both = few.by(Dimension.REGION, Dimension.TYPE);
    RemediesTest.check(both, both.compute());
    IndicatorQuery unjoined = few.disclosure(Disclosure.DEFAULT.withoutJoining());
    Remedy remedy =
        unjoined.compute().segment(Dimension.REGION, regions.get(0)).flags().stream()
            .filter(f -> f.code() == FlagCode.SUPPRESSED)
            .flatMap(f -> f.remedies().stream())
            .filter(r -> r.kind() == Remedy.Kind.JOIN_LEVELS)
            .findFirst()
            .orElseThrow();
    IndicatorResult remedied = unjoined.remedied(remedy).compute();
    assertThat(remedied).isEqualTo(rule.compute());
    assertThat(remedied.segments()).noneMatch(s -> s.observed().isSuppressed());
  }

  @Test
  void indicators_of_an_edition_are_joined_alike_and_every_output_has_the_level() throws Exception {
    BarometreReport edition =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(ANSWERS)
            .by(STRATUM)
            .joined(STRATUM, "Petites communes", "0-499", "500-999", "1000-1999")
            .compute();
    for (IndicatorResult result : edition.indicators()) {
      assertThat(result.segments().get(0).level().label().fr()).isEqualTo("Petites communes");
    }
    IndicatorResult result = edition.indicator("teletravail.charte").orElseThrow();
    Report report = Report.of(result, Locale.FRENCH);
    String n = " " + result.segments().get(0).observed().clusters().orElseThrow();
    assertThat(List.of(report.text(), report.markdown()))
        .allSatisfy(text -> assertThat(text).containsPattern("Petites communes.*" + n));
    assertThat(report.html()).contains("Petites communes");
    String code = "0-499+500-999+1000-1999";
    assertThat(OpenData.of(edition, CsvConvention.INTERNATIONAL).csv())
        .contains("POPULATION_STRATUM=" + code);
    String json = JsonMapper.shared().writeValueAsString(result);
    assertThat(json).contains("\"code\":\"" + code + "\"").contains("\"joined\":[{");
  }

  @Test
  void wrong_calls_are_named() {
    assertThatThrownBy(() -> query().by(STRATUM).joined(STRATUM, "x", "0-499", "500-990").compute())
        .hasMessage(
            "no level '500-990' of POPULATION_STRATUM to join, in the frame or in the answers; did"
                + " you mean '500-999'?");
    assertThatThrownBy(() -> query().joined(STRATUM, "x", "0-499"))
        .hasMessage("expected two levels or more to join into 'x', got [0-499]");
    assertThatThrownBy(() -> query().joined(STRATUM, "x", "0-499", "0-499"))
        .hasMessageContaining("level '0-499' of POPULATION_STRATUM is in")
        .hasMessageContaining("expected each level once");
    assertThatThrownBy(
            () ->
                query()
                    .joined(STRATUM, "x", "0-499", "500-999")
                    .joined(STRATUM, "y", "500-999", "1000-1999"))
        .hasMessageContaining("level '500-999' of POPULATION_STRATUM is in");
    assertThatThrownBy(() -> query().joined(STRATUM, "x", "0-499", "500-999").compute())
        .hasMessageContaining(
            "levels of POPULATION_STRATUM are joined, which the request does not break down by");
    assertThatThrownBy(
            () -> query().by(Dimension.ROLE).joined(Dimension.ROLE, "x", "AGENT", "ELU").compute())
        .hasMessageContaining("Groups.joined");
    assertThatThrownBy(
            () ->
                joined()
                    .change(
                        Edition2025.QUESTIONNAIRE.waves().get(0),
                        Edition2025.QUESTIONNAIRE.waves().get(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("joined(POPULATION_STRATUM)");
    // A test of groups is not broken down by the dimension.
    assertThat(joined().independence(Groups.column(SyntheticSurvey.SERVICE).joined("AB", "A", "B")))
        .isNotNull();
  }

  /** Every level then has as many, and no more are joined than that takes. */
  @Test
  void levels_are_joined_until_they_are_as_large_as_asked() {
    IndicatorResult five =
        query().by(STRATUM).disclosure(Disclosure.DEFAULT.joiningBelow(5)).compute();
    IndicatorResult fifty =
        query().by(STRATUM).disclosure(Disclosure.DEFAULT.joiningBelow(50)).compute();
    assertThat(five.segments()).anyMatch(s -> s.observed().clusters().orElse(0) < 50);
    assertThat(fifty.segments())
        .hasSizeBetween(2, 7)
        .allMatch(
            s -> s.observed().clusters().orElse(0) >= 45); // some did not answer this question
    assertThat(fifty.segments().stream().mapToLong(s -> s.observed().base().orElse(0)).sum())
        .isEqualTo(fifty.observed().base().orElseThrow());
    assertThat(fifty.observed()).isEqualTo(five.observed());
    assertThat(query().by(STRATUM).compute().segments()).isEqualTo(fifty.segments());
    assertThat(Disclosure.DEFAULT.bandsJoinedBelow()).isEqualTo(50);
    assertThat(Disclosure.atLeast(60).bandsJoinedBelow()).isEqualTo(60);
    assertThat(Disclosure.DEFAULT.withoutJoining().withJoining()).isEqualTo(Disclosure.DEFAULT);
    assertThat(Disclosure.DEFAULT.joiningBelow(5)).isNotEqualTo(Disclosure.DEFAULT);
    assertThat(Disclosure.DEFAULT.joiningBelow(5).toString()).contains("bands joined below 5");
    IndicatorResult sides =
        query().by(Dimension.OPSN).disclosure(Disclosure.DEFAULT.joiningBelow(300)).compute();
    assertThat(sides.segments()).isEqualTo(query().by(Dimension.OPSN).compute().segments());
    assertThatThrownBy(() -> Disclosure.DEFAULT.joiningBelow(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 5 or more");
    Disclosure rules = Disclosure.atLeast(3).joiningBelow(50);
    assertThat(rules).isNotEqualTo(Disclosure.atLeast(3)).hasToString(rules.toString());
    assertThat(rules.toString()).contains("joined below 50");
    assertThat(rules.amongPeers().joinedBelow()).isEqualTo(50);
    assertThat(rules.withDominance(0.4).joinedBelow()).isEqualTo(50);
    assertThat(rules.withoutJoining().joinedBelow()).isZero();
  }
}
