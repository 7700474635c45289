package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.FrameDefect;
import fr.barometre.api.result.HeadlineTest;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScope;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import fr.barometre.api.result.Representation;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.TippingShare;
import fr.barometre.api.result.UnexplainedBias;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.api.territory.PopulationBand;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No value contradicts itself: each says what is wrong with it, and with which number. */
class ContradictionsTest {

  private static final Label LABEL = Values.LABEL;
  private static final Interval AROUND = new Interval(-0.01, 0.05, 0.95, "STUDENT");

  private static Arguments of(String expected, ThrowingCallable made) {
    return Arguments.of(expected, made);
  }

  private static Estimate.Builder estimate() {
    return Estimate.builder().from(Values.ESTIMATE);
  }

  static Stream<Arguments> figures() {
    return Stream.of(
        of("interval [0.6, 0.4] is not ordered", () -> new Interval(0.6, 0.4, 0.95, "X")),
        of("interval [NaN, 0.4]", () -> new Interval(Double.NaN, 0.4, 0.95, "X")),
        of("confidence level 95.0 is not in (0, 1)", () -> new Interval(0.4, 0.6, 95, "X")),
        of("bounds [0.6, 0.4] are not finite and ordered", () -> new Bounds(0.6, 0.4)),
        of("bounds [0.0, Infinity]", () -> new Bounds(0, Double.POSITIVE_INFINITY)),
        of("standard error -0.1 is not", () -> estimate().standardError(-0.1).build()),
        of("counts must not be negative in", () -> estimate().base(-1).build()),
        of("effective base -1.0 is negative", () -> estimate().effectiveBase(-1).build()),
        of("design effect 0.0 not above 0", () -> estimate().kishDesignEffect(0).build()),
        of("proportion 1.2 is not in [0, 1]", () -> estimate().value(1.2).build()),
        of(
            "of a proportion are not within [0, 1]",
            () -> Estimate.builder().from(Values.BOUNDED).bounds(new Bounds(-0.1, 0.8)).build()),
        of("rows do not add up: 10 read, 8 accepted", () -> new AnswerCounts(10, 8, 1, 0)),
        of("rows do not add up: 0 read, 1 accepted, -1", () -> new AnswerCounts(0, 1, -1, 0)),
        of(
            "a test needs a degree of freedom at least, got 0",
            () -> new Difference(0.02, 0.01, AROUND, 0, 0.2)),
        of("p-value 1.2 is out of range", () -> new Difference(0.02, 0.01, AROUND, 9, 1.2)),
        of("standard error -0.01", () -> new Difference(0.02, -0.01, AROUND, 9, 0.2)),
        of("evidence 'n' is not a finite number: NaN", () -> Evidence.of("n", Double.NaN)),
        of(
            "flag SMALL_BASE carries no evidence",
            () -> new Flag(FlagCode.SMALL_BASE, Severity.INFO, List.of(), LABEL, LABEL)),
        of("modality 'OUI' is in 0 responses; expected one", () -> new OwnAnswer(Values.YES, 0)),
        of(
            "scope NONE does not go with the figure",
            () ->
                new PeerFigure(
                    Values.INDICATOR, List.of(), PeerScope.NONE, Values.ESTIMATE, List.of())),
        of(
            "scope REGION does not go with the figure",
            () ->
                new PeerFigure(
                    Values.INDICATOR, List.of(), PeerScope.REGION, Values.SUPPRESSED, List.of())));
  }

  static Stream<Arguments> diagnoses() {
    Level level = new Level("INSIDE", LABEL);
    return Stream.of(
        of("frame 1001/1000", () -> new OpsnShare(1000, 1001, 120, 72, 3)),
        of("respondents 121/120", () -> new OpsnShare(1000, 400, 120, 121, 0)),
        of("unknown -1", () -> new OpsnShare(1000, 400, 120, 72, -1)),
        of("ratio -1.0", () -> new Representation(-1, 0.2, 0.4, 0.1, 0.2)),
        of("or h 4.0 is out of range", () -> new Representation(1, 0.2, 4, 0.1, 0.2)),
        of(
            "probabilities 1.1 and 0.2 are not both in [0, 1]",
            () -> new Representation(1, 0.2, 0.4, 1.1, 0.2)),
        of("probabilities 0.1 and -0.2", () -> new Representation(1, 0.2, 0.4, 0.1, -0.2)),
        of(
            "difference 1.3, standard error 0.09",
            () -> new OpsnEffect(Values.ESTIMATE, Values.BOUNDED, 1.3, 0.09, 0.1)),
        of(
            "p-value -0.1 is out of range",
            () -> new OpsnEffect(Values.ESTIMATE, Values.BOUNDED, 0.3, 0.09, -0.1)),
        of("shift NaN", () -> new CompositionShift(Double.NaN, 0.02, 1.4, 0.7)),
        of("coverage 1.7 is out of range", () -> new CompositionShift(0.06, 0.02, 1.4, 1.7)),
        of("bias ratio -1.4", () -> new CompositionShift(0.06, 0.02, -1.4, 0.7)),
        of("headline threshold 50.0 is not in (0, 1)", () -> new TippingShare(50, 0.6)),
        of("tipping share NaN is not finite", () -> new TippingShare(0.5, Double.NaN)),
        of(
            "headline threshold 0.0 is not in (0, 1), or 0.6 not finite",
            () -> new HeadlineTest(0, 0.6, false, LABEL)),
        of(
            "or Infinity not finite",
            () -> new HeadlineTest(0.5, Double.POSITIVE_INFINITY, false, LABEL)),
        of("phi 1.5 is not in [0, 1]", () -> new UnexplainedBias(1.5, 0, 0.5)),
        of("bias NaN", () -> new UnexplainedBias(0.5, Double.NaN, 0.5)),
        of("figure Infinity not finite", () -> new UnexplainedBias(0, 0, Double.POSITIVE_INFINITY)),
        of(
            "correlation 1.01 is not in [-1, 1]",
            () -> new FrameDefect(Dimension.OPSN, level, 1.01, 42)),
        of("size -1.0 negative", () -> new FrameDefect(Dimension.OPSN, level, 0.01, -1)));
  }

  static Stream<Arguments> questions() {
    Questionnaire.Builder all = Questionnaire.builder().from(Values.QUESTIONNAIRE);
    return Stream.of(
        of("modality code 'A|B' is not valid", () -> Modality.of("A|B", "a", "b")),
        of("modality code ' ' is not valid", () -> Modality.of(" ", "a", "b")),
        of("a question needs a code, got ''", () -> Question.single("", "5", LABEL, Values.YES)),
        of(
            "question 'Q1' has two modalities 'OUI'",
            () -> Question.single("Q1", "5", LABEL, Values.YES, Values.YES)),
        of(
            "question 'Q1' has no substantive modality",
            () -> Question.single("Q1", "5", LABEL, Values.BLANK)),
        of(
            "an indicator needs a code, got ' '",
            () -> IndicatorDefinition.builder().from(Values.INDICATOR).code(" ").build()),
        of("wave '1' asks no theme", () -> new Wave("1", LABEL, List.of())),
        of(
            "two themes have the code '5'",
            () -> all.addThemes(new Theme("5", Label.same("again"))).build()),
        of(
            "a reference value needs at least one modality",
            () -> new ReferenceValue(List.of(), 34, 0.97, "x")),
        of(
            "reference percentage 134.0 is not in [0, 100]",
            () -> new ReferenceValue(List.of("OUI"), 134, 0.97, "x")),
        of(
            "reference confidence 97.0 is not in [0, 1]",
            () -> new ReferenceValue(List.of("OUI"), 34, 97, "x")));
  }

  static Stream<Arguments> territories() {
    return Stream.of(
        of("an OPSN needs a name, got ''", () -> new Opsn("", List.of("60"), "x")),
        of("OPSN 'ADICO' serves no département", () -> new Opsn("ADICO", List.of(), "x")),
        of("a dimension needs a code, got ' '", () -> Dimension.of(" ", "fr", "en")),
        of("needs a publisher, got ' '", () -> publication(" ", "https://a.fr/", "2025-09-01")),
        of("a page has the address 'a.fr'", () -> publication("a", "a.fr", "2025-09-01")),
        of("published on '1er mai'", () -> publication("a", "https://a.fr/", "1er mai")),
        of(
            "a file has the address 'javascript:x'",
            () -> new PublishedFile("javascript:x", PublishedForm.CSV)),
        of("has a blank code", () -> Collectivite.builder().from(Values.COMMUNE).code(" ").build()),
        of("population band [500, 500) is empty or negative", () -> new PopulationBand(500, 500)),
        of("population band [-1, 500) is empty or negative", () -> new PopulationBand(-1, 500)));
  }

  private static Publication publication(String publisher, String page, String issued) {
    return new Publication(
        publisher, Publication.LICENCE_OUVERTE, page, issued, Values.PUBLICATION.files());
  }

  static Stream<Arguments> respondents() {
    return Stream.of(
        of(
            "a respondent needs an id, got ' '",
            () -> Respondent.builder().from(Values.NAMED).id(" ").build()),
        of(
            "respondent 'r' has neither a collectivité nor a profile of levels",
            () -> Respondent.builder().id("r").build()),
        of(
            "respondent 'r1' has a collectivité and a profile; its levels come from the frame",
            () -> Respondent.builder().from(Values.NAMED).putProfile("TYPE", "CC").build()),
        of(
            "respondent 'r1' has weight 0.0; expected a finite number above 0",
            () -> Respondent.builder().from(Values.NAMED).weight(0).build()),
        of(
            "respondent 'r1' has weight 1.0E300; expected a finite number above 0, from 1e-9 to"
                + " 1e12",
            () -> Respondent.builder().from(Values.NAMED).weight(1e300).build()),
        of(
            "respondent 'r1' has weight Infinity",
            () -> Respondent.builder().from(Values.NAMED).weight(1 / 0.0).build()),
        of(
            "respondent 'r1' has date '31/03/2025'; expected a day such as 2025-03-31",
            () -> Respondent.builder().from(Values.NAMED).date("31/03/2025").build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"figures", "diagnoses", "questions", "territories", "respondents"})
  void are_refused_in_words(String expected, ThrowingCallable made) {
    assertThatThrownBy(made)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }
}
