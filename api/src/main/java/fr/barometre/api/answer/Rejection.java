package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;

/**
 * Why a row of data was not used.
 *
 * @param source the file, or another name of where the row came from
 * @param line line of the row in the source, from 1
 * @param column name of the column, or of the property for rows that are objects
 * @param value what was found, shortened when long; {@code "…"} in reports and tallies, which do
 *     not show what somebody typed
 * @param expected what was expected instead
 */
public record Rejection(
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) long line,
    @JsonProperty(required = true) String column,
    @JsonProperty(required = true) String value,
    @JsonProperty(required = true) String expected)
    implements LenientJson {

  private static final int LONGEST_VALUE = 80;

  /**
   * Checks what is given.
   *
   * @param source the file, or another name of where the row came from
   * @param line line of the row in the source, from 1
   * @param column name of the column, or of the property for rows that are objects
   * @param value what was found, shortened when long
   * @param expected what was expected instead
   */
  public Rejection {
    requireNonNull(source, "source");
    if (line < 1) {
      throw new IllegalArgumentException("lines are counted from 1, got " + line);
    }
    requireNonNull(column, "column");
    if (requireNonNull(value, "value").length() > LONGEST_VALUE) {
      value = value.substring(0, LONGEST_VALUE - 1) + "…";
    }
    requireNonNull(expected, "expected");
  }

  @JsonCreator
  static Rejection fromJson(
      @JsonProperty(value = "source", required = true) String source,
      @JsonProperty(value = "line", required = true) Long line,
      @JsonProperty(value = "column", required = true) String column,
      @JsonProperty(value = "value", required = true) String value,
      @JsonProperty(value = "expected", required = true) String expected) {
    return new Rejection(source, requireNonNull(line, "line"), column, value, expected);
  }

  /**
   * The same without what was found, which may be personal: an e-mail, a free text.
   *
   * @return the place and what was expected; the value is {@code "…"}, or empty if nothing was
   *     found
   */
  public Rejection withoutValue() {
    return new Rejection(source, line, column, value.isEmpty() ? "" : "…", expected);
  }

  /** On one line, whatever the file holds. */
  @Override
  public String toString() {
    return onOneLine(
        source + ":" + line + ": " + column + " '" + value + "': expected " + expected);
  }

  private static String onOneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format("\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
