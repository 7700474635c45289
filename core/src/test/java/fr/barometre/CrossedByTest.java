package fr.barometre;

import static fr.barometre.api.territory.Dimension.OPSN;
import static fr.barometre.api.territory.Dimension.POPULATION_BAND;
import static fr.barometre.api.territory.Dimension.REGION;
import static fr.barometre.api.territory.Dimension.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Breakdowns by combinations of levels. */
class CrossedByTest {

  private static final String CODE = "teletravail.charte";
  private static final SyntheticSurvey SURVEY = SyntheticSurvey.draw(900, 0.4, 12);
  private static final Answers ANSWERS = SURVEY.answers();
  private static final IndicatorQuery OPEN =
      Barometre.indicator(CODE).answers(ANSWERS).disclosure(Disclosure.NONE);

  private static String[] column(Dimension dimension) {
    return SURVEY.who().stream()
        .map(who -> SyntheticSurvey.FRAME.level(dimension, who).code())
        .toArray(String[]::new);
  }

  private static List<String> codes(CrossedSegment segment) {
    return segment.levels().stream().map(Level::code).toList();
  }

  private static boolean hasValue(Estimate estimate) {
    return estimate.status() == EstimateStatus.ESTIMATED
        || estimate.status() == EstimateStatus.POINT_ONLY;
  }

  @Test
  void it_is_the_breakdown_of_those_who_share_a_level() {
    IndicatorResult crossed = OPEN.crossedBy(TYPE, POPULATION_BAND).compute();
    Answers communes =
        ANSWERS.of(
            who -> who.collectivite().filter(r -> r.toString().startsWith("COMMUNE:")).isPresent());
    IndicatorResult among = OPEN.answers(communes).by(POPULATION_BAND).compute();
    assertThat(among.segments()).hasSize(3);
    for (Segment one : among.segments()) {
      CrossedSegment two =
          crossed.crossedSegment(Map.of(POPULATION_BAND, one.level().code(), TYPE, "COMMUNE"));
      assertThat(two.observed().base()).isEqualTo(one.observed().base());
      assertThat(two.observed().value()).isEqualTo(one.observed().value());
      assertThat(two.observed().standardError().orElseThrow())
          .isCloseTo(one.observed().standardError().orElseThrow(), within(1e-12));
    }
  }

  /** As R's {@code svyby(~y, ~a + b, design, svymean)}, with which the design agrees. */
  @Test
  void it_is_the_crossing_of_a_design_on_columns() {
    String[] types = column(TYPE);
    Map<Level, Long> sizes = SyntheticSurvey.FRAME.counts(TYPE);
    double[] population =
        SURVEY.who().stream()
            .mapToDouble(who -> sizes.getOrDefault(SyntheticSurvey.FRAME.level(TYPE, who), 0L))
            .toArray();
    double[] ones = new double[types.length];
    Arrays.fill(ones, 1);
    SurveyDesign equal =
        SurveyDesign.of(ones)
            .withStrata(types)
            .withPopulationSizes(population)
            .withLonelyStrata(LonelyStratum.CENTERED);
    for (List<Dimension> dimensions :
        List.of(List.of(TYPE, POPULATION_BAND), List.of(REGION, POPULATION_BAND))) {
      SortedMap<List<String>, SurveyDesign> domains =
          equal.crossedBy(column(dimensions.get(0)), column(dimensions.get(1)));
      IndicatorResult result = OPEN.crossedBy(dimensions.get(0), dimensions.get(1)).compute();
      Set<List<String>> found = new HashSet<>();
      for (CrossedSegment segment : result.crossedSegments()) {
        if (hasValue(segment.observed())) {
          found.add(codes(segment));
          SurveyEstimate expected = domains.get(codes(segment)).mean(SURVEY.yesses());
          assertThat(segment.observed().value().orElseThrow())
              .isCloseTo(expected.value(), within(1e-12));
          segment
              .observed()
              .standardError()
              .ifPresent(e -> assertThat(e).isCloseTo(expected.standardError(), within(1e-12)));
        }
      }
      assertThat(found).isEqualTo(domains.keySet());
    }
  }

  @Test
  void it_has_the_combinations_of_the_frame_in_the_order_of_the_levels() {
    IndicatorResult result =
        OPEN.by(TYPE, POPULATION_BAND).crossedBy(TYPE, POPULATION_BAND).compute();
    List<String> types =
        result.segments().stream()
            .filter(s -> s.dimension().equals(TYPE))
            .map(s -> s.level().code())
            .toList();
    List<String> bands =
        result.segments().stream()
            .filter(s -> s.dimension().equals(POPULATION_BAND))
            .map(s -> s.level().code())
            .toList();
    Set<List<Level>> frame = SyntheticSurvey.FRAME.counts(List.of(TYPE, POPULATION_BAND)).keySet();
    List<List<String>> expected =
        types.stream()
            .flatMap(type -> bands.stream().map(band -> List.of(type, band)))
            .filter(
                codes ->
                    frame.stream()
                        .anyMatch(l -> l.stream().map(Level::code).toList().equals(codes)))
            .toList();
    assertThat(result.crossedSegments()).extracting(CrossedByTest::codes).isEqualTo(expected);
    assertThat(expected).hasSizeLessThan(types.size() * bands.size());
    assertThat(result.crossedSegments())
        .allSatisfy(s -> assertThat(s.dimensions()).containsExactly(TYPE, POPULATION_BAND));
  }

  @Test
  void its_segments_add_up_to_those_of_the_margins() {
    for (Weighting weighting : List.of(Weighting.NONE, PostStratification.on(POPULATION_BAND))) {
      IndicatorResult result =
          OPEN.weighting(weighting).by(TYPE).crossedBy(TYPE, OPSN, POPULATION_BAND).compute();
      for (Segment type : result.segments()) {
        long base =
            result.crossedSegments().stream()
                .filter(s -> s.levels().get(0).equals(type.level()))
                .mapToLong(s -> s.observed().base().orElseThrow())
                .sum();
        assertThat(base).isEqualTo(type.observed().base().orElseThrow());
      }
      assertThat(OPEN.weighting(weighting).by(TYPE).compute().segments())
          .isEqualTo(result.segments());
    }
  }

  @Test
  void it_carries_flags_and_hides_as_a_breakdown_does() {
    IndicatorResult result =
        Barometre.indicator(CODE)
            .answers(ANSWERS)
            .crossedBy(TYPE, POPULATION_BAND)
            .disclosure(Disclosure.DEFAULT.withoutJoining())
            .compute();
    assertThat(result.segments()).isEmpty();
    assertThat(result.crossedSegments())
        .flatExtracting(CrossedSegment::flags)
        .extracting(Flag::code)
        .contains(FlagCode.SUPPRESSED);
    assertThat(result.crossedSegments())
        .filteredOn(s -> s.observed().isSuppressed())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.adjusted().isSuppressed()).isTrue());
    assertThat(OPEN.crossedBy(TYPE, POPULATION_BAND).compute().crossedSegments())
        .flatExtracting(CrossedSegment::flags)
        .extracting(Flag::code)
        .contains(FlagCode.SMALL_BASE);
  }

  @Test
  void a_request_may_cross_several_times() {
    IndicatorQuery once = OPEN.crossedBy(TYPE, POPULATION_BAND);
    IndicatorResult twice = once.crossedBy(OPSN, POPULATION_BAND).compute();
    assertThat(twice.crossedSegments())
        .extracting(CrossedSegment::dimensions)
        .contains(List.of(TYPE, POPULATION_BAND), List.of(OPSN, POPULATION_BAND));
    assertThat(twice.crossedSegments()).containsAll(once.compute().crossedSegments());
    assertThat(once.crossedBy(TYPE, POPULATION_BAND).compute()).isEqualTo(once.compute());
  }

  @Test
  void editions_tallies_and_executors_give_the_same() {
    IndicatorQuery query = OPEN.by(REGION).crossedBy(TYPE, OPSN).disclosure(Disclosure.DEFAULT);
    IndicatorResult expected = query.compute();
    assertThat(
            Barometre.edition(Edition2025.QUESTIONNAIRE)
                .answers(ANSWERS)
                .by(REGION)
                .crossedBy(TYPE, OPSN)
                .compute()
                .indicator(CODE))
        .isEqualTo(Optional.of(expected));
    Tally tally =
        Tally.of(
            ANSWERS,
            SyntheticSurvey.FRAME,
            OPSN,
            TYPE,
            POPULATION_BAND,
            REGION,
            Dimension.POPULATION_FINE);
    assertThat(query.answers(tally).compute()).isEqualTo(expected);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      assertThat(query.executor(two).compute()).isEqualTo(expected);
    } finally {
      two.shutdown();
    }
    assertThatThrownBy(() -> OPEN.answers(tally).crossedBy(REGION, Dimension.DEPARTEMENT).compute())
        .hasMessageContaining("DEPARTEMENT is needed too");
    Dimension other = Dimension.of("OTHER", "Autre", "Other");
    assertThatThrownBy(() -> OPEN.crossedBy(TYPE, other).compute())
        .hasMessageContaining("does not describe dimension 'OTHER'");
  }

  @Test
  void only_distinct_dimensions_are_crossed() {
    assertThatThrownBy(() -> OPEN.crossedBy(TYPE, OPSN, TYPE))
        .hasMessage("expected distinct dimensions to cross, got [TYPE, OPSN, TYPE]");
  }
}
