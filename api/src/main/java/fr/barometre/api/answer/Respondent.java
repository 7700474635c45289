package fr.barometre.api.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.StrictJson;
import fr.barometre.api.territory.CollectiviteRef;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One response to the survey: who answered, for which collectivité, when.
 *
 * <p>A response from published counts names no collectivité; it carries instead the levels that the
 * publication gives ({@link #profile()}) and counts as a collectivité of its own.
 */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "collectivite", "profile", "role", "wave", "date", "weight"})
public abstract class Respondent implements StrictJson {

  /** The smallest weight allowed; sums of squares would lose a smaller one beside the largest. */
  public static final double LEAST_WEIGHT = 1e-9;

  /** The largest weight allowed. */
  public static final double MOST_WEIGHT = 1e12;

  Respondent() {}

  /**
   * The identifier of the response, unique in a survey.
   *
   * @return the identifier, never blank
   */
  @JsonProperty
  public abstract String id();

  @JsonProperty("collectivite")
  abstract @Nullable CollectiviteRef knownCollectivite();

  /**
   * Known levels of an anonymous response, by dimension code.
   *
   * @return level codes, empty when the collectivité is named
   */
  @JsonProperty
  public abstract Map<String, String> profile();

  /**
   * Further columns of the respondent that a reader was told to keep, such as a service or a
   * seniority. Figures can be broken down by them. They are personal data as a rule.
   *
   * @return texts by name of their column, blank where the column was
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract Map<String, String> details();

  /**
   * The role of the person who answered.
   *
   * @return the role
   */
  @JsonProperty
  @Value.Default
  public Role role() {
    return Role.UNKNOWN;
  }

  /**
   * Code of the wave; empty text when the survey has only one.
   *
   * @return the code, or {@code ""}
   */
  @JsonProperty
  @Value.Default
  public String wave() {
    return "";
  }

  /**
   * The day of the response as ISO 8601 text ({@code 2025-03-31}); empty text when not known.
   *
   * @return the date, or {@code ""}
   */
  @JsonProperty
  @Value.Default
  public String date() {
    return "";
  }

  /**
   * The design weight of the response.
   *
   * @return from {@link #LEAST_WEIGHT} to {@link #MOST_WEIGHT}; one unless said otherwise
   */
  @JsonProperty
  @Value.Default
  public double weight() {
    return 1;
  }

  /**
   * The collectivité, unless the response is anonymous.
   *
   * @return the reference, or empty
   */
  @JsonIgnore
  public Optional<CollectiviteRef> collectivite() {
    return Optional.ofNullable(knownCollectivite());
  }

  @Value.Check
  void check() {
    if (id().isBlank()) {
      throw new IllegalArgumentException("a respondent needs an id, got '" + id() + "'");
    }
    if (knownCollectivite() == null && profile().isEmpty()) {
      throw new IllegalArgumentException(
          "respondent '" + id() + "' has neither a collectivité nor a profile of levels");
    }
    if (knownCollectivite() != null && !profile().isEmpty()) {
      throw new IllegalArgumentException(
          "respondent '"
              + id()
              + "' has a collectivité and a profile; its levels come from the frame");
    }
    if (!(weight() >= LEAST_WEIGHT && weight() <= MOST_WEIGHT)) {
      throw new IllegalArgumentException(
          "respondent '"
              + id()
              + "' has weight "
              + weight()
              + "; expected a finite number above 0, from 1e-9 to 1e12");
    }
    if (!date().isEmpty()) {
      try {
        LocalDate.parse(date());
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "respondent '"
                + id()
                + "' has date '"
                + date()
                + "'; expected a day such as 2025-03-31",
            e);
      }
    }
  }

  @JsonCreator
  static Respondent fromJson(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty("collectivite") @Nullable CollectiviteRef collectivite,
      @JsonProperty("profile") @Nullable Map<String, String> profile,
      @JsonProperty("details") @Nullable Map<String, String> details,
      @JsonProperty("role") @Nullable Role role,
      @JsonProperty("wave") @Nullable String wave,
      @JsonProperty("date") @Nullable String date,
      @JsonProperty("weight") @Nullable Object weight) {
    return builder()
        .id(id)
        .knownCollectivite(collectivite)
        .profile(profile == null ? Map.of() : profile)
        .details(details == null ? Map.of() : details)
        .role(role == null ? Role.UNKNOWN : role)
        .wave(wave == null ? "" : wave)
        .date(date == null ? "" : date)
        .weight(weight == null ? 1 : number(weight))
        .build();
  }

  /** Jackson 2 would take an empty text for a number that was left out. */
  private static double number(Object weight) {
    if (weight instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("weight '" + weight + "' is not a number");
  }

  /**
   * An empty builder: the identifier, and the collectivité or a profile, must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Respondent}. */
  public static final class Builder extends ImmutableRespondent.Builder {

    Builder() {}

    /**
     * Sets the collectivité.
     *
     * @param ref how the collectivité is named
     * @return this builder
     */
    public Builder collectivite(CollectiviteRef ref) {
      return knownCollectivite(ref);
    }
  }
}
