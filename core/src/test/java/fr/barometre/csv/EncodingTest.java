package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which encoding a file is read, and what is refused as no table. */
class EncodingTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset DOS = Charset.forName("IBM850");
  private static final Charset MAC = Charset.forName("x-MacRoman");
  private static final String FRENCH =
      "département;réponse\nCôte-d’Or;« où, ça ? » à Évry\nHérault;sûr\n";

  private static CsvTable table(byte[] bytes) {
    return CsvTable.of("a.csv", bytes);
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void a_byte_order_mark_decides(String name) {
    Charset charset = Charset.forName(name);
    byte[] bytes = ("\uFEFF" + FRENCH).getBytes(charset);
    for (byte[] each : List.of(bytes, packed(bytes))) {
      assertThat(table(each).encoding()).isEqualTo(charset);
      assertThat(DamagedRowsTest.told(table(each)))
          .containsExactly("line 2: Côte-d’Or | « où, ça ? » à Évry", "line 3: Hérault | sûr");
    }
  }

  @Test
  void utf_16_that_is_cut_or_damaged_is_refused_with_its_line() {
    byte[] bytes = "\uFEFFa;b\r\n1;2\r\n3;é".getBytes(UTF_16LE);
    assertThatThrownBy(() -> table(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageContaining("a.csv:3: byte 26 begins a UTF-16LE character that the end");
    byte[] lone = "\uFEFFa;b\n1;x\n".getBytes(UTF_16BE);
    lone[12] = (byte) 0xDC;
    assertThatThrownBy(() -> table(lone))
        .hasMessageContaining("a.csv:2")
        .hasMessageContaining("UTF-16BE");
  }

  @Test
  void utf_16_without_a_mark_is_refused_in_words_unless_it_is_named() {
    byte[] bytes = FRENCH.getBytes(UTF_16LE);
    assertThatThrownBy(() -> table(bytes))
        .hasMessageContaining("UTF-16 without a byte order mark")
        .hasMessageContaining("save it as CSV (UTF-8), or name its encoding");
    CsvTable named = CsvTable.of("a.csv", bytes, Optional.empty(), Optional.of(UTF_16LE));
    assertThat(named.header()).containsExactly("département", "réponse");
  }

  @Test
  void gzip_is_known_by_its_bytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, packed(FRENCH.getBytes(WINDOWS)));
    for (long most : new long[] {0, 10, 100, 1_000_000}) {
      CsvTable table = CsvTable.read(file, Optional.empty(), Optional.empty(), most);
      assertThat(table.encoding()).isEqualTo(WINDOWS);
      assertThat(DamagedRowsTest.told(table)).hasSize(2).contains("line 3: Hérault | sûr");
    }
    byte[] whole = packed(FRENCH.repeat(9).getBytes(UTF_8));
    assertThatThrownBy(() -> table(Arrays.copyOf(whole, whole.length - 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.csv: the gzip file is damaged or cut short");
    Files.write(file, Arrays.copyOf(whole, 5));
    assertThatThrownBy(() -> CsvTable.read(file, Optional.empty(), Optional.empty(), 0))
        .hasMessageContaining("a.csv: the gzip file is damaged or cut short");
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(packed("a;b\n".getBytes(UTF_8)));
    members.writeBytes(packed("1;2\n".getBytes(UTF_8)));
    assertThat(DamagedRowsTest.told(table(members.toByteArray()))).containsExactly("line 2: 1 | 2");
  }

  /** UTF-8 that a program took for Windows-1252 and saved as UTF-8. */
  @Test
  void utf_8_that_was_written_twice_is_read_and_told() {
    String text = "commune;télétravail ?\nÀ côté;« Œuvre d’art » — 5 € : où ? ÎÍÝÐ 😀\n";
    String wrong = inWindows1252(text.getBytes(UTF_8));
    assertThat(wrong).contains("tÃ©lÃ©travail");
    CsvTable table = CsvTable.of("a.csv", wrong.getBytes(UTF_8));
    assertThat(table.header()).containsExactly("commune", "télétravail ?");
    assertThat(table.written()).isEqualTo(new CsvFormat(";", "x-UTF-8-twice"));
    List<String> cells = new ArrayList<>();
    table.forEach(row -> cells.addAll(row.fields()));
    assertThat(cells).containsExactly("À côté", "« Œuvre d’art » — 5 € : où ? ÎÍÝÐ 😀");

    CsvTable marked =
        CsvTable.of("a.csv", inWindows1252(("\uFEFF" + text).getBytes(UTF_8)).getBytes(UTF_8));
    assertThat(marked.header()).containsExactly("commune", "télétravail ?");
  }

  /** One accent that was written once: who mixes both has to say what is meant. */
  @Test
  void accents_written_once_stay_as_they_are() {
    CsvTable table = CsvTable.of("a.csv", "a;Ã©\né;b\n".getBytes(UTF_8));
    assertThat(table.header()).containsExactly("a", "Ã©");
    assertThat(table.written()).isEqualTo(new CsvFormat(";", "UTF-8"));
  }

  /** Windows-1252 as the WHATWG has it: the five bytes without a letter are control characters. */
  private static String inWindows1252(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      String letter = new String(new byte[] {b}, Charset.forName("windows-1252"));
      text.append(letter.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : letter);
    }
    return text.toString();
  }

  @Test
  void cp850_is_refused_with_advice_and_read_when_named() {
    byte[] shown = LayoutTest.bytes("f-cp850.csv");
    for (byte[] bytes : List.of(shown, FRENCH.replace('’', '\'').getBytes(DOS))) {
      assertThatThrownBy(() -> table(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("CP850")
          .hasMessageContaining("save it as UTF-8, or name its encoding");
    }
    CsvTable named = CsvTable.of("a.csv", shown, Optional.empty(), Optional.of(DOS));
    assertThat(named.encoding()).isEqualTo(DOS);
    assertThat(DamagedRowsTest.told(named))
        .containsExactly("line 2: r1 | COMMUNE | 01001 | OUI | MAIL | 12 | été");
  }

  @Test
  void an_accent_far_from_the_beginning_tells_too() {
    String plain = "a;b\n" + "1;2\n".repeat(200_000);
    assertThatThrownBy(() -> table((plain + "3;Département\n").getBytes(DOS)))
        .hasMessageContaining("CP850");
  }

  @Test
  void mac_roman_is_read_where_it_is_certain() {
    CsvTable table = table(LayoutTest.bytes("f-mactype.csv"));
    assertThat(table.encoding()).isEqualTo(MAC);
    assertThat(DamagedRowsTest.told(table)).containsExactly("line 2: r1 | Département | 01 | OUI");
    assertThat(DamagedRowsTest.told(table(FRENCH.replace('\n', '\r').getBytes(MAC))))
        .containsExactly("line 2: Côte-d’Or | « où, ça ? » à Évry", "line 3: Hérault | sûr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "café", "déjà", "Noël", "œuvre", "L’Haÿ", "50 €", "« oui »", "à", "É", "… voilà", "ÉLÈVE",
        "“oui”", "• a – b — c", "Žilina", "n° 5", "m²", "CŒUR", "Hanoï", "š", "a…b", "ça", "où"
      })
  void windows_1252_is_read_as_such(String text) {
    CsvTable table = table(("a;b\n1;" + text + "\n").getBytes(WINDOWS));
    assertThat(DamagedRowsTest.told(table)).containsExactly("line 2: 1 | " + text);
    assertThat(table.encoding()).isEqualTo(WINDOWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"privé", "Hanoï", "déjà", "« privé»", "Forez-et-Ô", "ambigû", "ç"})
  void an_accent_that_is_the_last_byte_is_no_truncation(String last) {
    byte[] bytes = ("a;b\n1;" + last).getBytes(WINDOWS);
    assertThat(DamagedRowsTest.told(table(bytes))).containsExactly("line 2: 1 | " + last);
  }

  @Test
  void a_named_encoding_that_does_not_fit_is_refused_with_its_line() {
    byte[] bytes = "a;b\n1;é\n".getBytes(WINDOWS);
    assertThatThrownBy(() -> CsvTable.of("a.csv", bytes, Optional.empty(), Optional.of(UTF_8)))
        .hasMessage("a.csv:2: byte 6 (0xE9) is not valid UTF-8");
    CsvTable named = CsvTable.of("a.csv", bytes, Optional.empty(), Optional.of(ISO_8859_1));
    assertThat(named.encoding()).isEqualTo(ISO_8859_1);
    byte[] marked = "\uFEFFa;b\n1;é\n".getBytes(UTF_8);
    assertThat(CsvTable.of("a.csv", marked, Optional.empty(), Optional.of(UTF_8)).header())
        .containsExactly("a", "b");
    assertThat(table("a;b\n".getBytes(UTF_8)).encoding()).isEqualTo(UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "PK\u0003\u0004...[Content_Types].xml ! a zip archive or an Excel workbook (.xlsx)",
        "PK\u0003\u0004...mimetypeapplication/vnd.oasis.opendocument.spreadsheet ! an OpenDocument",
        "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1 ! an old Excel workbook (.xls)",
        "%PDF-1.7 ! a PDF document",
        "{\"a\": 1} ! JSON",
        "[{\"a\": 1}] ! JSON",
        "<?xml version='1.0'?><document><LimeSurveyDocType>Survey ! LimeSurvey survey (.lss, XML)",
        "<?xml version='1.0'?><a/> ! an XML document",
        "<html><table> ! an HTML page",
        "PAR1 ! a Parquet file",
        "$FL2@(#) ! an SPSS file (.sav)",
        "\u0089PNG ! a picture"
      })
  void what_is_no_table_is_named(String text, String named) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (byte[] each : List.of(bytes, packed(bytes))) {
      assertThatThrownBy(() -> table(each))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a.csv: this is ")
          .hasMessageContaining(named)
          .hasMessageContaining("CSV (UTF-8)");
    }
    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      if (text.startsWith("<") || text.startsWith("{") || text.startsWith("[")) {
        assertThatThrownBy(() -> table(("\uFEFF\r\n " + text).getBytes(charset)))
            .hasMessageContaining(named);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[Autre];b", "{id};b", "<b>a</b>;b", "PK;b", "\"[\";b", "[1];b"})
  void headers_with_signs_are_headers(String header) {
    assertThat(table((header + "\n1;2\n").getBytes(UTF_8)).header()).hasSize(2);
  }
}
