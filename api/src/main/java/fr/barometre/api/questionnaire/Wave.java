package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period of data collection and the themes that were asked in it.
 *
 * @param code the identifier, for example {@code "1"}
 * @param label the text shown to people
 * @param themes codes of the themes asked, at least one
 * @param from the first day, for example {@code "2023-11-22"}; {@code ""} when it is not known
 * @param to the last day, not before the first; {@code ""} when it is not known
 */
public record Wave(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) Label label,
    @JsonProperty(required = true) List<String> themes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String from,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String to)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label the text shown to people
   * @param themes codes of the themes asked, at least one
   * @param from the first day, or {@code ""}
   * @param to the last day, or {@code ""}
   */
  public Wave {
    requireNonNull(code, "code");
    requireNonNull(label, "label");
    themes = List.copyOf(requireNonNull(themes, "themes"));
    if (themes.isEmpty()) {
      throw new IllegalArgumentException("wave '" + code + "' asks no theme");
    }
    checkDay(code, requireNonNull(from, "from"));
    checkDay(code, requireNonNull(to, "to"));
    if (!from.isEmpty() && !to.isEmpty() && LocalDate.parse(to).isBefore(LocalDate.parse(from))) {
      throw new IllegalArgumentException(
          "wave '" + code + "' ends on " + to + ", before it begins on " + from);
    }
  }

  /**
   * A wave whose days are not known.
   *
   * @param code the identifier
   * @param label the text shown to people
   * @param themes codes of the themes asked, at least one
   */
  public Wave(String code, Label label, List<String> themes) {
    this(code, label, themes, "", "");
  }

  private static void checkDay(String code, String day) {
    if (day.isEmpty()) {
      return;
    }
    try {
      LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "wave '"
              + code
              + "' has the day '"
              + day
              + "'; expected a day such as 2025-05-23, or \"\"",
          e);
    }
  }

  @JsonCreator
  static Wave fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("label") @Nullable Label label,
      @JsonProperty(value = "themes", required = true) List<String> themes,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("to") @Nullable String to) {
    return new Wave(
        code,
        label == null ? Label.of("Vague " + code, "Wave " + code) : label,
        themes,
        from == null ? "" : from,
        to == null ? "" : to);
  }
}
