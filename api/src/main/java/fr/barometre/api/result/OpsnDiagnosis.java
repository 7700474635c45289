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

/** The diagnosis of how OPSN territories influence one figure. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "share",
  "representation",
  "effect",
  "standardised",
  "standardisation",
  "tests",
  "adjusted",
  "shift",
  "tipping"
})
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

  @JsonProperty("standardised")
  abstract @Nullable StandardisedEffect knownStandardised();

  @JsonProperty("standardisation")
  abstract @Nullable Standardisation knownStandardisation();

  @JsonProperty("tests")
  abstract @Nullable TestsOfEdition knownTests();

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
   * How much the answer differs with and without OPSN, whatever else differs between the two.
   *
   * @return the effect; empty when one side has fewer than two collectivités
   */
  @JsonIgnore
  public Optional<OpsnEffect> effect() {
    return Optional.ofNullable(knownEffect());
  }

  /**
   * How much the answer differs with and without OPSN at equal type and size.
   *
   * @return the modelled effect; empty without {@link #effect()}, or for the reason that {@link
   *     #standardisation()} gives
   */
  @JsonIgnore
  public Optional<StandardisedEffect> standardised() {
    return Optional.ofNullable(knownStandardised());
  }

  /**
   * The dimensions and joined levels that are held equal, or the reason why there is no {@link
   * #standardised()} effect.
   *
   * @return the dimensions and a few words; empty without {@link #effect()}
   */
  @JsonIgnore
  public Optional<Standardisation> standardisation() {
    return Optional.ofNullable(knownStandardisation());
  }

  /**
   * The p-values of both effects among those of all indicators that were computed together.
   *
   * @return the adjusted p-values; empty of an indicator alone, and without {@link #effect()}
   */
  @JsonIgnore
  public Optional<TestsOfEdition> tests() {
    return Optional.ofNullable(knownTests());
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
      @JsonProperty("standardised") @Nullable StandardisedEffect standardised,
      @JsonProperty("standardisation") @Nullable Standardisation standardisation,
      @JsonProperty("tests") @Nullable TestsOfEdition tests,
      @JsonProperty(value = "adjusted", required = true) Estimate adjusted,
      @JsonProperty("shift") @Nullable CompositionShift shift,
      @JsonProperty(value = "tipping", required = true) List<TippingShare> tipping) {
    return builder()
        .share(share)
        .knownRepresentation(representation)
        .knownEffect(effect)
        .knownStandardised(standardised)
        .knownStandardisation(standardisation)
        .knownTests(tests)
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
     * Sets the effect at equal type and size.
     *
     * @param standardised the modelled effect
     * @return this builder
     */
    public Builder standardised(StandardisedEffect standardised) {
      return knownStandardised(standardised);
    }

    /**
     * Sets what is held equal, or why nothing is.
     *
     * @param standardisation the dimensions and a few words
     * @return this builder
     */
    public Builder standardisation(Standardisation standardisation) {
      return knownStandardisation(standardisation);
    }

    /**
     * Sets the adjusted p-values.
     *
     * @param tests the p-values among those of an edition
     * @return this builder
     */
    public Builder tests(TestsOfEdition tests) {
      return knownTests(tests);
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
