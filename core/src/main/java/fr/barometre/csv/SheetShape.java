package fr.barometre.csv;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The name and the shape of a sheet, from its first rows: enough to tell a cover page, such as
 * "Lisez-moi" or a title with some lines of text, from a table.
 *
 * @param name the name of the sheet
 * @param rows how many rows have anything in them, {@value #LOOKED_AT} at most
 * @param width the most cells of a row that have anything in them
 */
record SheetShape(String name, int rows, int width) {

  private static final int LOOKED_AT = 100;

  /** A sheet of one column with more rows is a list, not a cover. */
  private static final int LONGEST_COVER = 20;

  /** Names of sheets that explain the others, without accents. */
  private static final Pattern COVER =
      Pattern.compile(
          "(?i)\\W*(?:lisez|lire)[ _-]*moi.*|\\W*a[ _-]lire.*|\\W*read["
              + " _-]*me.*|\\W*(?:notice|sommaire|couverture|page de garde|garde|presentation|mode"
              + " d.emploi|instructions?|aide|cover|contents?|about|a"
              + " propos|introduction|intro)\\W*");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** Looks at the first rows of a sheet. */
  static SheetShape of(String name, SheetRows sheet) throws XMLStreamException {
    int rows = 0;
    int width = 0;
    while (rows < LOOKED_AT && sheet.next()) {
      rows++;
      width = Math.max(width, (int) sheet.cells().stream().filter(c -> !c.isBlank()).count());
    }
    return new SheetShape(name, rows, width);
  }

  /**
   * The first sheet; if that is a cover, the first table after it.
   *
   * @param sheets one or more, in the workbook's order
   */
  static SheetShape table(List<SheetShape> sheets) {
    SheetShape first = sheets.get(0);
    return sheets.stream().filter(first::isCoverOf).findFirst().orElse(first);
  }

  /** Whether this sheet explains the other: by its name, or as lines of text above a long table. */
  private boolean isCoverOf(SheetShape table) {
    return table.width > 1
        && !table.isNamedCover()
        && (isNamedCover() || (width == 1 && rows <= Math.min(table.rows, LONGEST_COVER)));
  }

  private boolean isNamedCover() {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return COVER.matcher(plain).matches();
  }
}
