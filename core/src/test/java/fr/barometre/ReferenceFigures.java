package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What R computed, by name: figures agree with it to ten digits. */
record ReferenceFigures(JsonNode expected) {

  private static final double TEN_DIGITS = 1e-10;

  /** The figures of a file of the fixtures. */
  static ReferenceFigures of(String file) {
    try (InputStream in = ReferenceFigures.class.getResourceAsStream("/fixtures/" + file)) {
      return new ReferenceFigures(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figures that have a common name. */
  ReferenceFigures under(String name) {
    return new ReferenceFigures(expected.get(name));
  }

  /** Estimate, standard error, degrees of freedom and interval. */
  void match(Estimate estimate, String name) {
    ReferenceFigures figure = under(name);
    figure.matches("estimate", estimate.value().orElseThrow());
    figure.matches("se", estimate.standardError().orElseThrow());
    figure.matches("low", estimate.interval().orElseThrow().lower());
    figure.matches("high", estimate.interval().orElseThrow().upper());
    assertThat(estimate.degreesOfFreedom().orElseThrow())
        .isEqualTo(figure.expected().get("df").asLong());
  }

  /** A single number. */
  void matches(String name, double found) {
    double number = expected.get(name).asDouble();
    assertThat(found).as(name).isCloseTo(number, within(TEN_DIGITS * Math.abs(number)));
  }
}
