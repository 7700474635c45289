package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.List;
import java.util.Map;

/**
 * A number behind a flag.
 *
 * @param name what the number is, for example {@code "cohensH"}
 * @param value the number, finite
 * @param thresholds what it was compared with, in order of severity; none when it only informs
 */
public record Evidence(String name, double value, List<Double> thresholds) implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param name what the number is
   * @param value the number, finite
   * @param thresholds what it was compared with, in order of severity
   */
  public Evidence {
    requireNonNull(name, "name");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "evidence '" + name + "' is not a finite number: " + value);
    }
    thresholds = List.copyOf(requireNonNull(thresholds, "thresholds"));
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json("name", name, "value", value, "thresholds", thresholds);
  }

  @JsonCreator
  static Evidence fromJson(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "value", required = true) Double value,
      @JsonProperty(value = "thresholds", required = true) List<Double> thresholds) {
    return new Evidence(name, requireNonNull(value, "value"), thresholds);
  }

  /**
   * Evidence from its parts.
   *
   * @param name what the number is
   * @param value the number
   * @param thresholds what it was compared with
   * @return the evidence
   */
  public static Evidence of(String name, double value, Double... thresholds) {
    return new Evidence(name, value, List.of(thresholds));
  }
}
