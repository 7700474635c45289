package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Map;

/**
 * The figure of the whole frame by a model, beside observed and adjusted; never in place of them.
 *
 * @param model what it rests on
 * @param value a proportion, or a mean in its unit
 * @param standardError zero or more
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 */
public record ModelledFigure(
    FigureModel model, double value, double standardError, double lower, double upper)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param model what it rests on
   * @param value a proportion, or a mean in its unit
   * @param standardError zero or more
   * @param lower lower end of the interval
   * @param upper upper end of the interval
   */
  public ModelledFigure {
    requireNonNull(model, "model");
    if (!(lower <= value && value <= upper) || !(standardError >= 0)) {
      throw new IllegalArgumentException(
          model
              + ": "
              + value
              + " is not in ["
              + lower
              + ", "
              + upper
              + "], or standard error "
              + standardError
              + " below zero");
    }
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "model",
        model,
        "value",
        value,
        "standardError",
        standardError,
        "lower",
        lower,
        "upper",
        upper);
  }

  @JsonCreator
  static ModelledFigure fromJson(
      @JsonProperty(value = "model", required = true) FigureModel model,
      @JsonProperty(value = "value", required = true) Double value,
      @JsonProperty(value = "standardError", required = true) Double standardError,
      @JsonProperty(value = "lower", required = true) Double lower,
      @JsonProperty(value = "upper", required = true) Double upper) {
    return new ModelledFigure(
        model,
        requireNonNull(value, "value"),
        requireNonNull(standardError, "standardError"),
        requireNonNull(lower, "lower"),
        requireNonNull(upper, "upper"));
  }
}
