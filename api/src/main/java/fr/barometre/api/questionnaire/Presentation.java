package fr.barometre.api.questionnaire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a publication about an edition as a whole, beside its figures.
 *
 * @param knownSubtitle see {@link #subtitle()}
 * @param knownCaveat see {@link #caveat()}
 * @param knownCredits see {@link #credits()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Presentation(
    @JsonProperty("subtitle") @Nullable Label knownSubtitle,
    @JsonProperty("caveat") @Nullable Label knownCaveat,
    @JsonProperty("credits") @Nullable Label knownCredits)
    implements StrictJson {

  /** Nothing is said. */
  public static final Presentation NONE = new Presentation(null, null, null);

  @JsonCreator
  static Presentation fromJson(
      @JsonProperty("subtitle") @Nullable Label subtitle,
      @JsonProperty("caveat") @Nullable Label caveat,
      @JsonProperty("credits") @Nullable Label credits) {
    return new Presentation(subtitle, caveat, credits);
  }

  /**
   * The line below the title: what it is about, and of which years.
   *
   * @return the subtitle, or empty
   */
  public Optional<Label> subtitle() {
    return Optional.ofNullable(knownSubtitle);
  }

  /**
   * The warning that the publication itself prints.
   *
   * @return the caveat, or empty
   */
  public Optional<Label> caveat() {
    return Optional.ofNullable(knownCaveat);
  }

  /**
   * The bodies that carried the survey out, and those that supported it.
   *
   * @return the credits, or empty
   */
  public Optional<Label> credits() {
    return Optional.ofNullable(knownCredits);
  }
}
