package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block of the published infographic: an editorial selection, which is not a theme.
 *
 * @param code the identifier
 * @param label a title that says what it is about, whatever the figures are
 * @param knownPrinted the title as published, which may judge; see {@link #printed()}
 */
public record Panel(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) Label label,
    @JsonProperty("printed") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Label knownPrinted)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label a title that says what it is about
   * @param knownPrinted the title as published, or null
   */
  public Panel {
    requireNonNull(code, "code");
    requireNonNull(label, "label");
  }

  /**
   * A panel whose title is no other than that published.
   *
   * @param code the identifier
   * @param label the title
   */
  public Panel(String code, Label label) {
    this(code, label, null);
  }

  @JsonCreator
  static Panel fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("label") @Nullable Label label,
      @JsonProperty("printed") @Nullable Label printed) {
    return new Panel(code, label == null ? Label.same(code) : label, printed);
  }

  /**
   * The title as published, where it is another: "Télétravail : un cadre encore à consolider".
   *
   * @return the printed title, or empty
   */
  public Optional<Label> printed() {
    return Optional.ofNullable(knownPrinted);
  }
}
