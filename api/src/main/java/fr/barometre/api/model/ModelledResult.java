package fr.barometre.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.json.Rounded;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The modelled figures of an indicator, one for every level that a dimension has in the frame,
 * whether or not anyone answered there.
 *
 * <p>A model knows of an area what other areas like it say. Its figures are expectations, not
 * counts of answers, and are never to be mixed with those without saying so.
 */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "formatVersion",
  "indicator",
  "waves",
  "dimension",
  "national",
  "oddsFactor",
  "areas",
  "spreads",
  "flags",
  "provenance"
})
public abstract class ModelledResult implements LenientJson {

  ModelledResult() {}

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  /**
   * The indicator that is modelled.
   *
   * @return the definition
   */
  @JsonProperty
  public abstract IndicatorDefinition indicator();

  /**
   * The waves whose answers the figures are of.
   *
   * @return one, several that are pooled, or none if it is not known
   */
  @JsonProperty
  public abstract List<Wave> waves();

  /**
   * The dimension whose levels are the areas.
   *
   * @return the dimension
   */
  @JsonProperty
  public abstract Dimension dimension();

  /**
   * The adjusted figure of the whole frame, which the areas add up to where it is estimated.
   *
   * @return the figure
   */
  @JsonProperty
  public abstract Estimate national();

  abstract @Nullable Double knownOddsFactor();

  @JsonProperty("oddsFactor")
  @Nullable Double roundedOddsFactor() {
    Double known = knownOddsFactor();
    return known == null ? null : Rounded.of(known);
  }

  /**
   * The factor by which the odds of all areas were multiplied, so that their mean is the national
   * figure.
   *
   * @return above zero, 1 where the model already agrees; empty where there is no national figure
   */
  @JsonIgnore
  public OptionalDouble oddsFactor() {
    Double known = knownOddsFactor();
    return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
  }

  /**
   * The areas.
   *
   * @return one for each level of the frame, in the order in which levels are shown
   */
  @JsonProperty
  public abstract List<ModelledArea> areas();

  /**
   * How much answers differ between levels.
   *
   * @return one for each random factor of the model
   */
  @JsonProperty
  public abstract List<Spread> spreads();

  /**
   * Reasons to be careful, the most severe first.
   *
   * @return the flags, possibly none
   */
  @JsonProperty
  public abstract List<Flag> flags();

  /**
   * The origin of the figures.
   *
   * @return the sources
   */
  @JsonProperty
  public abstract Provenance provenance();

  /**
   * The figure of an area.
   *
   * @param code code of its level
   * @return the figure, or empty if the frame has no such level
   */
  public Optional<ModelledArea> area(String code) {
    return areas().stream().filter(area -> area.level().code().equals(code)).findFirst();
  }

  /**
   * A flag.
   *
   * @param code what it is about
   * @return the flag, or empty if it is not raised
   */
  public Optional<Flag> flag(FlagCode code) {
    return flags().stream().filter(flag -> flag.code() == code).findFirst();
  }

  @Value.Check
  void check() {
    Double factor = knownOddsFactor();
    if (factor != null && !(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor " + factor + " is not above zero");
    }
  }

  @JsonCreator
  static ModelledResult fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "indicator", required = true) Map<String, Object> indicator,
      @JsonProperty(value = "waves", required = true) List<Map<String, Object>> waves,
      @JsonProperty(value = "dimension", required = true) Dimension dimension,
      @JsonProperty(value = "national", required = true) Estimate national,
      @JsonProperty("oddsFactor") @Nullable Object oddsFactor,
      @JsonProperty(value = "areas", required = true) List<ModelledArea> areas,
      @JsonProperty(value = "spreads", required = true) List<Spread> spreads,
      @JsonProperty(value = "flags", required = true) List<Flag> flags,
      @JsonProperty(value = "provenance", required = true) Provenance provenance) {
    ResultFormat.check(formatVersion);
    return builder()
        .indicator(Embedded.indicator(indicator))
        .waves(waves.stream().map(Embedded::wave).toList())
        .dimension(dimension)
        .national(national)
        .knownOddsFactor(Embedded.number("oddsFactor", oddsFactor))
        .areas(areas)
        .spreads(spreads)
        .flags(flags)
        .provenance(provenance)
        .build();
  }

  /**
   * An empty builder: everything but the factor must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return indicator().code()
        + " by "
        + dimension()
        + ", modelled: "
        + areas().size()
        + " areas, "
        + national();
  }

  /** Builds a {@link ModelledResult}. */
  public static final class Builder extends ImmutableModelledResult.Builder {
    Builder() {}

    /**
     * Sets what the odds of all areas were multiplied by.
     *
     * @param factor above zero
     * @return this builder
     */
    public Builder oddsFactor(double factor) {
      return knownOddsFactor(factor);
    }
  }
}
