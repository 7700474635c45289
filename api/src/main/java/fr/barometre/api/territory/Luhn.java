package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

/** Luhn's control sum over a text of digits, as SIREN and SIRET use it. */
final class Luhn {

  private Luhn() {}

  /** The sum of the digits, every second one from the right doubled; a multiple of ten is valid. */
  static int sum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }

  static void requireDigits(String what, String value, int length) {
    if (value.length() != length || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(
          what + " '" + value + "' is not valid: expected " + length + " digits");
    }
  }

  static String withoutSpaces(String text) {
    return requireNonNull(text, "text").replaceAll("[\\s\\u00A0\\u202F]", "");
  }
}
