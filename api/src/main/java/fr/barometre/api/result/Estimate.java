package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.StrictJson;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A proportion with what it rests on.
 *
 * <p>What is present depends on {@link #status()}: a value unless it is {@code BOUNDED} or {@code
 * NOT_ESTIMABLE}; a standard error and an interval only when it is {@code ESTIMATED}.
 */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "status",
  "value",
  "standardError",
  "interval",
  "bounds",
  "base",
  "clusters",
  "degreesOfFreedom",
  "effectiveBase",
  "kishDesignEffect",
  "designEffect"
})
public abstract class Estimate implements StrictJson {

  Estimate() {}

  /**
   * How much is known.
   *
   * @return the status
   */
  @JsonProperty
  public abstract EstimateStatus status();

  @JsonProperty("value")
  abstract @Nullable Double knownValue();

  @JsonProperty("standardError")
  abstract @Nullable Double knownStandardError();

  @JsonProperty("interval")
  abstract @Nullable Interval knownInterval();

  @JsonProperty("bounds")
  abstract @Nullable Bounds knownBounds();

  /**
   * The number of units in the base: collectivités or responses, by the indicator's counting unit.
   *
   * @return zero or more
   */
  @JsonProperty
  public abstract long base();

  /**
   * The number of collectivités with an answer in the base.
   *
   * @return zero or more
   */
  @JsonProperty
  public abstract long clusters();

  /**
   * Degrees of freedom of the standard error: clusters minus strata, both within the base.
   *
   * @return zero or more
   */
  @JsonProperty
  public abstract long degreesOfFreedom();

  /**
   * Kish's effective base, (Σw)² / Σw²: how many equally weighted units are worth as much.
   *
   * @return between zero and the base
   */
  @JsonProperty
  public abstract double effectiveBase();

  /**
   * Kish's design effect of unequal weights, n Σw² / (Σw)².
   *
   * @return one or more; one when the base is empty
   */
  @JsonProperty
  public abstract double kishDesignEffect();

  @JsonProperty("designEffect")
  abstract @Nullable Double knownDesignEffect();

  /**
   * The proportion.
   *
   * @return a number in [0, 1]
   * @throws IllegalStateException if the status leaves no single value
   */
  @JsonIgnore
  public double value() {
    Double value = knownValue();
    if (value == null) {
      throw new IllegalStateException("no single value: the estimate is " + this);
    }
    return value;
  }

  /**
   * The proportion as a percentage.
   *
   * @return a number in [0, 100]
   * @throws IllegalStateException if the status leaves no single value
   */
  public double percent() {
    return 100 * value();
  }

  /**
   * The linearised standard error.
   *
   * @return zero or more, on the scale of the proportion; empty unless estimated
   */
  @JsonIgnore
  public OptionalDouble standardError() {
    return optional(knownStandardError());
  }

  /**
   * The confidence interval.
   *
   * @return the interval; empty unless estimated
   */
  @JsonIgnore
  public Optional<Interval> interval() {
    return Optional.ofNullable(knownInterval());
  }

  /**
   * The range left by what is not known: the whole of a bounded estimate, or beside a value when
   * the OPSN status of some respondents is unknown.
   *
   * @return the bounds, or empty
   */
  @JsonIgnore
  public Optional<Bounds> bounds() {
    return Optional.ofNullable(knownBounds());
  }

  /**
   * Design effect: the variance over that of a simple random sample without replacement of the same
   * size.
   *
   * @return zero or more; empty where either variance is missing or the second is zero
   */
  @JsonIgnore
  public OptionalDouble designEffect() {
    return optional(knownDesignEffect());
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Value.Check
  void check() {
    boolean valued = status() == EstimateStatus.ESTIMATED || status() == EstimateStatus.POINT_ONLY;
    boolean inferred = status() == EstimateStatus.ESTIMATED;
    Double value = knownValue();
    Double error = knownStandardError();
    require(valued == (value != null), "a value");
    require(inferred == (error != null), "a standard error");
    require(inferred == (knownInterval() != null), "an interval");
    require(status() != EstimateStatus.BOUNDED || knownBounds() != null, "bounds");
    if (value != null && !(0 <= value && value <= 1)) {
      throw new IllegalArgumentException("proportion " + value + " is not in [0, 1]");
    }
    if (error != null && !(0 <= error && error < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("standard error " + error + " is not finite and positive");
    }
    if (base() < 0 || clusters() < 0 || degreesOfFreedom() < 0) {
      throw new IllegalArgumentException("counts must not be negative in " + this);
    }
    if (!(effectiveBase() >= 0) || !(kishDesignEffect() > 0)) {
      throw new IllegalArgumentException("effective base and design effect must be positive");
    }
  }

  private void require(boolean consistent, String what) {
    if (!consistent) {
      throw new IllegalArgumentException("status " + status() + " does not fit: check " + what);
    }
  }

  @JsonCreator
  static Estimate fromJson(
      @JsonProperty(value = "status", required = true) EstimateStatus status,
      @JsonProperty("value") @Nullable Double value,
      @JsonProperty("standardError") @Nullable Double standardError,
      @JsonProperty("interval") @Nullable Interval interval,
      @JsonProperty("bounds") @Nullable Bounds bounds,
      @JsonProperty(value = "base", required = true) long base,
      @JsonProperty(value = "clusters", required = true) long clusters,
      @JsonProperty(value = "degreesOfFreedom", required = true) long degreesOfFreedom,
      @JsonProperty(value = "effectiveBase", required = true) double effectiveBase,
      @JsonProperty(value = "kishDesignEffect", required = true) double kishDesignEffect,
      @JsonProperty("designEffect") @Nullable Double designEffect) {
    return builder()
        .status(status)
        .knownValue(value)
        .knownStandardError(standardError)
        .knownInterval(interval)
        .knownBounds(bounds)
        .base(base)
        .clusters(clusters)
        .degreesOfFreedom(degreesOfFreedom)
        .effectiveBase(effectiveBase)
        .kishDesignEffect(kishDesignEffect)
        .knownDesignEffect(designEffect)
        .build();
  }

  /**
   * A builder, of which status, base, clusters, degrees of freedom, effective base and Kish's
   * design effect must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The same estimate with bounds beside its value.
   *
   * @param bounds the range left by what is not known
   * @return the copy
   */
  public Estimate withBounds(Bounds bounds) {
    return builder().from(this).bounds(bounds).build();
  }

  @Override
  public String toString() {
    String base = " (n = " + base() + ")";
    Double value = knownValue();
    Interval interval = knownInterval();
    Bounds bounds = knownBounds();
    if (value != null && interval != null) {
      return String.format(
          Locale.ROOT,
          "%.1f %% [%.1f; %.1f]%s",
          100 * value,
          100 * interval.lower(),
          100 * interval.upper(),
          base);
    }
    if (value != null) {
      return String.format(Locale.ROOT, "%.1f %% [no interval]%s", 100 * value, base);
    }
    if (bounds != null) {
      return String.format(
          Locale.ROOT,
          "between %.1f %% and %.1f %%%s",
          100 * bounds.lower(),
          100 * bounds.upper(),
          base);
    }
    return "not estimable" + base;
  }

  /** Builds an {@link Estimate}. */
  public static final class Builder extends ImmutableEstimate.Builder {

    Builder() {}

    /**
     * Sets the proportion.
     *
     * @param value in [0, 1]
     * @return this builder
     */
    public Builder value(double value) {
      return knownValue(value);
    }

    /**
     * Sets the standard error.
     *
     * @param standardError zero or more
     * @return this builder
     */
    public Builder standardError(double standardError) {
      return knownStandardError(standardError);
    }

    /**
     * Sets the interval.
     *
     * @param interval the interval
     * @return this builder
     */
    public Builder interval(Interval interval) {
      return knownInterval(interval);
    }

    /**
     * Sets the bounds.
     *
     * @param bounds the bounds
     * @return this builder
     */
    public Builder bounds(Bounds bounds) {
      return knownBounds(bounds);
    }

    /**
     * Sets the design effect.
     *
     * @param designEffect zero or more
     * @return this builder
     */
    public Builder designEffect(double designEffect) {
      return knownDesignEffect(designEffect);
    }
  }
}
