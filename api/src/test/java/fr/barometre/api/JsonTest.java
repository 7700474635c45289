package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.PopulationBand;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON form of every public value, with Jackson 2 and Jackson 3 as they come. */
class JsonTest {

  /** Both generations of Jackson behind one face. */
  enum Jackson {
    TWO {
      private final ObjectMapper mapper = new ObjectMapper();

      @Override
      String write(Object value) throws Exception {
        return mapper.writeValueAsString(value);
      }

      @Override
      <T> T read(String json, Class<T> type) throws Exception {
        return mapper.readValue(json, type);
      }
    },
    THREE {
      private final tools.jackson.databind.ObjectMapper mapper =
          tools.jackson.databind.json.JsonMapper.shared();

      @Override
      String write(Object value) {
        return mapper.writeValueAsString(value);
      }

      @Override
      <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
      }
    };

    abstract String write(Object value) throws Exception;

    abstract <T> T read(String json, Class<T> type) throws Exception;
  }

  record Case(Jackson jackson, Object value) {}

  static Stream<Case> cases() {
    return Values.ALL.stream()
        .flatMap(value -> Stream.of(Jackson.values()).map(jackson -> new Case(jackson, value)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyValueReadsBackEqual(Case each) throws Exception {
    Class<?> type = declared(each.value());
    String json = each.jackson().write(each.value());

    assertThat((Object) each.jackson().read(json, type)).as(json).isEqualTo(each.value());
  }

  @Test
  void bothGenerationsReadWhatTheOtherWrote() throws Exception {
    for (Object value : Values.ALL) {
      Class<?> type = declared(value);
      assertThat((Object) Jackson.THREE.read(Jackson.TWO.write(value), type)).isEqualTo(value);
      assertThat((Object) Jackson.TWO.read(Jackson.THREE.write(value), type)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anUnknownPropertyIsRefusedByName(Case each) throws Exception {
    String json = each.jackson().write(each.value());
    if (!json.startsWith("{") || each.value() instanceof LenientJson) {
      return; // SIREN and references are plain strings: they have no properties
    }
    String spoilt = "{\"misspelt\": 1" + (json.equals("{}") ? "" : ",") + json.substring(1);

    assertThatThrownBy(() -> each.jackson().read(spoilt, declared(each.value())))
        .hasMessageContaining("misspelt");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingPropertyIsNamed(Jackson jackson) {
    assertThatThrownBy(
            () -> jackson.read("{\"code\":\"OUI\",\"kind\":\"SUBSTANTIVE\"}", Modality.class))
        .hasMessageContaining("label");
    assertThatThrownBy(() -> jackson.read("{\"from\":0}", PopulationBand.class))
        .hasMessageContaining("toExclusive");
    assertThatThrownBy(
            () ->
                jackson.read(
                    "{\"type\":\"COMMUNE\",\"code\":\"01001\",\"name\":\"A\"}", Collectivite.class))
        .hasMessageContaining("population");
    assertThatThrownBy(() -> jackson.read("{\"value\":0.5}", Estimate.class))
        .hasMessageContaining("status");
    assertThatThrownBy(() -> jackson.read("{\"status\":\"NOT_ESTIMABLE\"}", Estimate.class))
        .hasMessageContaining("check bases");
  }

  @ParameterizedTest
  @EnumSource
  void aSuppressedEstimateHoldsNothingButItsReason(Jackson jackson) {
    assertThatThrownBy(
            () ->
                jackson.read(
                    "{\"status\":\"SUPPRESSED\",\"suppression\":\"TOO_FEW\",\"base\":3}",
                    Estimate.class))
        .hasMessageContaining("check that nothing is shown");
    assertThatThrownBy(() -> jackson.read("{\"status\":\"SUPPRESSED\"}", Estimate.class))
        .hasMessageContaining("check the reason of a suppression");
  }

  @ParameterizedTest
  @EnumSource
  void aRegressionThatWasWrittenWithoutNotesHasNone(Jackson jackson) throws Exception {
    RegressionResult result =
        new RegressionResult(Values.FIT, List.of(), List.of(), List.of(), List.of());
    String json = jackson.write(result).replace(",\"notes\":[]", "");
    assertThat(json).doesNotContain("notes");
    assertThat(jackson.read(json, RegressionResult.class)).isEqualTo(result);
  }

  @ParameterizedTest
  @EnumSource
  void aNullWhereAValueIsRequiredIsNamed(Jackson jackson) {
    assertThatThrownBy(
            () ->
                jackson.read(
                    "{\"code\":\"OUI\",\"label\":null,\"kind\":\"SUBSTANTIVE\"}", Modality.class))
        .hasMessageContaining("label");
  }

  @Test
  void theListOfValuesIsComplete() throws IOException {
    Set<String> covered =
        Values.ALL.stream().map(v -> declared(v).getName()).collect(Collectors.toSet());

    assertThat(publicValueTypes()).isNotEmpty().allSatisfy(t -> assertThat(covered).contains(t));
  }

  /** Public classes of exported packages that are neither enums, interfaces nor builders. */
  private static List<String> publicValueTypes() throws IOException {
    Path root = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(f -> root.relativize(f).toString())
          .filter(f -> f.endsWith(".class") && !f.contains("$") && !f.endsWith("-info.class"))
          .map(f -> f.substring(0, f.length() - 6).replace('/', '.').replace('\\', '.'))
          .filter(name -> !name.startsWith("fr.barometre.api.json.")) // not exported
          .filter(JsonTest::isValue)
          .toList();
    }
  }

  private static boolean isValue(String name) {
    try {
      Class<?> type = Class.forName(name);
      return Modifier.isPublic(type.getModifiers()) && !type.isEnum() && !type.isInterface();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public type behind a generated one. */
  private static Class<?> declared(Object value) {
    Class<?> type = value.getClass();
    return Modifier.isPublic(type.getModifiers()) ? type : type.getSuperclass();
  }
}
