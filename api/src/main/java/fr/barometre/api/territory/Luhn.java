package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Luhn's control sum over a text of digits, as SIREN and SIRET use it. */
final class Luhn {

  private static final Pattern SPACES = Pattern.compile("[\\s\u00A0\u202F]");

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
    if (value.length() != length || !digits(value)) {
      throw new IllegalArgumentException(
          what + " '" + value + "' is not valid: expected " + length + " digits");
    }
  }

  static String withoutSpaces(String text) {
    return digits(requireNonNull(text, "text")) ? text : SPACES.matcher(text).replaceAll("");
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
