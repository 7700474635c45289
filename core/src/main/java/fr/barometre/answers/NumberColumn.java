package fr.barometre.answers;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the numbers of a column tell about its commas: do they group digits, as in {@code 2,400}
 * beside {@code 950}, or begin decimals, as in {@code 2,400} beside {@code 0,5}?
 */
final class NumberColumn {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private boolean grouped;
  private boolean decimal;
  private boolean belowThousand;
  private boolean ungrouped;

  /** Takes a number of the column that is not ambiguous. */
  void take(String text, BigDecimal number) {
    if (NumberText.isGroupedByComma(text)) {
      grouped = true;
    } else if (text.indexOf(',') >= 0) {
      decimal = true;
    } else if (number.abs().compareTo(THOUSAND) < 0) {
      belowThousand = true;
    } else {
      ungrouped = true;
    }
  }

  /**
   * The number that an ambiguous text is in this column.
   *
   * @return empty if the column does not tell
   */
  Optional<BigDecimal> number(String text) {
    boolean groups = !decimal && !ungrouped && (grouped || belowThousand);
    boolean decimals = decimal && !grouped;
    if (!groups && !decimals) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.strip().replace(",", groups ? "" : ".")));
  }
}
