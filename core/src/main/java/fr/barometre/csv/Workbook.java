package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * An Excel workbook (.xlsx, ECMA-376): a zip archive of XML parts, of which one sheet is read as
 * delimited text with semicolons. A row of the sheet is a line of the text with the same number, so
 * that messages name the rows that people see.
 *
 * <p>The sheet is the one that is named, or the first that is not hidden and not empty, but for a
 * cover before a table ({@link SheetShape}). What cells say is in {@link SheetRows}.
 *
 * <p>Files come from elsewhere. No more is unpacked than 1 GB, nor than 200 times what the file
 * holds beyond 32 MB; no tag or text of XML is longer than 4 MB; document types are refused, so
 * that no entity is resolved.
 */
final class Workbook {

  private static final int MOST_PARTS = 10_000;
  private static final long MOST_UNPACKED = 1L << 30;
  private static final long ALWAYS_UNPACKED = 32L << 20;
  private static final int MOST_RATIO = 200;
  private static final int LONGEST_TOKEN = 4 << 20;

  /** Characters and number of shared strings, and characters of a sheet. */
  private static final long MOST_SHARED = 64L << 20;

  private static final int MOST_STRINGS = 4_000_000;
  private static final long MOST_TEXT = 1L << 30;

  /** All rows of a sheet in 256 columns: a cell at its far end makes every row as wide. */
  private static final long MOST_CELLS = 1L << 28;

  private final String source;
  private final Path file;
  private final ZipFile zip;

  /** Bytes that may still be unpacked. */
  private long left;

  private Workbook(String source, Path file) throws IOException {
    this.source = source;
    this.file = file;
    this.left = Math.min(MOST_UNPACKED, Math.max(ALWAYS_UNPACKED, MOST_RATIO * Files.size(file)));
    this.zip = new ZipFile(file.toFile());
  }

  /**
   * The text of a sheet.
   *
   * @param sheet its name; empty for the one that fits best
   * @param fit how well the first rows of a sheet fit what is looked for
   * @throws IllegalArgumentException if the file is no workbook, is damaged, has no such sheet or
   *     several that fit, or would take too much room
   */
  static CsvText text(
      String source, Path file, Optional<String> sheet, ToIntFunction<List<List<String>>> fit)
      throws IOException {
    try {
      Workbook workbook = new Workbook(source, file);
      try {
        return workbook.text(sheet, fit);
      } finally {
        workbook.zip.close();
      }
    } catch (ZipException | FileNotFoundException | EOFException e) {
      throw new IllegalArgumentException(
          source + ": a zip archive that is damaged or cut short: " + e.getMessage(), e);
    } catch (XMLStreamException e) {
      throw damaged(source, e);
    }
  }

  static IllegalArgumentException damaged(String source, XMLStreamException cause) {
    String what = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new IllegalArgumentException(
        source + ": the workbook is damaged: " + what + "; save it again, or export it as CSV",
        cause);
  }

  private CsvText text(Optional<String> named, ToIntFunction<List<List<String>>> fit)
      throws IOException, XMLStreamException {
    if (zip.size() > MOST_PARTS) {
      throw tooMuch("more than " + MOST_PARTS + " parts");
    }
    String main = "";
    for (Map.Entry<String, String> part : relations("").entrySet()) {
      main = part.getKey().startsWith("officeDocument ") ? part.getValue() : main;
    }
    if (!main.endsWith(".xml") || zip.getEntry(main) == null) {
      throw noWorkbook(main);
    }
    Map<String, String> parts = relations(main);
    CellTexts contents = new CellTexts();
    Set<String> hidden = new HashSet<>();
    Map<String, String> sheets = sheets(main, parts, hidden, contents);
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (part.getKey().startsWith("sharedStrings ")) {
        strings(part.getValue(), contents);
      } else if (part.getKey().startsWith("styles ")) {
        try (WorkbookXml xml = open(part.getValue())) {
          contents.read(xml);
        }
      }
    }
    List<SheetShape> filled = new ArrayList<>();
    for (String name : sheets.keySet()) {
      if (named.isPresent() ? name.equals(named.get()) : !hidden.contains(name)) {
        try (WorkbookXml xml = open(String.valueOf(sheets.get(name)))) {
          SheetShape shape = SheetShape.of(name, new SheetRows(source, xml, contents));
          if (shape.rows() > 0 || named.isPresent()) {
            filled.add(shape);
          }
        }
      }
    }
    if (filled.isEmpty()) {
      throw new IllegalArgumentException(
          source
              + (named.isPresent()
                  ? ": no sheet '" + named.get() + "'"
                  : ": no visible sheet has any cell")
              + "; the workbook has '"
              + String.join("', '", sheets.keySet())
              + "'");
    }
    SheetShape read = SheetShape.table(source, filled, fit);
    String name = read.name();
    List<String> unread =
        filled.stream().filter(sheet -> !sheet.equals(read)).map(SheetShape::name).toList();
    String others = unread.isEmpty() ? "" : ", not read: '" + String.join("', '", unread) + "'";
    return text(String.valueOf(sheets.get(name)), contents, "xlsx, sheet '" + name + "'" + others);
  }

  private CsvText text(String part, CellTexts contents, String kind)
      throws IOException, XMLStreamException {
    int width = 1;
    long length = 0;
    long lines = 0;
    try (WorkbookXml xml = open(part)) {
      SheetRows rows = new SheetRows(source, xml, contents);
      while (rows.next()) {
        width = Math.max(width, rows.cells().size());
        lines++;
        if (width * lines > MOST_CELLS) {
          throw tooMuch("a sheet of more than " + MOST_CELLS + " cells");
        }
        for (String cell : rows.cells()) {
          length += cell.length();
        }
        if (length > MOST_TEXT) {
          throw tooMuch("a sheet of more than " + MOST_TEXT + " characters");
        }
      }
    }
    ZipEntry entry = entry(part);
    int columns = width;
    return new CsvText(UTF_8, () -> reopened(entry, contents, columns), kind);
  }

  /** The lines of a sheet that was gone through before. */
  private Reader reopened(ZipEntry known, CellTexts contents, int width) throws IOException {
    Workbook again = new Workbook(source, file);
    try {
      ZipEntry entry = again.zip.getEntry(known.getName());
      if (entry == null || entry.getCrc() != known.getCrc() || entry.getSize() != known.getSize()) {
        throw new ChecksummedBytes.Changed();
      }
      WorkbookXml xml = again.open(known.getName());
      return new SheetText(new SheetRows(source, xml, contents), width, xml, again.zip);
    } catch (XMLStreamException e) {
      again.zip.close();
      throw damaged(source, e);
    } catch (IOException e) {
      again.zip.close();
      throw e;
    }
  }

  private IllegalArgumentException noWorkbook(String main) {
    boolean isOpenDocument =
        zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null;
    String what =
        isOpenDocument
            ? "an OpenDocument file (.ods)"
            : main.endsWith(".bin")
                ? "a binary Excel workbook (.xlsb)"
                : main.isEmpty() ? "a zip archive" : "an Office document, no workbook";
    return new IllegalArgumentException(
        source
            + ": this is "
            + what
            + ", no delimited text; save or export it as .xlsx or CSV (UTF-8) and read that file");
  }

  private IllegalArgumentException tooMuch(String what) {
    return new IllegalArgumentException(
        source + ": a workbook that takes too much room: " + what + "; export it as CSV");
  }

  /** The parts of sheets by name. */
  private Map<String, String> sheets(
      String main, Map<String, String> parts, Set<String> hidden, CellTexts contents)
      throws IOException, XMLStreamException {
    Map<String, String> sheets = new LinkedHashMap<>();
    boolean isWorkbook = false;
    try (WorkbookXml xml = open(main)) {
      while (xml.next()) {
        isWorkbook |= xml.begins("workbook");
        if (xml.begins("workbookPr")) {
          contents.from1904(xml.attribute("date1904"));
        } else if (xml.begins("sheet")) {
          String name = xml.attribute("name");
          String part = parts.getOrDefault("worksheet " + xml.attribute("id"), "");
          if (zip.getEntry(part) != null) {
            sheets.put(name, part);
          }
          if (xml.attribute("state").endsWith("idden")) {
            hidden.add(name);
          }
        }
      }
    }
    if (!isWorkbook) {
      throw noWorkbook(main);
    }
    return sheets;
  }

  private void strings(String part, CellTexts contents) throws IOException, XMLStreamException {
    long length = 0;
    try (WorkbookXml xml = open(part)) {
      while (xml.next()) {
        if (xml.begins("si")) {
          String text = xml.text();
          length += text.length();
          contents.strings().add(text);
          if (length > MOST_SHARED || contents.strings().size() > MOST_STRINGS) {
            throw tooMuch("texts that cells share, of more than " + MOST_SHARED + " characters");
          }
        }
      }
    }
  }

  /**
   * The relations of a part: targets by the last word of their type and by their identifier. A
   * blank part has those of the whole file.
   */
  private Map<String, String> relations(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String name = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, String> relations = new HashMap<>();
    if (zip.getEntry(name) != null) {
      try (WorkbookXml xml = open(name)) {
        while (xml.next()) {
          if (xml.begins("Relationship")) {
            String type = xml.attribute("Type");
            String target = xml.attribute("Target");
            relations.put(
                type.substring(type.lastIndexOf('/') + 1) + " " + xml.attribute("Id"),
                part(folder, target));
          }
        }
      }
    }
    return relations;
  }

  /** The part that a target names: from the root, or from a folder, of which {@code ..} goes up. */
  private static String part(String folder, String target) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }

  private ZipEntry entry(String part) throws FileNotFoundException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new FileNotFoundException("no part " + part);
    }
    return entry;
  }

  private WorkbookXml open(String part) throws IOException, XMLStreamException {
    return new WorkbookXml(new Bounded(zip.getInputStream(entry(part))));
  }

  /** Unpacks no more than is allowed, nor a tag or text without end. */
  private final class Bounded extends FilterInputStream {
    private int token;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int got = super.read(bytes, from, most);
      left -= Math.max(0, got);
      for (int i = from; i < from + got; i++) {
        token = bytes[i] == '<' || bytes[i] == '>' ? 0 : token + 1;
        if (token > LONGEST_TOKEN) {
          throw tooMuch("a text of more than " + LONGEST_TOKEN + " bytes");
        }
      }
      if (left < 0) {
        throw tooMuch("it is packed more than " + MOST_RATIO + " times smaller than it is");
      }
      return got;
    }
  }

  /** The rows of a sheet as lines. */
  private static final class SheetText extends Reader {
    private final SheetRows rows;
    private final int width;
    private final WorkbookXml xml;
    private final ZipFile zip;
    private final StringBuilder line = new StringBuilder();
    private int at;
    private long number = 1;

    SheetText(SheetRows rows, int width, WorkbookXml xml, ZipFile zip) {
      this.rows = rows;
      this.width = width;
      this.xml = xml;
      this.zip = zip;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      if (at == line.length() && !fill()) {
        return -1;
      }
      int got = Math.min(most, line.length() - at);
      line.getChars(at, at + got, into, from);
      at += got;
      return got;
    }

    private boolean fill() throws IOException {
      line.setLength(0);
      at = 0;
      try {
        if (!rows.next()) {
          return false;
        }
      } catch (XMLStreamException e) {
        throw damaged(rows.source(), e);
      }
      for (; number < rows.number(); number++) {
        line.append('\n');
      }
      for (int i = 0; i < width; i++) {
        String cell = i < rows.cells().size() ? rows.cells().get(i) : "";
        line.append(i > 0 ? ";" : "");
        if (!cell.isEmpty()) {
          line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
      }
      line.append('\n');
      number++;
      return true;
    }

    @Override
    public void close() throws IOException {
      xml.close();
      zip.close();
    }
  }
}
