package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator moved between two waves, and how much of it is due to who answered.
 *
 * <p>The observed change is the sum of two: the change at equal composition, with both waves
 * brought to the frame by the same weighting, and the rest, which is the change in composition.
 */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "formatVersion",
  "indicator",
  "fromWave",
  "toWave",
  "waves",
  "before",
  "after",
  "commonClusters",
  "commonClustersKnown",
  "observed",
  "equalComposition",
  "composition",
  "flags",
  "provenance"
})
public abstract class Change implements LenientJson {

  Change() {}

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  /**
   * The indicator whose figure changed.
   *
   * @return the definition
   */
  @JsonProperty
  public abstract IndicatorDefinition indicator();

  /**
   * Code of the earlier wave.
   *
   * @return the code
   */
  @JsonProperty
  public abstract String fromWave();

  /**
   * Code of the later wave.
   *
   * @return the code
   */
  @JsonProperty
  public abstract String toWave();

  /**
   * The two waves, with their labels and days.
   *
   * @return the earlier one, then the later one; none in what an older version wrote
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract List<Wave> waves();

  /**
   * The observed figure in the earlier wave.
   *
   * @return the figure
   */
  @JsonProperty
  public abstract Estimate before();

  /**
   * The observed figure in the later wave.
   *
   * @return the figure
   */
  @JsonProperty
  public abstract Estimate after();

  /**
   * The number of collectivités that are known to have answered in both waves.
   *
   * @return zero or more; see {@link #commonClustersKnown}
   */
  @JsonProperty
  public abstract long commonClusters();

  /**
   * Whether it is known of everyone who answered in both waves. Of anonymous respondents it is not.
   *
   * @return false if there may be more than {@link #commonClusters}
   */
  @JsonProperty
  @Value.Default
  public boolean commonClustersKnown() {
    return true;
  }

  /**
   * After minus before, as observed.
   *
   * @return the change
   * @throws IllegalStateException if the figures are not {@linkplain #isComparable comparable}
   */
  @JsonIgnore
  public Difference observed() {
    if (knownObserved() == null) {
      throw new IllegalStateException(
          "indicator '"
              + indicator().code()
              + "' cannot be compared between waves '"
              + fromWave()
              + "' and '"
              + toWave()
              + "': "
              + flags().stream().map(f -> f.sentence().en()).collect(Collectors.joining(" "))
              + " Ask isComparable() first");
    }
    return requireNonNull(knownObserved());
  }

  @JsonProperty("observed")
  abstract @Nullable Difference knownObserved();

  /**
   * Whether the two figures are of the same thing, so that there is a change. They are not where an
   * answer was not offered in one of the waves: the flag {@link FlagCode#SERIES_BREAK} says which.
   *
   * @return true if there is an {@link #observed} change
   */
  @JsonIgnore
  public boolean isComparable() {
    return knownObserved() != null;
  }

  @JsonProperty("equalComposition")
  abstract @Nullable Difference knownEqualComposition();

  @JsonProperty("composition")
  abstract @Nullable Difference knownComposition();

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
   * @return the provenance; empty in what was written before changes had one
   */
  @JsonIgnore
  public Optional<Provenance> provenance() {
    return Optional.ofNullable(knownProvenance());
  }

  @JsonProperty("provenance")
  abstract @Nullable Provenance knownProvenance();

  /**
   * The change with both waves brought to the frame.
   *
   * @return the change; empty when a wave cannot be adjusted
   */
  @JsonIgnore
  public Optional<Difference> equalComposition() {
    return Optional.ofNullable(knownEqualComposition());
  }

  /**
   * The part of the observed change that is due to who answered.
   *
   * @return the observed change minus that at equal composition; empty without the latter
   */
  @JsonIgnore
  public Optional<Difference> composition() {
    return Optional.ofNullable(knownComposition());
  }

  @Value.Check
  void check() {
    List<String> codes = waves().stream().map(Wave::code).toList();
    if (!codes.isEmpty() && !codes.equals(List.of(fromWave(), toWave()))) {
      throw new IllegalArgumentException(
          "a change from wave '" + fromWave() + "' to '" + toWave() + "' has the waves " + codes);
    }
    if (!isComparable()
        && (knownEqualComposition() != null
            || flags().stream().noneMatch(f -> f.code() == FlagCode.SERIES_BREAK))) {
      throw new IllegalArgumentException(
          "a change without an observed difference; expected one, or the flag SERIES_BREAK alone");
    }
    if (!indicator().isMean() && isComparable()) {
      atMost(1, observed());
      equalComposition().ifPresent(difference -> atMost(1, difference));
      // What is left of one difference without another.
      composition().ifPresent(difference -> atMost(2, difference));
    }
  }

  private static void atMost(double most, Difference difference) {
    if (!(Math.abs(difference.value()) <= most)) {
      throw new IllegalArgumentException(
          "difference " + difference.value() + " of proportions is beyond " + most);
    }
  }

  @JsonCreator
  static Change fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "indicator", required = true) Map<String, Object> indicator,
      @JsonProperty(value = "fromWave", required = true) String fromWave,
      @JsonProperty(value = "toWave", required = true) String toWave,
      @JsonProperty("waves") @Nullable List<Map<String, Object>> waves,
      @JsonProperty(value = "before", required = true) Estimate before,
      @JsonProperty(value = "after", required = true) Estimate after,
      @JsonProperty(value = "commonClusters", required = true) Long commonClusters,
      @JsonProperty("commonClustersKnown") @Nullable Boolean commonClustersKnown,
      @JsonProperty("observed") @Nullable Difference observed,
      @JsonProperty("equalComposition") @Nullable Difference equalComposition,
      @JsonProperty("composition") @Nullable Difference composition,
      @JsonProperty(value = "flags", required = true) List<Flag> flags,
      @JsonProperty("provenance") @Nullable Provenance provenance) {
    ResultFormat.check(formatVersion);
    return builder()
        .indicator(Embedded.indicator(indicator))
        .fromWave(fromWave)
        .toWave(toWave)
        .waves(waves == null ? List.of() : waves.stream().map(Embedded::wave).toList())
        .before(before)
        .after(after)
        .commonClusters(requireNonNull(commonClusters, "commonClusters"))
        .commonClustersKnown(commonClustersKnown == null || commonClustersKnown)
        .knownObserved(observed)
        .knownEqualComposition(equalComposition)
        .knownComposition(composition)
        .flags(flags)
        .knownProvenance(provenance)
        .build();
  }

  /**
   * An empty builder: everything but the two parts and the flags must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    double scale = before().unit().isPresent() ? 1 : 100;
    String form = before().unit().isPresent() ? "%+.4g" : "%+.1f";
    if (!isComparable()) {
      return indicator().code() + ": break in the series, wave " + fromWave() + " to " + toWave();
    }
    return String.format(
        Locale.ROOT,
        "%s: " + form + " %s [" + form + "; " + form + "] from wave %s to wave %s (p = %.3f)",
        indicator().code(),
        scale * observed().value(),
        before().unit().map(Label::en).orElse("points"),
        scale * observed().interval().lower(),
        scale * observed().interval().upper(),
        fromWave(),
        toWave(),
        observed().pValue());
  }

  /** Builds a {@link Change}. */
  public static final class Builder extends ImmutableChange.Builder {

    Builder() {}

    /**
     * Sets the observed change.
     *
     * @param observed after minus before
     * @return this builder
     */
    public Builder observed(Difference observed) {
      return knownObserved(observed);
    }

    /**
     * Sets where the figures come from.
     *
     * @param provenance the provenance
     * @return this builder
     */
    public Builder provenance(Provenance provenance) {
      return knownProvenance(provenance);
    }

    /**
     * Sets the two parts of the observed change.
     *
     * @param equalComposition the change with both waves brought to the frame
     * @param composition the rest
     * @return this builder
     */
    public Builder parts(Difference equalComposition, Difference composition) {
      return knownEqualComposition(equalComposition).knownComposition(composition);
    }
  }
}
