package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Rounded;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A proportion, or the mean of numbers, with what it rests on. A mean has a {@link #unit()}, in
 * which its value, standard error, interval and bounds are; a proportion has none.
 *
 * <p>What is present depends on {@link #status()}: a value unless it is {@code BOUNDED}, {@code
 * NOT_ESTIMABLE} or {@code SUPPRESSED}; a standard error and an interval only when it is {@code
 * ESTIMATED}; nothing at all, but the reason, when it is {@code SUPPRESSED}.
 */
@Value.Immutable
public abstract class Estimate implements LenientJson {

  private static final Bounds SHARES = new Bounds(0, 1);

  Estimate() {}

  /**
   * How much is known.
   *
   * @return the status
   */
  public abstract EstimateStatus status();

  abstract @Nullable Label knownUnit();

  abstract @Nullable Bounds knownRange();

  abstract @Nullable Double knownValue();

  abstract @Nullable Double knownStandardError();

  abstract @Nullable Interval knownInterval();

  abstract @Nullable Bounds knownBounds();

  abstract @Nullable Long knownBase();

  abstract @Nullable Long knownClusters();

  abstract @Nullable Long knownDegreesOfFreedom();

  abstract @Nullable Double knownEffectiveBase();

  abstract @Nullable Double knownKishDesignEffect();

  abstract @Nullable Double knownDesignEffect();

  abstract @Nullable SuppressionReason knownSuppression();

  abstract @Nullable Long knownFewest();

  /**
   * The unit of a mean.
   *
   * @return the unit of the numbers; empty for a proportion
   */
  public Optional<Label> unit() {
    return Optional.ofNullable(knownUnit());
  }

  /**
   * The range of possible figures: the numbers that the question of a mean takes, 0 to 1 for a
   * proportion.
   *
   * @return the range; empty for a mean in results that were written without it
   */
  public Optional<Bounds> range() {
    return knownUnit() == null ? Optional.of(SHARES) : Optional.ofNullable(knownRange());
  }

  /**
   * Whether the figure is hidden, and its bases with it.
   *
   * @return true if the status is {@code SUPPRESSED}
   */
  public boolean isSuppressed() {
    return status() == EstimateStatus.SUPPRESSED;
  }

  /**
   * Why the figure is not shown.
   *
   * @return the reason; empty unless suppressed
   */
  public Optional<SuppressionReason> suppression() {
    return Optional.ofNullable(knownSuppression());
  }

  /**
   * The fewest collectivités that a figure must rest on to be shown, by the rules that hid it.
   *
   * @return two or more; empty unless suppressed under such a rule
   */
  public OptionalLong fewest() {
    return optional(knownFewest());
  }

  /**
   * The number of units in the base: collectivités or responses, by the indicator's counting unit.
   *
   * @return zero or more; empty when suppressed
   */
  public OptionalLong base() {
    return optional(knownBase());
  }

  /**
   * The number of collectivités with an answer in the base.
   *
   * @return zero or more; empty when suppressed
   */
  public OptionalLong clusters() {
    return optional(knownClusters());
  }

  /**
   * Degrees of freedom of the standard error: clusters minus strata, both within the base.
   *
   * @return zero or more; empty when suppressed
   */
  public OptionalLong degreesOfFreedom() {
    return optional(knownDegreesOfFreedom());
  }

  /**
   * Kish's effective base, (Σw)² / Σw²: how many equally weighted units are worth as much.
   *
   * @return between zero and the base; empty when suppressed
   */
  public OptionalDouble effectiveBase() {
    return optional(knownEffectiveBase());
  }

  /**
   * Kish's design effect of unequal weights, n Σw² / (Σw)².
   *
   * @return one or more, one when the base is empty; empty when suppressed
   */
  public OptionalDouble kishDesignEffect() {
    return optional(knownKishDesignEffect());
  }

  /**
   * The figure.
   *
   * @return a proportion, in [0, 1], or a mean, in its unit; empty if the status leaves no single
   *     value
   */
  public OptionalDouble value() {
    return optional(knownValue());
  }

  /**
   * The proportion as a percentage.
   *
   * @return a number in [0, 100]; empty if the status leaves no single value, and for a mean
   */
  public OptionalDouble percent() {
    Double value = knownValue();
    return value == null || knownUnit() != null
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * value);
  }

  /**
   * The estimate in one line for people, whatever is known of it: {@code 34,0 % [29,8 ; 38,4] (n =
   * 512)}, {@code entre 20,0 % et 80,0 % (n = 12)}, or {@code masqué : moins de 5 collectivités}.
   *
   * @param locale the reader's locale: French, or else English
   * @return the text, never empty
   */
  public String text(Locale locale) {
    return new EstimateText(this, locale).line();
  }

  /**
   * The linearised standard error.
   *
   * @return zero or more, on the scale of the figure; empty unless estimated
   */
  public OptionalDouble standardError() {
    return optional(knownStandardError());
  }

  /**
   * The confidence interval.
   *
   * @return the interval; empty unless estimated
   */
  public Optional<Interval> interval() {
    return Optional.ofNullable(knownInterval());
  }

  /**
   * The confidence interval without what the figure cannot be: cut at the ends of its {@link
   * #range()}, for people. {@link #interval()} is the method's, which may pass them.
   *
   * @return the interval; empty unless estimated
   */
  public Optional<Interval> possibleInterval() {
    Bounds range = range().orElse(null);
    Interval interval = knownInterval();
    return interval == null || range == null
        ? interval()
        : Optional.of(
            new Interval(
                Math.min(Math.max(interval.lower(), range.lower()), range.upper()),
                Math.max(Math.min(interval.upper(), range.upper()), range.lower()),
                interval.level(),
                interval.method()));
  }

  /**
   * Whether everyone answered whom the figure is about: nothing was left to chance.
   *
   * @return true if its interval is the figure itself, for that reason
   */
  public boolean isCensus() {
    return interval().filter(i -> i.method().equals("CENSUS")).isPresent();
  }

  /**
   * The range left by what is not known: the whole of a bounded estimate, or beside a value when
   * the OPSN status of some respondents is unknown.
   *
   * @return the bounds, or empty
   */
  public Optional<Bounds> bounds() {
    return Optional.ofNullable(knownBounds());
  }

  /**
   * How many decimals a mean is told with, and with it its interval and bounds: as many as its
   * precision is worth. A share is told with one decimal of a percentage.
   *
   * @return 0 to 3, as {@link Bounds#decimals()} says of the interval, else of the bounds
   */
  public int decimals() {
    Interval interval = knownInterval();
    Bounds bounds = knownBounds();
    if (interval != null && interval.width() > 0) {
      return interval.decimals();
    }
    double value = value().orElse(0);
    return bounds == null ? new Bounds(value, value).decimals() : bounds.decimals();
  }

  /**
   * Design effect: the variance over that of a simple random sample without replacement of the same
   * size.
   *
   * @return zero or more; empty where either variance is missing or the second is zero
   */
  public OptionalDouble designEffect() {
    return optional(knownDesignEffect());
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Value.Check
  void check() {
    EstimateCheck.check(this);
  }

  @JsonValue
  Map<String, Object> json() {
    return Rounded.json(
        "status",
        status(),
        "unit",
        knownUnit(),
        "range",
        knownRange(),
        "value",
        knownValue(),
        "standardError",
        knownStandardError(),
        "interval",
        knownInterval(),
        "bounds",
        knownBounds(),
        "base",
        knownBase(),
        "clusters",
        knownClusters(),
        "degreesOfFreedom",
        knownDegreesOfFreedom(),
        "effectiveBase",
        knownEffectiveBase(),
        "kishDesignEffect",
        knownKishDesignEffect(),
        "designEffect",
        Rounded.tenths(knownDesignEffect()),
        "suppression",
        knownSuppression(),
        "fewest",
        knownFewest());
  }

  @JsonCreator
  static Estimate fromJson(
      @JsonProperty(value = "status", required = true) EstimateStatus status,
      @JsonProperty("unit") @Nullable Label unit,
      @JsonProperty("range") @Nullable Bounds range,
      @JsonProperty("value") @Nullable Double value,
      @JsonProperty("standardError") @Nullable Double standardError,
      @JsonProperty("interval") @Nullable Interval interval,
      @JsonProperty("bounds") @Nullable Bounds bounds,
      @JsonProperty("base") @Nullable Long base,
      @JsonProperty("clusters") @Nullable Long clusters,
      @JsonProperty("degreesOfFreedom") @Nullable Long degreesOfFreedom,
      @JsonProperty("effectiveBase") @Nullable Double effectiveBase,
      @JsonProperty("kishDesignEffect") @Nullable Double kishDesignEffect,
      @JsonProperty("designEffect") @Nullable Double designEffect,
      @JsonProperty("suppression") @Nullable SuppressionReason suppression,
      @JsonProperty("fewest") @Nullable Long fewest) {
    return builder()
        .status(status)
        .knownUnit(unit)
        .knownRange(range)
        .knownValue(value)
        .knownStandardError(standardError)
        .knownInterval(interval)
        .knownBounds(bounds)
        .knownBase(base)
        .knownClusters(clusters)
        .knownDegreesOfFreedom(degreesOfFreedom)
        .knownEffectiveBase(effectiveBase)
        .knownKishDesignEffect(kishDesignEffect)
        .knownDesignEffect(designEffect)
        .knownSuppression(suppression)
        .knownFewest(fewest)
        .build();
  }

  /**
   * An estimate that is not shown.
   *
   * @param reason why
   * @return the estimate, without figure or bases
   */
  public static Estimate suppressed(SuppressionReason reason) {
    return builder().status(EstimateStatus.SUPPRESSED).knownSuppression(reason).build();
  }

  /**
   * An estimate that is not shown, with the rule that hides it.
   *
   * @param reason why
   * @param fewest the fewest collectivités that a figure must rest on to be shown, one or more; one
   *     is no rule
   * @return the estimate, without figure or bases
   */
  public static Estimate suppressed(SuppressionReason reason, long fewest) {
    return builder()
        .status(EstimateStatus.SUPPRESSED)
        .knownSuppression(reason)
        .knownFewest(fewest > 1 ? fewest : null)
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
    return text(Locale.ENGLISH);
  }

  /** Builds an {@link Estimate}. */
  public static final class Builder extends ImmutableEstimate.Builder {

    Builder() {}

    /**
     * Sets the unit of a mean.
     *
     * @param unit what the numbers count or measure
     * @return this builder
     */
    public Builder unit(Label unit) {
      return knownUnit(unit);
    }

    /**
     * Sets what a mean can be at all.
     *
     * @param range from the smallest to the largest number that its question takes
     * @return this builder
     */
    public Builder range(Bounds range) {
      return knownRange(range);
    }

    /**
     * Sets the figure.
     *
     * @param value in [0, 1]; a mean in its unit
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
     * Sets the number of units in the base.
     *
     * @param base zero or more
     * @return this builder
     */
    public Builder base(long base) {
      return knownBase(base);
    }

    /**
     * Sets the number of collectivités in the base.
     *
     * @param clusters zero or more
     * @return this builder
     */
    public Builder clusters(long clusters) {
      return knownClusters(clusters);
    }

    /**
     * Sets the degrees of freedom.
     *
     * @param degreesOfFreedom zero or more
     * @return this builder
     */
    public Builder degreesOfFreedom(long degreesOfFreedom) {
      return knownDegreesOfFreedom(degreesOfFreedom);
    }

    /**
     * Sets Kish's effective base.
     *
     * @param effectiveBase zero or more
     * @return this builder
     */
    public Builder effectiveBase(double effectiveBase) {
      return knownEffectiveBase(effectiveBase);
    }

    /**
     * Sets Kish's design effect.
     *
     * @param kishDesignEffect above zero
     * @return this builder
     */
    public Builder kishDesignEffect(double kishDesignEffect) {
      return knownKishDesignEffect(kishDesignEffect);
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
