package fr.barometre.api.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of results, whose figures have the digits that pages show and no more: the last
 * digits of a weighted figure, or of its standard error, can tell who answered what. Three decimals
 * (a tenth of a point of a share), two from 10 on, one from 100 on; one digit of what is smaller.
 */
public final class Rounded {

  private static final int DECIMALS = 3;

  private Rounded() {}

  /**
   * An object of JSON.
   *
   * @param namesAndValues names, each followed by its value; numbers of type {@code double} are
   *     rounded, those of a request (a confidence level) are given as {@link BigDecimal}; what is
   *     null is left out
   * @return the properties in this order, to which others can be added
   */
  public static Map<String, Object> json(@Nullable Object... namesAndValues) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        json.put(
            (String) namesAndValues[i],
            value instanceof Double number ? Double.valueOf(of(number)) : value);
      }
    }
    return json;
  }

  /**
   * A number with one decimal: a design effect with more tells the variance, and with it what small
   * strata answer, to a hundred times as many digits as the interval does.
   *
   * @param number any number, or null
   * @return the number rounded, halves away from zero, or null
   */
  public static @Nullable BigDecimal tenths(@Nullable Double number) {
    return number == null ? null : BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
  }

  /**
   * A number as JSON has it.
   *
   * @param number any number
   * @return the number rounded, halves away from zero
   */
  public static double of(double number) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    BigDecimal exact = new BigDecimal(number);
    int magnitude = exact.precision() - exact.scale() - 1;
    int decimals = Math.max(Math.min(DECIMALS, DECIMALS - magnitude), 1);
    return exact.setScale(Math.max(decimals, -magnitude), RoundingMode.HALF_UP).doubleValue();
  }
}
