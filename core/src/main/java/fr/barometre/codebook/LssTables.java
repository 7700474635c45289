package fr.barometre.codebook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The tables of a LimeSurvey structure file: {@code document/table/rows/row/column}.
 *
 * <p>The file comes from elsewhere: document types are refused, so that no entity is resolved, and
 * no more than 32 MB are read.
 */
final class LssTables {

  private static final int LARGEST = 32 * 1024 * 1024;
  private static final int DEEPEST = 12;

  private final Map<String, List<Map<String, String>>> tables;
  private final String type;

  private LssTables(Map<String, List<Map<String, String>>> tables, String type) {
    this.tables = tables;
    this.type = type;
  }

  /** The kind of structure that the file declares; blank if it declares none. */
  String type() {
    return type;
  }

  /** The rows of a table; none if the file does not have it. */
  List<Map<String, String>> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  static LssTables read(InputStream in, String source) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          source + ": more than " + LARGEST + " bytes; expected the structure of a survey");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not resolved");
        });
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new java.io.ByteArrayInputStream(bytes));
      try {
        return read(xml, source);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(
          source + ": not well-formed XML: " + e.getMessage() + "; expected a .lss file", e);
    }
  }

  private static LssTables read(XMLStreamReader xml, String source) throws XMLStreamException {
    Map<String, List<Map<String, String>>> tables = new HashMap<>();
    List<String> path = new ArrayList<>();
    Map<String, String> row = new HashMap<>();
    StringBuilder text = new StringBuilder();
    String type = "";
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new IllegalArgumentException(
                source + ": a document type declaration, which is refused; expected a .lss file");
        case XMLStreamConstants.START_ELEMENT -> {
          path.add(xml.getLocalName());
          text.setLength(0);
          if (path.size() > DEEPEST) {
            throw new IllegalArgumentException(source + ": elements nest too deep for a .lss file");
          }
          if (path.size() == 4) {
            row = new HashMap<>();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = path.remove(path.size() - 1);
          if (path.size() == 4 && path.get(3).equals("row")) {
            row.put(name, text.toString());
          } else if (path.size() == 3 && name.equals("row")) {
            tables.computeIfAbsent(path.get(1), t -> new ArrayList<>()).add(row);
          } else if (path.size() == 1 && name.equals("LimeSurveyDocType")) {
            type = text.toString().strip();
          }
          text.setLength(0);
        }
        default -> {
          // comments and the like say nothing
        }
      }
    }
    return new LssTables(tables, type);
  }
}
