package fr.barometre.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The texts of cells in a workbook: those that cells share, and the formats of numbers as far as
 * they change the text: days and times, percentages, codes filled up with zeros.
 *
 * <p>A day is a number of days since 1900, in which Excel has a 29 February 1900, number 60, that
 * there never was; or since 1904.
 */
final class CellTexts {

  private static final int PLAIN = 0;
  private static final int DAY = -1;
  private static final int PERCENT = -2;

  /** Digits that Excel keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final Pattern SHORT = Pattern.compile("-?(0|[1-9]\\d{0,14})");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?([eE][+-]?\\d{1,3})?");
  private static final Pattern ZEROS = Pattern.compile("0{2,30}");

  /**
   * The parts of a format that are no letters of it: colours and conditions, texts, escapes; not
   * [h] and the like.
   */
  private static final Pattern ASIDE =
      Pattern.compile("\\[(?![hHmMsS]+\\])[^\\]]*\\]|\"[^\"]*\"|[\\\\_*].|(?i:general|standard)");

  /** Excel's have 255 at most; a search through millions has no end. */
  private static final int LONGEST_FORMAT = 1_000;

  private static final Pattern LETTERS = Pattern.compile("[dDyYmMhHsS]");

  private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
  private static final int FEBRUARY_29 = 60;
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
  private static final BigDecimal LAST_DAY_1904 = BigDecimal.valueOf(2_957_003);
  private static final long SECONDS = 86_400;

  /** For each style, how it shows numbers; a positive value is the width that zeros fill up to. */
  private final List<Integer> styles = new ArrayList<>();

  private final List<String> strings = new ArrayList<>();
  private boolean is1904;

  /** The texts that cells share. */
  List<String> strings() {
    return strings;
  }

  void from1904(String said) {
    is1904 = said.equals("1") || said.equals("true");
  }

  /** Reads the styles of a workbook. */
  void read(WorkbookXml xml) throws XMLStreamException {
    Map<String, String> codes = new HashMap<>();
    boolean isOfCells = false;
    while (xml.next()) {
      isOfCells = xml.begins("cellXfs") || (isOfCells && !xml.ends("cellXfs"));
      String id = xml.begins("numFmt") || xml.begins("xf") ? xml.attribute("numFmtId") : "";
      if (xml.begins("numFmt")) {
        codes.put(id, xml.attribute("formatCode"));
      } else if (xml.begins("xf") && isOfCells) {
        String code = codes.get(id);
        styles.add(code == null ? ofNumber(id) : ofCode(code));
      }
    }
  }

  /** The kind of the formats that have a number and no code (ECMA-376, 18.8.30). */
  private static int ofNumber(String id) {
    int number = id.matches("\\d{1,3}") ? Integer.parseInt(id) : 0;
    boolean isDay =
        (number >= 14 && number <= 22)
            || (number >= 27 && number <= 36)
            || (number >= 45 && number <= 47)
            || (number >= 50 && number <= 58);
    return isDay ? DAY : number == 9 || number == 10 ? PERCENT : PLAIN;
  }

  private static int ofCode(String code) {
    if (code.length() > LONGEST_FORMAT) {
      return PLAIN;
    }
    String plain = ASIDE.matcher(code).replaceAll("");
    if (ZEROS.matcher(plain).matches()) {
      return plain.length();
    }
    return LETTERS.matcher(plain).find() ? DAY : plain.indexOf('%') >= 0 ? PERCENT : PLAIN;
  }

  /** The text of a number under a style. */
  String text(String written, int style) {
    int kind = style < styles.size() ? styles.get(style) : PLAIN;
    boolean isShort = kind == PLAIN && SHORT.matcher(written).matches();
    if (isShort || !NUMBER.matcher(written).matches()) {
      return written;
    }
    BigDecimal number = new BigDecimal(written).round(DIGITS);
    BigDecimal last = is1904 ? LAST_DAY_1904 : LAST_DAY;
    if (kind == DAY && number.signum() >= 0 && number.compareTo(last) <= 0) {
      return day(number.doubleValue());
    }
    if (kind == PERCENT) {
      return plain(number.movePointRight(2)) + "%";
    }
    String text = plain(number);
    boolean isCode = kind > 0 && number.signum() >= 0 && text.indexOf('.') < 0;
    return isCode ? "0".repeat(Math.max(0, kind - text.length())) + text : text;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String day(double serial) {
    long seconds = Math.round(serial * SECONDS);
    long days = seconds / SECONDS;
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS);
    String clock = time.toSecondOfDay() % 60 == 0 ? time + ":00" : time.toString();
    if (days == 0 && !is1904) {
      return clock;
    }
    LocalDate from = is1904 ? FROM_1904 : days < FEBRUARY_29 ? FROM_1900.plusDays(1) : FROM_1900;
    String day = !is1904 && days == FEBRUARY_29 ? "1900-02-29" : from.plusDays(days).toString();
    return seconds % SECONDS == 0 ? day : day + "T" + clock;
  }

  /** The letters of a column by its position from 0. */
  static String column(int position) {
    String letters = "";
    for (int left = position + 1; left > 0; left = (left - 1) / 26) {
      letters = (char) ('A' + (left - 1) % 26) + letters;
    }
    return letters;
  }
}
