package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number that identifies a French organisation: nine digits with a valid Luhn key.
 *
 * @param value the nine digits
 */
public record Siren(@JsonValue String value) {

  private static final int LENGTH = 9;

  /**
   * Checks what is given.
   *
   * @param value the nine digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Siren {
    Luhn.requireDigits("SIREN", requireNonNull(value, "value"), LENGTH);
    if (Luhn.sum(value) % 10 != 0) {
      throw new IllegalArgumentException("SIREN '" + value + "' has a wrong control key (Luhn)");
    }
  }

  /**
   * Reads a SIREN, with or without spaces between groups of digits.
   *
   * @param text nine digits, for example {@code "210 100 012"}
   * @return the SIREN
   * @throws IllegalArgumentException if the text is not nine digits with a valid key
   */
  public static Siren parse(String text) {
    return new Siren(text.length() == LENGTH ? text : Luhn.withoutSpaces(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
