package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Representation;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.Standardisation;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.api.result.TippingShare;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Siren;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import nl.jqno.equalsverifier.api.SingleTypeEqualsVerifierApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of equals and hashCode, for every public value. EqualsVerifier checks the generated
 * classes; records, whose constructors refuse made-up values, must keep the language's equality.
 */
class EqualityTest {

  private static final Label OTHER_LABEL = Label.of("Non", "No");
  private static final Modality NO = Modality.of("NON", "Non", "No");

  /** Two different values of each record that a generated class holds. */
  private static final List<Object[]> PAIRS =
      List.of(
          pair(Values.LABEL, OTHER_LABEL),
          pair(Values.YES, NO),
          pair(Values.QUESTION, Question.single("Q2", "5", Values.LABEL, NO)),
          pair(Values.REFERENCE, new ReferenceValue(List.of("OUI"), 5, 1, "presse")),
          pair(new Theme("1", OTHER_LABEL), new Theme("2", OTHER_LABEL)),
          pair(new Panel("1", OTHER_LABEL), new Panel("2", OTHER_LABEL)),
          pair(new Wave("1", OTHER_LABEL, List.of("1")), new Wave("2", OTHER_LABEL, List.of("1"))),
          pair(Siren.parse("210100012"), Siren.parse("356000000")),
          pair(CollectiviteRef.parse("COMMUNE:01001"), CollectiviteRef.parse("COMMUNE:01002")),
          pair(new Interval(0, 1, 0.9, "A"), new Interval(0, 0.5, 0.9, "A")),
          pair(new Bounds(0, 1), new Bounds(0, 0.5)),
          pair(Values.SHARE, new OpsnShare(10, 4, 5, 2, 0)),
          pair(Values.REPRESENTATION, new Representation(1, 0, 0, 0.5, 1)),
          pair(Values.EFFECT, new OpsnEffect(Values.ESTIMATE, Values.ESTIMATE, 0, 0.1, 1)),
          pair(Values.STANDARDISED, new StandardisedEffect(0, 0, 0, 0.1, 1)),
          pair(Values.STANDARDISATION, new Standardisation(List.of(), OTHER_LABEL)),
          pair(Values.MODELLED, new ModelledFigure(FigureModel.OUTCOME, 0, 0, 0, 0)),
          pair(Values.TESTS, new TestsOfEdition(2, 1, 1)),
          pair(Values.SHIFT, new CompositionShift(0, 0.1, 0, 0.95)),
          pair(new TippingShare(0.5, 0.1), new TippingShare(0.5, 0.2)),
          pair(
              new ModalityShare(Values.YES, Values.ESTIMATE, Values.ESTIMATE),
              new ModalityShare(NO, Values.ESTIMATE, Values.ESTIMATE)),
          pair(
              Values.SEGMENT,
              new Segment(
                  Dimension.TYPE,
                  new Level("a", OTHER_LABEL),
                  Values.ESTIMATE,
                  Values.ESTIMATE,
                  List.of())),
          pair(
              Values.CROSSED_SEGMENT,
              new CrossedSegment(
                  List.of(Dimension.TYPE, Dimension.OPSN),
                  Values.CROSSED_SEGMENT.levels(),
                  Values.ESTIMATE,
                  Values.ESTIMATE,
                  List.of())),
          pair(
              Values.FLAG,
              new Flag(
                  FlagCode.SMALL_BASE,
                  Severity.SEVERE,
                  List.of(Evidence.of("n", 1)),
                  OTHER_LABEL,
                  OTHER_LABEL)),
          pair(Values.COUNTS, new AnswerCounts(1, 1, 0, 0)),
          pair(Values.REJECTION, new Rejection("b.csv", 1, "c", "v", "e")),
          pair(
              Values.INDICATOR,
              IndicatorDefinition.builder().from(Values.INDICATOR).code("c.d").build()),
          pair(Values.ESTIMATE, Values.BOUNDED),
          pair(Values.DIFFERENCE, new Difference(0, 0, new Interval(0, 0, 0.9, "STUDENT"), 1, 1)),
          pair(Values.RESULT, Values.FIRST_RESULT),
          pair(Values.DIAGNOSIS, Values.NO_DIAGNOSIS),
          pair(
              Values.SELECTION,
              new Selection(new Bounds(0, 1), List.of(), List.of(), List.of(), List.of())));

  private static Object[] pair(Object red, Object blue) {
    return new Object[] {red, blue};
  }

  static Stream<Class<?>> types() {
    return Values.ALL.stream().<Class<?>>map(Object::getClass).distinct();
  }

  @ParameterizedTest
  @MethodSource("types")
  void equalityFollowsTheContract(Class<?> type) {
    if (type.isRecord()) {
      assertThat(type.getDeclaredMethods())
          .noneMatch(m -> m.getName().equals("equals") && !isLanguages(type));
      assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType))
          .noneMatch(Class::isArray);
      return;
    }
    SingleTypeEqualsVerifierApi<?> verifier =
        EqualsVerifier.forClass(type).suppress(Warning.NULL_FIELDS);
    for (Object[] pair : PAIRS) {
      verifier = prefab(verifier, pair[0], pair[1]);
    }
    verifier.verify();
  }

  @ParameterizedTest
  @MethodSource("types")
  void valuesMadeApartAreEqual(Class<?> type) throws Exception {
    for (Object value : Values.ALL) {
      if (value.getClass() == type) {
        Class<?> declared = type.isRecord() ? type : type.getSuperclass();
        Object copy = JsonTest.Jackson.TWO.read(JsonTest.Jackson.TWO.write(value), declared);
        assertThat(copy).isNotSameAs(value).isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(value).isNotEqualTo(null).isNotEqualTo("something else");
        Values.ALL.stream().filter(v -> v != value).forEach(v -> assertThat(value).isNotEqualTo(v));
      }
    }
  }

  /** Whether equals of a record is the one that the compiler made: it carries no line numbers. */
  private static boolean isLanguages(Class<?> type) {
    try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      String constants =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
      return constants.contains("java/lang/runtime/ObjectMethods");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> SingleTypeEqualsVerifierApi<?> prefab(
      SingleTypeEqualsVerifierApi<?> verifier, T red, T blue) {
    Class<?> type = red.getClass();
    Class<?> declared = type.isRecord() ? type : type.getSuperclass();
    return verifier.withPrefabValues((Class<T>) declared, red, blue);
  }
}
