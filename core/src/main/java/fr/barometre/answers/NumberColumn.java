package fr.barometre.answers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the numbers of a column tell about its commas and points: do they group digits, as in {@code
 * 2,400} beside {@code 950}, or begin decimals, as in {@code 2,400} beside {@code 0,5}?
 */
final class NumberColumn {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Predicate<BigDecimal> possible;
  private final Sign comma = new Sign();
  private final Sign point = new Sign();
  private boolean below;
  private boolean hundreds;
  private boolean ungrouped;

  /** How a column uses a sign, in its numbers that are not ambiguous. */
  private static final class Sign {
    private boolean groups;
    private boolean decimal;

    void take(char sign, String text) {
      if (NumberText.isGroupedBy(sign, text)) {
        groups = true;
      } else if (text.indexOf(sign) >= 0) {
        decimal = true;
      }
    }
  }

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
    comma.take(',', text);
    point.take('.', text);
    if (text.indexOf(',') < 0 && text.indexOf('.') < 0) {
      boolean small = number.abs().compareTo(THOUSAND) < 0;
      below |= small;
      hundreds |= small && number.abs().compareTo(HUNDRED) >= 0;
      ungrouped |= !small;
    }
  }

  /** Whether a text may be two numbers, as far as the column has told. */
  boolean isOpen(String text) {
    return !(point.decimal && text.indexOf('.') >= 0)
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
    if (sign == '.' ? point.decimal : comma.decimal && !comma.groups) {
      return decimal;
    }
    return (sign == '.' ? pointsGroup() : commasGroup()) ? grouped : Optional.empty();
  }

  /** The number with something in the place of its sign, if it is possible. */
  private Optional<BigDecimal> number(String text, String sign) {
    return Optional.of(new BigDecimal(text.strip().replaceAll("[.,]", sign))).filter(possible);
  }

  private boolean commasGroup() {
    return !comma.decimal && !ungrouped && (comma.groups || below || point.decimal);
  }

  private boolean pointsGroup() {
    return !ungrouped && (point.groups || hundreds || comma.decimal);
  }
}
