package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.ObservationStatus;
import fr.barometre.api.territory.Level;
import java.util.Locale;
import java.util.OptionalLong;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The modelled figure of one area: a level of a dimension of the frame. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"level", "status", "share", "interval", "collectivites", "respondents", "own"})
public abstract class ModelledArea implements LenientJson {

  /** The status that every modelled figure has in all outputs. */
  public static final String STATUS = "MODELLED";

  ModelledArea() {}

  /**
   * The area.
   *
   * @return its level
   */
  @JsonProperty
  public abstract Level level();

  @JsonProperty("status")
  String status() {
    return STATUS;
  }

  /**
   * The SDMX status of such a figure.
   *
   * @return an estimated value
   */
  @JsonIgnore
  public ObservationStatus observationStatus() {
    return ObservationStatus.ESTIMATED;
  }

  /**
   * The share of its collectivités that is counted, as the model has it.
   *
   * @return in [0, 1]
   */
  @JsonProperty
  public abstract double share();

  /**
   * Its interval, which also has what is not known of those who did not answer.
   *
   * @return the interval
   */
  @JsonProperty
  public abstract Interval interval();

  /**
   * How many collectivités of the frame the area has.
   *
   * @return one or more
   */
  @JsonProperty
  public abstract long collectivites();

  @JsonProperty("respondents")
  abstract @Nullable Long knownRespondents();

  /**
   * How many of them have an answer in the base.
   *
   * @return zero or more; empty if they are too few to be told
   */
  @JsonIgnore
  public OptionalLong respondents() {
    Long known = knownRespondents();
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /**
   * How much of the figure comes from the area's own answers: one less its variance over what that
   * would be without them.
   *
   * @return from 0, all from other areas, to 1, all from its own answers
   */
  @JsonProperty
  public abstract double own();

  @Value.Check
  void check() {
    if (!(share() >= 0 && share() <= 1)) {
      throw new IllegalArgumentException("share " + share() + " is not in [0, 1]");
    }
    if (!(interval().lower() >= 0 && interval().upper() <= 1)) {
      throw new IllegalArgumentException("interval " + interval() + " is not in [0, 1]");
    }
    if (!(own() >= 0 && own() <= 1)) {
      throw new IllegalArgumentException("share of own answers " + own() + " is not in [0, 1]");
    }
    if (respondents().orElse(0) < 0 || collectivites() < 1) {
      throw new IllegalArgumentException(
          respondents() + " respondents of " + collectivites() + " collectivités");
    }
  }

  @JsonCreator
  static ModelledArea fromJson(
      @JsonProperty(value = "level", required = true) Level level,
      @JsonProperty(value = "share", required = true) Double share,
      @JsonProperty(value = "interval", required = true) Interval interval,
      @JsonProperty(value = "collectivites", required = true) Long collectivites,
      @JsonProperty("respondents") @Nullable Object respondents,
      @JsonProperty(value = "own", required = true) Double own) {
    Double known = Embedded.number("respondents", respondents);
    return builder()
        .level(level)
        .share(requireNonNull(share, "share"))
        .interval(interval)
        .collectivites(requireNonNull(collectivites, "collectivites"))
        .knownRespondents(known == null ? null : known.longValue())
        .own(requireNonNull(own, "own"))
        .build();
  }

  /**
   * An empty builder: everything but the respondents must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %.1f %% [%.1f; %.1f], modelled (n = %s)",
        level().label().en(),
        100 * share(),
        100 * interval().lower(),
        100 * interval().upper(),
        respondents().isPresent() ? respondents().getAsLong() : "few");
  }

  /** Builds a {@link ModelledArea}. */
  public static final class Builder extends ImmutableModelledArea.Builder {
    Builder() {}

    /**
     * Sets how many answered.
     *
     * @param respondents collectivités with an answer in the base
     * @return this builder
     */
    public Builder respondents(long respondents) {
      return knownRespondents(respondents);
    }
  }
}
