package fr.barometre.csv;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook, gone through tag by tag; a document type or an entity is refused. */
final class WorkbookXml implements AutoCloseable {

  /** Longer texts are cut: what reads the lines refuses them. */
  private static final int LONGEST = 100_001;

  private final InputStream in;
  private final XMLStreamReader xml;

  WorkbookXml(InputStream in) throws XMLStreamException {
    this.in = in;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    this.xml = factory.createXMLStreamReader(in);
  }

  /** Goes to the next tag that begins or ends an element; false at the end of the part. */
  boolean next() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = event();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  private int event() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("a document type or an entity, which is refused");
    }
    return event;
  }

  /** Whether an element of a name begins here. */
  boolean begins(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  /** Whether an element of a name ends here. */
  boolean ends(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  /** An attribute by its name without prefix; blank if it is not there. */
  String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** Appends what the element says that begins here, and goes to its end. */
  void append(StringBuilder text) throws XMLStreamException {
    String name = xml.getLocalName();
    while (!ends(name)) {
      event();
      if (xml.isCharacters() && text.length() < LONGEST) {
        text.append(xml.getText());
      }
    }
  }

  /** The rich text that begins here: of its runs, without how they are pronounced. */
  String text() throws XMLStreamException {
    String name = xml.getLocalName();
    StringBuilder text = new StringBuilder();
    boolean isSpoken = false;
    while (!ends(name) && next()) {
      isSpoken = begins("rPh") || (isSpoken && !ends("rPh"));
      if (begins("t") && !isSpoken) {
        append(text);
      }
    }
    return unescaped(text);
  }

  /** A text in which {@code _x000D_} and the like are the characters that XML cannot hold. */
  static String unescaped(StringBuilder text) {
    for (int at = text.indexOf("_x"); at >= 0; at = text.indexOf("_x", at + 1)) {
      if (at + 7 <= text.length() && text.substring(at, at + 7).matches("_x[0-9A-Fa-f]{4}_")) {
        int code = Integer.parseInt(text.substring(at + 2, at + 6), 16);
        text.replace(at, at + 7, String.valueOf((char) code));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
