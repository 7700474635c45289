package fr.barometre.csv;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * The name and the shape of a sheet, from its first rows: enough to tell a cover page, such as
 * "Lisez-moi" or a title with some lines of text, from a table.
 *
 * @param name the name of the sheet
 * @param rows how many rows have anything in them, {@value #LOOKED_AT} at most
 * @param width the most cells of a row that have anything in them
 * @param first the first rows, {@value #SHOWN} at most
 */
record SheetShape(String name, int rows, int width, List<List<String>> first) {

  private static final int LOOKED_AT = 100;
  private static final int SHOWN = 12;

  /** Two sheets that fit as well as this are for people to choose from. */
  private static final int SURE = 2;

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
    List<List<String>> first = new ArrayList<>();
    int rows = 0;
    int width = 0;
    while (rows < LOOKED_AT && sheet.next()) {
      rows++;
      if (first.size() < SHOWN) {
        first.add(List.copyOf(sheet.cells()));
      }
      width = Math.max(width, (int) sheet.cells().stream().filter(c -> !c.isBlank()).count());
    }
    return new SheetShape(name, rows, width, List.copyOf(first));
  }

  /**
   * The sheet that fits best. Where none fits, the first; if that is a cover, the first table after
   * it. A sheet that does not fit is passed over for one that is no narrower.
   *
   * @param sheets one or more, in the workbook's order
   * @param fit how well first rows fit what is looked for: 0 if they do not
   * @throws IllegalArgumentException if two sheets or more surely fit, naming them
   */
  static SheetShape table(
      String source, List<SheetShape> sheets, ToIntFunction<List<List<String>>> fit) {
    SheetShape first = sheets.get(0);
    SheetShape table = sheets.stream().filter(first::isCoverOf).findFirst().orElse(first);
    int best = fit.applyAsInt(table.first);
    List<SheetShape> sure = new ArrayList<>();
    for (SheetShape sheet : sheets.size() > 1 ? sheets : List.<SheetShape>of()) {
      int fits = fit.applyAsInt(sheet.first);
      if (fits > best && sheet.width >= table.width) {
        table = sheet;
        best = fits;
      }
      if (fits >= SURE) {
        sure.add(sheet);
      }
    }
    if (sure.size() > 1) {
      String names =
          sure.stream().map(SheetShape::name).collect(Collectors.joining("', '", "'", "'"));
      throw new IllegalArgumentException(
          source
              + ": sheets "
              + names
              + " all have answers; expected the name of the one to read (Export.sheet)");
    }
    return table;
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
