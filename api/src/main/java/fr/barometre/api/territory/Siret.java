package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number that identifies an establishment of a French organisation: its SIREN and five digits,
 * fourteen digits with valid Luhn keys on both.
 *
 * <p>La Poste (SIREN 356000000) has more establishments than Luhn keys: its SIRET is also valid
 * when the sum of the fourteen digits is a multiple of five.
 *
 * @param value the fourteen digits
 */
public record Siret(@JsonValue String value) {

  private static final String LA_POSTE = "356000000";

  /**
   * Checks what is given.
   *
   * @param value the fourteen digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Siret {
    Luhn.requireDigits("SIRET", requireNonNull(value, "value"), 14);
    String head = value.substring(0, 9);
    if (Luhn.sum(head) % 10 != 0) {
      throw new IllegalArgumentException(
          "SIRET '" + value + "': its SIREN '" + head + "' has a wrong control key (Luhn)");
    }
    boolean postal = head.equals(LA_POSTE) && value.chars().map(c -> c - '0').sum() % 5 == 0;
    if (Luhn.sum(value) % 10 != 0 && !postal) {
      throw new IllegalArgumentException("SIRET '" + value + "' has a wrong control key (Luhn)");
    }
  }

  /**
   * Reads a SIRET, with or without spaces between groups of digits.
   *
   * @param text fourteen digits, for example {@code "210 100 012 00017"}
   * @return the SIRET
   * @throws IllegalArgumentException if the text is not fourteen digits with valid keys
   */
  public static Siret parse(String text) {
    return new Siret(Luhn.withoutSpaces(text));
  }

  /**
   * The organisation that the establishment belongs to.
   *
   * @return its SIREN
   */
  public Siren siren() {
    return new Siren(value.substring(0, 9));
  }

  @Override
  public String toString() {
    return value;
  }
}
