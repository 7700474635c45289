package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.StrictJson;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One indicator, computed: its figures, what they rest on and how far to trust them. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "indicator",
  "observed",
  "adjusted",
  "modalities",
  "segments",
  "opsn",
  "selection",
  "flags",
  "provenance"
})
public abstract class IndicatorResult implements StrictJson {

  IndicatorResult() {}

  /**
   * What was computed.
   *
   * @return the definition
   */
  @JsonProperty
  public abstract IndicatorDefinition indicator();

  /**
   * The figure among the respondents: what an infographic prints.
   *
   * @return the observed figure
   */
  @JsonProperty
  public abstract Estimate observed();

  /**
   * The figure under the weighting: by default, had OPSN territories answered as often as others.
   *
   * @return the adjusted figure, bounded when adjusting would be guessing
   */
  @JsonProperty
  public abstract Estimate adjusted();

  /**
   * The share of each modality of the base.
   *
   * @return in the question's order; none for a mean, whose base has numbers only
   */
  @JsonProperty
  public abstract List<ModalityShare> modalities();

  /**
   * The indicator by level of the dimensions asked for.
   *
   * @return one value a level, in order; none without a breakdown
   */
  @JsonProperty
  public abstract List<Segment> segments();

  /**
   * The weight of OPSN territories in the figure.
   *
   * @return the diagnosis
   */
  @JsonProperty
  public abstract OpsnDiagnosis opsn();

  @JsonProperty("selection")
  abstract @Nullable Selection knownSelection();

  /**
   * What may have decided who answered, beyond what the frame knows.
   *
   * @return the analysis; empty when there is no figure, or none that may be shown
   */
  @JsonIgnore
  public Optional<Selection> selection() {
    return Optional.ofNullable(knownSelection());
  }

  /**
   * Reasons to be careful, the most severe first.
   *
   * @return the flags, possibly none
   */
  @JsonProperty
  public abstract List<Flag> flags();

  /**
   * Where the figure comes from.
   *
   * @return the provenance
   */
  @JsonProperty
  public abstract Provenance provenance();

  /**
   * The flag with a code.
   *
   * @param code the code
   * @return the flag, or empty if it was not raised
   */
  public Optional<Flag> flag(FlagCode code) {
    return flags().stream().filter(f -> f.code() == code).findFirst();
  }

  @Value.Check
  void check() {
    Selection selection = knownSelection();
    if (selection != null && !indicator().isMean()) {
      EstimateCheck.withinProportions(selection.worstCase());
      selection.parts().forEach(part -> EstimateCheck.withinProportions(part.worstCase()));
    }
  }

  @JsonCreator
  static IndicatorResult fromJson(
      @JsonProperty(value = "indicator", required = true) IndicatorDefinition indicator,
      @JsonProperty(value = "observed", required = true) Estimate observed,
      @JsonProperty(value = "adjusted", required = true) Estimate adjusted,
      @JsonProperty(value = "modalities", required = true) List<ModalityShare> modalities,
      @JsonProperty(value = "segments", required = true) List<Segment> segments,
      @JsonProperty(value = "opsn", required = true) OpsnDiagnosis opsn,
      @JsonProperty("selection") @Nullable Selection selection,
      @JsonProperty(value = "flags", required = true) List<Flag> flags,
      @JsonProperty(value = "provenance", required = true) Provenance provenance) {
    return builder()
        .indicator(indicator)
        .observed(observed)
        .adjusted(adjusted)
        .modalities(modalities)
        .segments(segments)
        .opsn(opsn)
        .knownSelection(selection)
        .flags(flags)
        .provenance(provenance)
        .build();
  }

  /**
   * An empty builder: everything but the lists must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    String flags =
        flags().isEmpty()
            ? "no flag"
            : flags().stream().map(f -> f.code().name()).collect(Collectors.joining(", "));
    return indicator().code()
        + ": observed "
        + observed()
        + ", adjusted "
        + adjusted()
        + "; "
        + flags;
  }

  /** Builds an {@link IndicatorResult}. */
  public static final class Builder extends ImmutableIndicatorResult.Builder {
    Builder() {}

    /**
     * Sets what may have decided who answered.
     *
     * @param selection the analysis
     * @return this builder
     */
    public Builder selection(Selection selection) {
      return knownSelection(selection);
    }
  }
}
