package fr.barometre.estimate;

import fr.barometre.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sample of California schools, by column, and the values that R computes on it. */
final class ApiSample {

  static final JsonNode EXPECTED = JsonMapper.shared().readTree(bytes("survey.json"));
  static final JsonNode OURS = JsonMapper.shared().readTree(bytes("design.json"));

  private final CsvTable table;

  private ApiSample(CsvTable table) {
    this.table = table;
  }

  static ApiSample of(String name) {
    return new ApiSample(CsvTable.of(name, bytes(name)));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ApiSample.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String[] texts(String column) {
    int at = table.column(List.of(column));
    List<String> texts = new ArrayList<>();
    table.forEach(row -> texts.add(row.field(at)));
    return texts.toArray(String[]::new);
  }

  double[] numbers(String column) {
    return java.util.Arrays.stream(texts(column)).mapToDouble(Double::parseDouble).toArray();
  }

  boolean[] is(String column, String value) {
    String[] texts = texts(column);
    boolean[] is = new boolean[texts.length];
    for (int i = 0; i < is.length; i++) {
      is[i] = texts[i].equals(value);
    }
    return is;
  }
}
