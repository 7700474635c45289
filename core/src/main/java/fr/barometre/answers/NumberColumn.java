package fr.barometre.answers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds out what the commas and points of a column of numbers mean: do they group digits, as in
 * {@code 2,400} beside {@code 950}, or begin decimals, as in {@code 2,400} beside {@code 0,5}?
 */
final class NumberColumn {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Predicate<BigDecimal> possible;

  /**
   * Numbers of the column that show a notation: a comma or a point before decimals or between
   * groups.
   */
  private boolean commaDecimal;

  private boolean commaGroups;
  private boolean pointDecimal;
  private boolean pointGroups;
  private boolean below;
  private boolean hundreds;
  private boolean ungrouped;

  /**
   * A column of which nothing has been read.
   *
   * @param possible whether it may have a number
   */
  NumberColumn(Predicate<BigDecimal> possible) {
    this.possible = possible;
  }

  /** Takes a number of the column that is not ambiguous. */
  void take(String text, BigDecimal number) {
    boolean hasComma = text.indexOf(',') >= 0;
    boolean hasPoint = text.indexOf('.') >= 0;
    boolean byComma = hasComma && NumberText.isGroupedBy(',', text);
    boolean byPoint = hasPoint && NumberText.isGroupedBy('.', text);
    commaGroups |= byComma;
    commaDecimal |= hasComma && !byComma;
    pointGroups |= byPoint;
    pointDecimal |= hasPoint && !byPoint;
    if (!hasComma && !hasPoint) {
      boolean small = number.abs().compareTo(THOUSAND) < 0;
      below |= small;
      hundreds |= small && number.abs().compareTo(HUNDRED) >= 0;
      ungrouped |= !small;
    }
  }

  /** Whether a text may be two numbers, as far as the column has told. */
  boolean isOpen(String text) {
    return !(pointDecimal && text.indexOf('.') >= 0)
        && NumberText.mayBeGrouped(text)
        && number(text, "").or(() -> number(text, ".")).isPresent();
  }

  /**
   * The number that an ambiguous text is in this column: the only one that it may have, or the one
   * that its other numbers tell.
   *
   * @return empty if they do not tell
   */
  Optional<BigDecimal> number(String text) {
    char sign = text.indexOf(',') >= 0 ? ',' : '.';
    Optional<BigDecimal> grouped = number(text, "");
    Optional<BigDecimal> decimal = number(text, ".");
    if (grouped.isEmpty() || decimal.isEmpty()) {
      return grouped.or(() -> decimal);
    }
    if (sign == '.' ? pointDecimal : commaDecimal && !commaGroups) {
      return decimal;
    }
    return (sign == '.' ? pointsGroup() : commasGroup()) ? grouped : Optional.empty();
  }

  /** The number if its sign groups digits; empty if that is not possible. */
  Optional<BigDecimal> grouped(String text) {
    return number(text, "");
  }

  /** The number with something in the place of its sign, if it is possible. */
  private Optional<BigDecimal> number(String text, String sign) {
    return Optional.of(new BigDecimal(text.strip().replaceAll("[.,]", sign))).filter(possible);
  }

  private boolean commasGroup() {
    return !commaDecimal && !ungrouped && (commaGroups || below || pointDecimal);
  }

  private boolean pointsGroup() {
    return !ungrouped && (pointGroups || hundreds || commaDecimal);
  }
}
