package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.List;

/**
 * The units and degrees of freedom of a regression, and the covariance of its coefficients.
 *
 * @param model {@code logistic} or {@code linear}
 * @param units how many units it was fitted to
 * @param missing how many of the domain were left out, of whom a value is missing
 * @param degreesOfFreedom those of the design, plus one, less the number of coefficients
 * @param covariance the design's covariance of the coefficients, row by row
 */
public record RegressionFit(
    @JsonProperty(required = true) String model,
    @JsonProperty(required = true) long units,
    @JsonProperty(required = true) long missing,
    @JsonProperty(required = true) long degreesOfFreedom,
    @JsonProperty(required = true) List<List<Double>> covariance)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param model {@code logistic} or {@code linear}
   * @param units how many units it was fitted to
   * @param missing how many of the domain were left out, of whom a value is missing
   * @param degreesOfFreedom those of the design, plus one, less the number of coefficients
   * @param covariance the design's covariance of the coefficients, row by row
   */
  public RegressionFit {
    requireNonNull(model, "model");
    covariance = List.copyOf(requireNonNull(covariance, "covariance"));
    covariance = covariance.stream().map(List::copyOf).toList();
    if (degreesOfFreedom < 1 || units < 1 || missing < 0) {
      throw new IllegalArgumentException(
          units
              + " units, "
              + missing
              + " missing, "
              + degreesOfFreedom
              + " degrees of freedom are out of range");
    }
  }

  @JsonCreator
  static RegressionFit fromJson(
      @JsonProperty(value = "model", required = true) String model,
      @JsonProperty(value = "units", required = true) Long units,
      @JsonProperty(value = "missing", required = true) Long missing,
      @JsonProperty(value = "degreesOfFreedom", required = true) Long degreesOfFreedom,
      @JsonProperty(value = "covariance", required = true) List<List<Double>> covariance) {
    return new RegressionFit(
        model,
        requireNonNull(units, "units"),
        requireNonNull(missing, "missing"),
        requireNonNull(degreesOfFreedom, "degreesOfFreedom"),
        covariance);
  }
}
