package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What is known of the weight of OPSN territories in one figure. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"share", "representation", "effect", "adjusted", "shift", "tipping"})
public abstract class OpsnDiagnosis implements LenientJson {

  OpsnDiagnosis() {}

  /**
   * The counts behind everything else.
   *
   * @return the counts
   */
  @JsonProperty
  public abstract OpsnShare share();

  @JsonProperty("representation")
  abstract @Nullable Representation knownRepresentation();

  @JsonProperty("effect")
  abstract @Nullable OpsnEffect knownEffect();

  /**
   * The figure adjusted to the frame's OPSN share: estimated, or bounded when one side is too thin.
   *
   * @return the adjusted figure
   */
  @JsonProperty
  public abstract Estimate adjusted();

  @JsonProperty("shift")
  abstract @Nullable CompositionShift knownShift();

  /**
   * The OPSN share at which each headline threshold flips.
   *
   * @return one value a threshold; none when inside and outside do not differ, and for a mean
   */
  @JsonProperty
  public abstract List<TippingShare> tipping();

  /**
   * How OPSN-heavy the respondents are.
   *
   * @return the comparison; empty when no status is known, the frame has only one side, or
   *     anonymous respondents are more on a side than the frame has there
   */
  @JsonIgnore
  public Optional<Representation> representation() {
    return Optional.ofNullable(knownRepresentation());
  }

  /**
   * Whether the answer depends on OPSN.
   *
   * @return the effect; empty when one side has fewer than two collectivités
   */
  @JsonIgnore
  public Optional<OpsnEffect> effect() {
    return Optional.ofNullable(knownEffect());
  }

  /**
   * How much of the figure is due to who answered.
   *
   * @return the shift; empty when the figure cannot be adjusted
   */
  @JsonIgnore
  public Optional<CompositionShift> shift() {
    return Optional.ofNullable(knownShift());
  }

  @Value.Check
  void check() {
    CompositionShift shift = knownShift();
    if (shift != null && adjusted().unit().isEmpty() && !(Math.abs(shift.shift()) <= 1)) {
      throw new IllegalArgumentException(
          "shift " + shift.shift() + " of a proportion is not in [-1, 1]");
    }
  }

  @JsonCreator
  static OpsnDiagnosis fromJson(
      @JsonProperty(value = "share", required = true) OpsnShare share,
      @JsonProperty("representation") @Nullable Representation representation,
      @JsonProperty("effect") @Nullable OpsnEffect effect,
      @JsonProperty(value = "adjusted", required = true) Estimate adjusted,
      @JsonProperty("shift") @Nullable CompositionShift shift,
      @JsonProperty(value = "tipping", required = true) List<TippingShare> tipping) {
    return builder()
        .share(share)
        .knownRepresentation(representation)
        .knownEffect(effect)
        .adjusted(adjusted)
        .knownShift(shift)
        .tipping(tipping)
        .build();
  }

  /**
   * A builder, of which share and adjusted figure must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link OpsnDiagnosis}. */
  public static final class Builder extends ImmutableOpsnDiagnosis.Builder {

    Builder() {}

    /**
     * Sets the comparison of the shares.
     *
     * @param representation the comparison
     * @return this builder
     */
    public Builder representation(Representation representation) {
      return knownRepresentation(representation);
    }

    /**
     * Sets the effect.
     *
     * @param effect the effect
     * @return this builder
     */
    public Builder effect(OpsnEffect effect) {
      return knownEffect(effect);
    }

    /**
     * Sets the composition shift.
     *
     * @param shift the shift
     * @return this builder
     */
    public Builder shift(CompositionShift shift) {
      return knownShift(shift);
    }
  }
}
