package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks put together part by part, as ECMA-376 has them, for tests. */
public final class Xlsx {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> sheets = new ArrayList<>();
  private String strings = "";
  private String styles = "";
  private String properties = "";

  /** A sheet whose rows are written as they stand in {@code sheetData}. */
  public Xlsx sheet(String name, String rows) {
    return sheet(name, "", rows);
  }

  /** The same, hidden or not. */
  public Xlsx sheet(String name, String state, String rows) {
    String part = "worksheets/sheet" + (sheets.size() + 1) + ".xml";
    sheets.add(
        "<sheet name=\""
            + name
            + "\" sheetId=\""
            + (sheets.size() + 1)
            + "\" "
            + (state.isEmpty() ? "" : "state=\"" + state + "\" ")
            + "r:id=\"rId"
            + (sheets.size() + 1)
            + "\"/>");
    return part(
        "xl/" + part,
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
  }

  /** A sheet of texts, each in its cell. */
  public Xlsx texts(String name, List<List<String>> rows) {
    StringBuilder xml = new StringBuilder();
    for (List<String> row : rows) {
      xml.append("<row>");
      for (String cell : row) {
        xml.append("<c t=\"inlineStr\"><is><t>")
            .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
            .append("</t></is></c>");
      }
      xml.append("</row>");
    }
    return sheet(name, xml.toString());
  }

  /** The items of the table of shared strings. */
  public Xlsx strings(String items) {
    strings = items;
    return this;
  }

  /** What is in the style sheet. */
  public Xlsx styles(String inner) {
    styles = inner;
    return this;
  }

  /** The property that days are counted from 1904. */
  public Xlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** A part, or another text in place of one. */
  public Xlsx part(String name, String xml) {
    parts.put(name, xml.startsWith("<?xml") ? xml : HEAD + xml);
    return this;
  }

  /** The bytes of the workbook. */
  public byte[] bytes() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("[Content_Types].xml", HEAD + "<Types/>");
    all.put("_rels/.rels", relations(relation("1", "officeDocument", "xl/workbook.xml")));
    all.put(
        "xl/workbook.xml",
        HEAD
            + "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + OFFICE
            + "\">"
            + properties
            + "<sheets>"
            + String.join("", sheets)
            + "</sheets></workbook>");
    StringBuilder relations = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      relations.append(relation(String.valueOf(i), "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    if (!strings.isEmpty()) {
      relations.append(relation("90", "sharedStrings", "/xl/sharedStrings.xml"));
      all.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + strings + "</sst>");
    }
    if (!styles.isEmpty()) {
      relations.append(relation("91", "styles", "styles.xml"));
      all.put(
          "xl/styles.xml", HEAD + "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
    }
    all.put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
    all.putAll(parts);
    return zip(all);
  }

  /** Writes the workbook. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relations(String inner) {
    return HEAD + "<Relationships xmlns=\"" + PACKAGE + "\">" + inner + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  /** A zip archive of texts. */
  public static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
