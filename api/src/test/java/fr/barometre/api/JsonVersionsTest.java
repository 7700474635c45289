package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.barometre.api.JsonTest.Jackson;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * JSON from one version to the next: results are read leniently; definitions strictly, with the
 * defaults of their builders; numbers are numbers.
 */
class JsonVersionsTest {

  private static final ObjectMapper TREES = new ObjectMapper();

  /** Numbers that a value may do without. */
  private static final Set<String> OPTIONAL = Set.of("formatVersion", "designEffect", "fewest");

  /** Files named {@code before-} were written by the library as it was before it had versions. */
  private static String file(String name) throws IOException {
    try (InputStream in = JsonVersionsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static <T> T ofAll(Class<T> type) {
    return Values.ALL.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void resultsOfTheVersionBeforeAreRead(Jackson jackson) throws Exception {
    assertThat(jackson.read(file("before-report.json"), BarometreReport.class))
        .isEqualTo(ofAll(BarometreReport.class));
    assertThat(jackson.read(file("before-change.json"), Change.class)).isEqualTo(Values.CHANGE);
    assertThat(jackson.read(file("before-comparison.json"), PeerComparison.class))
        .isEqualTo(ofAll(PeerComparison.class));
  }

  @ParameterizedTest
  @EnumSource
  void resultsOfTheVersionAfterAreRead(Jackson jackson) throws Exception {
    BarometreReport report = jackson.read(file("after-report.json"), BarometreReport.class);

    assertThat(report.edition()).isEqualTo(Values.QUESTIONNAIRE);
    IndicatorResult result = report.indicators().get(0);
    assertThat(result.observed()).isEqualTo(Values.ESTIMATE);
    assertThat(result.flags()).extracting(Flag::code).contains(FlagCode.UNKNOWN);
    Flag unknown = result.flag(FlagCode.UNKNOWN).orElseThrow();
    assertThat(unknown.sentence().en()).isEqualTo("The mode of collection changes the figure.");
    assertThat(unknown.evidence("difference").orElseThrow().value()).isEqualTo(0.08);
    assertThat(IndicatorResult.builder().from(result).flags(List.of(Values.FLAG)).build())
        .isEqualTo(Values.RESULT);
  }

  @ParameterizedTest
  @EnumSource
  void propertiesThatAResultDoesNotKnowArePassedOverWhereverTheyStand(Jackson jackson)
      throws Exception {
    for (Object value : Values.ALL) {
      if (value instanceof LenientJson) {
        JsonNode tree = TREES.readTree(jackson.write(value));
        for (JsonNode object : objects(tree)) {
          ((ObjectNode) object).putObject("addedLater").put("x", 1);
        }
        assertThat((Object) jackson.read(tree.toString(), declared(value)))
            .as(tree.toString())
            .isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void topLevelResultsSayTheirFormatAndALaterOneIsRefused(Jackson jackson) throws Exception {
    List<Object> results =
        List.of(
            ofAll(BarometreReport.class),
            ofAll(PeerComparison.class),
            Values.RESULT,
            Values.CHANGE,
            Values.EDITION_CHANGE);
    for (Object result : results) {
      String json = jackson.write(result);
      assertThat(json).startsWith("{\"formatVersion\":1,");
      assertThatThrownBy(
              () ->
                  jackson.read(
                      json.replace("\"formatVersion\":1", "\"formatVersion\":2"), declared(result)))
          .hasMessageContaining("format version 2")
          .hasMessageContaining("up to 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoNumberIsRefusedWhereANumberIsExpected(Jackson jackson) throws Exception {
    for (Object value : Values.ALL) {
      String json = jackson.write(value);
      int numbers = numbers(TREES.readTree(json)).size();
      for (int n = 0; n < numbers; n++) {
        for (String wrong : List.of("null", "\"\"")) {
          JsonNode tree = TREES.readTree(json);
          Place place = numbers(tree).get(n);
          boolean optional =
              List.of("weight", "respondents", "oddsFactor").contains(place.name())
                  || (place.name().equals("collectivites")
                      && !(value instanceof ModelledArea)
                      && !(value instanceof ModelledResult));
          if (optional && wrong.equals("null")) {
            continue; // these may be left out, and null says so
          }
          place.holder().set(place.name(), TREES.readTree(wrong));
          assertThatThrownBy(() -> jackson.read(tree.toString(), declared(value)))
              .as(tree.toString())
              .isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommuneWithoutANumberOfInhabitantsIsRefusedByName(Jackson jackson) {
    for (String wrong : List.of("null", "\"\"")) {
      assertThatThrownBy(
              () ->
                  jackson.read(
                      "{\"type\":\"COMMUNE\",\"code\":\"01001\",\"name\":\"A\",\"population\":"
                          + wrong
                          + "}",
                      Collectivite.class))
          .hasMessageContaining("population");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatABuilderDoesByDefaultJsonDoesToo(Jackson jackson) throws Exception {
    String label = "{\"fr\":\"Oui\",\"en\":\"Yes\"}";
    assertThat(
            jackson.read(
                "{\"code\":\"a.b\",\"label\":"
                    + label
                    + ",\"question\":\"Q1\",\"counted\":[\"OUI\"]}",
                IndicatorDefinition.class))
        .isEqualTo(
            IndicatorDefinition.builder()
                .code("a.b")
                .label(Values.LABEL)
                .question("Q1")
                .addCounted("OUI")
                .build());
    assertThat(
            jackson.read(
                "{\"code\":\"q.moyenne\",\"label\":" + label + ",\"question\":\"Q3\"}",
                IndicatorDefinition.class))
        .isEqualTo(Values.MEAN);
    assertThat(jackson.read("{\"code\":\"2025\",\"title\":" + label + "}", Questionnaire.class))
        .isEqualTo(Questionnaire.builder().code("2025").title(Values.LABEL).build());
    assertThat(jackson.read("{\"code\":\"OUI\",\"label\":" + label + "}", Modality.class))
        .isEqualTo(Values.YES);
    assertThat(
            jackson.read("{\"code\":\"1\",\"label\":" + label + ",\"themes\":[\"5\"]}", Wave.class))
        .isEqualTo(new Wave("1", Values.LABEL, List.of("5")));
    assertThat(jackson.read("{\"id\":\"r1\",\"collectivite\":\"COMMUNE:01001\"}", Respondent.class))
        .isEqualTo(Respondent.builder().id("r1").collectivite(Values.COMMUNE.ref()).build());
    assertThat(
            jackson
                .read(
                    "{\"code\":\"Q4\",\"theme\":\"5\",\"wording\":"
                        + label
                        + ",\"kind\":\"NUMBER\",\"range\":{\"minimum\":0,\"maximum\":9,\"unit\":"
                        + label
                        + "}}",
                    Question.class)
                .modalities())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionnaireIsWrittenInFewWords(Jackson jackson) throws Exception {
    Questionnaire read =
        jackson.read(
            "{\"code\":\"2026\",\"questions\":["
                + "{\"code\":\"charte\",\"wording\":\"Une charte ?\",\"modalities\":["
                + "{\"code\":\"OUI\",\"label\":\"Oui\"},"
                + "{\"code\":\"NON\",\"label\":{\"fr\":\"Non\"}},"
                + "{\"code\":\"NSP\",\"label\":\"Ne sait pas\",\"kind\":\"DONT_KNOW\"}]},"
                + "{\"code\":\"agents\",\"theme\":\"formation\",\"wording\":\"Combien ?\","
                + "\"range\":{\"minimum\":0,\"maximum\":5000,\"unit\":\"agents\"}}],"
                + "\"indicators\":["
                + "{\"code\":\"charte\",\"label\":\"Ont une charte\",\"question\":\"charte\","
                + "\"counted\":[\"OUI\"]},"
                + "{\"code\":\"agents\",\"label\":\"Agents\",\"question\":\"agents\"}]}",
            Questionnaire.class);

    assertThat(read.title()).isEqualTo(Label.same("2026"));
    assertThat(read.themes())
        .containsExactly(
            new Theme("questions", Label.same("questions")),
            new Theme("formation", Label.same("formation")));
    assertThat(read.questions())
        .extracting(Question::kind)
        .containsExactly(QuestionKind.SINGLE, QuestionKind.NUMBER);
    assertThat(read.questions().get(0).modality("NON").map(Modality::label))
        .contains(Label.same("Non"));
    assertThat(jackson.read(jackson.write(read), Questionnaire.class)).isEqualTo(read);
    assertThat(
            jackson.read(
                "{\"code\":\"2026\",\"title\":\"Enqu\u00eate\",\"themes\":[{\"code\":\"5\"}],"
                    + "\"waves\":[{\"code\":\"1\",\"themes\":[\"5\"]}]}",
                Questionnaire.class))
        .isEqualTo(
            Questionnaire.builder()
                .code("2026")
                .title(Label.same("Enqu\u00eate"))
                .addThemes(new Theme("5", Label.same("5")))
                .addWaves(new Wave("1", Label.of("Vague 1", "Wave 1"), List.of("5")))
                .build());
    assertThatThrownBy(() -> jackson.read("{\"code\":\"OUI\",\"label\":{}}", Modality.class))
        .hasMessageContaining("a label needs both texts");
  }

  private record Place(ObjectNode holder, String name) {}

  private static List<Place> numbers(JsonNode tree) {
    List<Place> found = new ArrayList<>();
    for (JsonNode object : objects(tree)) {
      for (Iterator<Map.Entry<String, JsonNode>> i = object.properties().iterator();
          i.hasNext(); ) {
        Map.Entry<String, JsonNode> property = i.next();
        if (property.getValue().isNumber() && !OPTIONAL.contains(property.getKey())) {
          found.add(new Place((ObjectNode) object, property.getKey()));
        }
      }
    }
    return found;
  }

  private static List<JsonNode> objects(JsonNode tree) {
    List<JsonNode> found = new ArrayList<>();
    if (tree.isObject()) {
      found.add(tree);
    }
    tree.forEach(child -> found.addAll(objects(child)));
    return found;
  }

  private static Class<?> declared(Object value) {
    Class<?> type = value.getClass();
    return java.lang.reflect.Modifier.isPublic(type.getModifiers()) ? type : type.getSuperclass();
  }
}
