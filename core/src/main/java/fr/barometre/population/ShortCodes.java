package fr.barometre.population;

/**
 * Codes and SIREN of the frame shipped with the library, which mostly follow from what is beside
 * them: they take 5 kB instead of 180.
 */
final class ShortCodes {

  private static final int DEPARTEMENT = 2;

  private ShortCodes() {}

  /** A code: {@code +} is the next one after that of the row above, {@code +3} the third. */
  static String code(String above, String shortened) {
    if (!shortened.startsWith("+")) {
      return shortened;
    }
    int step = shortened.length() == 1 ? 1 : Integer.parseInt(shortened.substring(1));
    String number = Integer.toString(Integer.parseInt(above.substring(DEPARTEMENT)) + step);
    return above.substring(0, DEPARTEMENT) + "0".repeat(3 - number.length()) + number;
  }

  /**
   * A SIREN: {@code =} is the code, {@code *} the usual one of a commune: 21, its département, 0,
   * its number, and Luhn's key.
   */
  static String siren(String code, String shortened) {
    if (shortened.equals("=")) {
      return code;
    }
    if (!shortened.equals("*")) {
      return shortened;
    }
    String digits = "21" + code.substring(0, DEPARTEMENT) + "0" + code.substring(DEPARTEMENT);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int weighted = i % 2 == 1 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
