package fr.barometre.api;

import static fr.barometre.api.territory.Dimension.OPSN;
import static fr.barometre.api.territory.Dimension.REGION;
import static fr.barometre.api.territory.Dimension.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.barometre.api.JsonTest.Jackson;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PartBounds;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrossedSegmentTest {

  private static CrossedSegment crossed(List<Dimension> dimensions, List<Level> levels) {
    return new CrossedSegment(
        dimensions, levels, Values.ESTIMATE, Values.ESTIMATE, List.of(Values.FLAG));
  }

  @Test
  void itsTextsAreThoseOfItsDimensionsAndLevels() {
    assertThat(Values.CROSSED_SEGMENT.heading().fr())
        .isEqualTo("Région × Territoire couvert par un OPSN");
    assertThat(Values.CROSSED_SEGMENT.heading().en())
        .isEqualTo("Region × Territory served by an OPSN");
    assertThat(Values.CROSSED_SEGMENT.label().fr()).isEqualTo("84 × Oui");
    assertThat(Values.CROSSED_SEGMENT.label().en()).isEqualTo("84 × Yes");
  }

  @Test
  void itIsFoundByItsCodesInAnyOrder() {
    assertThat(Values.CROSSED.crossedSegment(Map.of(OPSN, "INSIDE", REGION, "84")))
        .isEqualTo(Values.CROSSED_SEGMENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.CROSSED.crossedSegment(Map.of(OPSN, "OUTSIDE", REGION, "84")))
        .withMessage(
            "no levels [84, OUTSIDE] of [REGION, OPSN] in indicator 'a.b'; expected one of"
                + " [[84, INSIDE]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.CROSSED.crossedSegment(Map.of(TYPE, "COMMUNE", REGION, "84")))
        .withMessage(
            "indicator 'a.b' is not crossed by [REGION, TYPE] but by [[REGION, OPSN]]: ask for it"
                + " with crossedBy(...)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Values.RESULT.crossedSegment(Map.of(TYPE, "COMMUNE", REGION, "84")))
        .withMessage(
            "indicator 'a.b' is not crossed by [REGION, TYPE]: ask for it with"
                + " crossedBy(...)");
  }

  @Test
  void aResultIsLimitedToSomeOfItsBreakdowns() {
    IndicatorResult whole =
        IndicatorResult.builder()
            .from(Values.FULL_RESULT)
            .segments(List.of(segment(REGION), segment(OPSN), segment(TYPE)))
            .build();
    assertThat(whole.limitedTo(OPSN, REGION).segments())
        .containsExactly(segment(REGION), segment(OPSN));
    assertThat(whole.limitedTo(OPSN, REGION).crossedSegments())
        .containsExactly(Values.CROSSED_SEGMENT);
    IndicatorResult headline = whole.limitedTo();
    assertThat(headline)
        .isEqualTo(
            IndicatorResult.builder()
                .from(whole)
                .segments(List.of())
                .crossedSegments(List.of())
                .independence(List.of())
                .selection(headline.selection().orElseThrow())
                .build());
    assertThat(headline.selection().orElseThrow().parts()).isEmpty();
    assertThat(whole.limitedTo(OPSN).crossedSegments()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.limitedTo(Dimension.ROLE))
        .withMessage("indicator 'a.b' is not broken down by ROLE but by [OPSN, REGION, TYPE]");
  }

  @Test
  void theWorstCaseOfAPartGoesWithItsBreakdown() {
    Selection known = Values.FULL_RESULT.selection().orElseThrow();
    PartBounds region = bounds(REGION, "84");
    PartBounds inside = bounds(OPSN, "INSIDE");
    PartBounds type = bounds(TYPE, "COMMUNE");
    IndicatorResult whole =
        IndicatorResult.builder()
            .from(Values.FULL_RESULT)
            .segments(List.of(segment(REGION), segment(TYPE)))
            .selection(
                new Selection(
                    known.worstCase(),
                    known.headlines(),
                    List.of(inside, region, type),
                    known.unexplained(),
                    known.defects(),
                    known.models()))
            .build();
    assertThat(whole.opsn().effect()).as("the sides of OPSN are shown").isPresent();
    assertThat(whole.limitedTo(REGION).selection().orElseThrow().parts())
        .containsExactly(inside, region);
    assertThat(whole.limitedTo().selection().orElseThrow().parts()).containsExactly(inside);
  }

  private static PartBounds bounds(Dimension dimension, String level) {
    return new PartBounds(
        dimension,
        new Level(level, Values.LABEL),
        Values.FULL_RESULT.selection().orElseThrow().worstCase());
  }

  private static Segment segment(Dimension dimension) {
    return new Segment(
        dimension, new Level("A", Values.LABEL), Values.ESTIMATE, Values.ESTIMATE, List.of());
  }

  @Test
  void itHasALevelOfEachOfSeveralDimensions() {
    Level level = new Level("84", Values.LABEL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossed(List.of(REGION), List.of(level)))
        .withMessage("a crossed segment needs two or more distinct dimensions, got [REGION]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossed(List.of(REGION, REGION), List.of(level, level)))
        .withMessageContaining("distinct dimensions, got [REGION, REGION]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crossed(List.of(REGION, TYPE), List.of(level)))
        .withMessage("a segment that crosses [REGION, TYPE] needs a level of each, got [84]");
  }

  @ParameterizedTest
  @EnumSource
  void aResultWithoutACrossingIsWrittenAsItWas(Jackson jackson) throws Exception {
    assertThat(jackson.write(Values.RESULT)).doesNotContain("crossed");
    assertThat(jackson.write(Values.CROSSED))
        .contains("\"crossedSegments\":[{\"dimensions\":[{\"code\":\"REGION\"")
        .doesNotContain("heading");
  }

  @ParameterizedTest
  @EnumSource
  void aReaderOfBeforeFindsTheSameSegments(Jackson jackson) throws Exception {
    String later = jackson.write(Values.CROSSED).replace("crossedSegments", "unknownYet");
    assertThat(jackson.read(later, IndicatorResult.class)).isEqualTo(Values.RESULT);
  }
}
