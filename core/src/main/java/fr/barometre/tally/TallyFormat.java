package fr.barometre.tally;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The binary form of a tally, version 1.
 *
 * <p>Eight octets {@code BAROTALY}, one for the version, the body, and the CRC-32 of all before in
 * four octets, the highest first. In the body, numbers are unsigned LEB128; texts are UTF-8 after
 * their length; lists come after their size; a sum is twice itself when it is a whole number below
 * 2⁵³, else 1 and its two parts in IEEE 754, the highest octet first. In order:
 *
 * <ol>
 *   <li>code of the questionnaire; name and size of the frame;
 *   <li>dimensions: code, French and English label, each with its levels: the same three texts;
 *   <li>names of clusters, sorted: length of the part shared with the name before, and the rest;
 *   <li>indicators: code, question, base, unit, modalities counted, modalities of the question;
 *       clusters by the difference of their positions; cells; roles with their cells;
 *   <li>cells: 0 in the frame or 1 outside, position of the level in each dimension; clusters,
 *       those in the base, units, largest part; the sums of {@link CellTally} in order;
 *   <li>rows read, accepted, rejected, outside the frame; rejections; sources.
 * </ol>
 */
final class TallyFormat {

  private static final byte[] MAGIC = "BAROTALY".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int FRAMING = MAGIC.length + 1 + Integer.BYTES;

  private TallyFormat() {}

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The parts of a tally. */
  record Parts(
      Questionnaire questionnaire,
      Population population,
      List<Dimension> dimensions,
      Map<IndicatorDefinition, IndicatorTally> indicators,
      AnswerCounts counts,
      List<Rejection> rejections,
      Set<String> sources) {}

  static byte[] write(Parts parts) {
    return new Writer(parts).write();
  }

  /** Writes one tally. */
  private static final class Writer {

    private final Parts parts;
    private final List<Dimension> cellDimensions;
    private final ByteSink out = new ByteSink();
    private final List<Map<Level, Integer>> levels = new ArrayList<>();
    private final Map<String, Integer> clusters = new LinkedHashMap<>();

    Writer(Parts parts) {
      this.parts = parts;
      this.cellDimensions =
          parts.dimensions().stream().filter(d -> !d.equals(Dimension.ROLE)).toList();
    }

    byte[] write() {
      out.raw(MAGIC);
      out.octet(VERSION);
      out.text(parts.questionnaire().code());
      out.text(parts.population().name());
      out.number(parts.population().size());
      dimensions();
      clusters();
      out.list(parts.indicators().values(), this::indicator);
      AnswerCounts counts = parts.counts();
      out.number(counts.read());
      out.number(counts.accepted());
      out.number(counts.rejected());
      out.number(counts.outsideFrame());
      out.list(parts.rejections(), this::rejection);
      out.list(parts.sources(), out::text);
      byte[] body = out.bytes();
      int checksum = checksum(body, body.length);
      return ByteBuffer.allocate(body.length + Integer.BYTES).put(body).putInt(checksum).array();
    }

    private void label(Label label) {
      out.text(label.fr());
      out.text(label.en());
    }

    private void dimensions() {
      cellDimensions.forEach(d -> levels.add(new LinkedHashMap<>()));
      for (IndicatorTally tally : parts.indicators().values()) {
        levels(tally.cells());
        for (Role role : Role.values()) {
          levels(tally.cells(role));
        }
      }
      out.number(parts.dimensions().contains(Dimension.ROLE) ? 1 : 0);
      out.number(cellDimensions.size());
      for (int d = 0; d < cellDimensions.size(); d++) {
        out.text(cellDimensions.get(d).code());
        label(cellDimensions.get(d).label());
        out.list(
            levels.get(d).keySet(),
            level -> {
              out.text(level.code());
              label(level.label());
            });
      }
    }

    private void levels(Map<CellKey, CellTally> cells) {
      for (CellKey key : cells.keySet()) {
        for (int d = 0; d < levels.size(); d++) {
          Map<Level, Integer> known = levels.get(d);
          known.putIfAbsent(key.levels().get(d), known.size());
        }
      }
    }

    private void clusters() {
      Set<String> names = new TreeSet<>();
      parts.indicators().values().forEach(tally -> names.addAll(tally.clusters()));
      out.number(names.size());
      String before = "";
      for (String name : names) {
        clusters.put(name, clusters.size());
        int shared = 0;
        int most = Math.min(before.length(), name.length());
        while (shared < most && before.charAt(shared) == name.charAt(shared)) {
          shared++;
        }
        out.number(shared);
        out.text(name.substring(shared));
        before = name;
      }
    }

    private void indicator(IndicatorTally tally) {
      IndicatorDefinition indicator = tally.indicator();
      out.text(indicator.code());
      out.text(indicator.question());
      out.text(indicator.basePolicy().name());
      out.text(indicator.countingUnit().name());
      out.list(indicator.counted(), out::text);
      out.list(tally.question().modalities(), modality -> out.text(modality.code()));
      int[] positions =
          tally.clusters().stream().mapToInt(c -> clusters.getOrDefault(c, 0)).sorted().toArray();
      out.number(positions.length);
      int before = 0;
      for (int position : positions) {
        out.number(position - before);
        before = position;
      }
      cells(tally.cells());
      List<Role> roles =
          Arrays.stream(Role.values()).filter(r -> !tally.cells(r).isEmpty()).toList();
      out.list(
          roles,
          role -> {
            out.text(role.name());
            cells(tally.cells(role));
          });
    }

    private void cells(Map<CellKey, CellTally> cells) {
      out.list(
          cells.entrySet(),
          entry -> {
            out.number(entry.getKey().inFrame() ? 0 : 1);
            for (int d = 0; d < levels.size(); d++) {
              out.number(levels.get(d).getOrDefault(entry.getKey().levels().get(d), 0));
            }
            entry.getValue().write(out);
          });
    }

    private void rejection(Rejection rejection) {
      out.text(rejection.source());
      out.number(rejection.line());
      out.text(rejection.column());
      out.text(rejection.value());
      out.text(rejection.expected());
    }
  }

  /**
   * Reads one tally.
   *
   * @throws IllegalArgumentException if the bytes are no tally, of a version to come, cut short,
   *     changed, or of another questionnaire or frame
   */
  static Parts read(byte[] bytes, Questionnaire questionnaire, Population population) {
    if (bytes.length < FRAMING || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException(
          "not a tally: " + bytes.length + " bytes that do not begin with BAROTALY");
    }
    int version = bytes[MAGIC.length] & 0xFF;
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "tally of version " + version + "; this library reads version " + VERSION);
    }
    int end = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new IllegalArgumentException(
          "the tally's checksum does not fit: its "
              + bytes.length
              + " bytes were cut short or changed; expected them as they were written");
    }
    ByteSource in = new ByteSource(bytes, MAGIC.length + 1, end - MAGIC.length - 1);
    Parts parts = new Reader(in, questionnaire, population).read();
    if (!in.atEnd()) {
      throw in.broken("the end");
    }
    return parts;
  }

  /** Reads the body. */
  private static final class Reader {

    private final ByteSource in;
    private final Questionnaire questionnaire;
    private final Population population;
    private final List<List<Level>> levels = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();

    Reader(ByteSource in, Questionnaire questionnaire, Population population) {
      this.in = in;
      this.questionnaire = questionnaire;
      this.population = population;
    }

    Parts read() {
      same("questionnaire", in.text(), questionnaire.code());
      same("frame", in.text(), population.name());
      same("size of the frame", Long.toString(in.number()), Long.toString(population.size()));
      List<Dimension> dimensions = dimensions();
      clusters();
      Map<IndicatorDefinition, IndicatorTally> indicators = new LinkedHashMap<>();
      for (IndicatorTally tally : in.list(this::indicator)) {
        indicators.put(tally.indicator(), tally);
      }
      AnswerCounts counts = new AnswerCounts(in.number(), in.number(), in.number(), in.number());
      List<Rejection> rejections =
          in.list(() -> new Rejection(in.text(), in.number(), in.text(), in.text(), in.text()));
      Set<String> sources = new TreeSet<>(in.list(in::text));
      return new Parts(
          questionnaire, population, dimensions, indicators, counts, rejections, sources);
    }

    private static void same(String what, String written, String given) {
      if (!written.equals(given)) {
        throw new IllegalArgumentException(
            "the tally is of " + what + " '" + written + "', read with '" + given + "'");
      }
    }

    private List<Dimension> dimensions() {
      boolean roles = in.number() == 1;
      List<Dimension> dimensions = new ArrayList<>();
      int size = in.size(1);
      for (int d = 0; d < size; d++) {
        dimensions.add(Dimension.of(in.text(), in.text(), in.text()));
        levels.add(in.list(() -> new Level(in.text(), Label.of(in.text(), in.text()))));
      }
      if (roles) {
        dimensions.add(Dimension.ROLE);
      }
      return List.copyOf(dimensions);
    }

    private void clusters() {
      int size = in.size(2);
      String before = "";
      for (int i = 0; i < size; i++) {
        long shared = in.number();
        if (shared > before.length()) {
          throw in.broken("at most " + before.length() + " characters shared, got " + shared);
        }
        String name = before.substring(0, (int) shared) + in.text();
        if (i > 0 && name.compareTo(before) <= 0) {
          throw in.broken("names of clusters in order, got '" + name + "' after '" + before + "'");
        }
        clusters.add(name);
        before = name;
      }
    }

    private IndicatorTally indicator() {
      String code = in.text();
      IndicatorDefinition known =
          questionnaire
              .indicator(code)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the tally has indicator '"
                              + code
                              + "', which questionnaire '"
                              + questionnaire.code()
                              + "' does not have"));
      same("question of indicator '" + code + "'", in.text(), known.question());
      IndicatorDefinition indicator =
          IndicatorDefinition.builder()
              .from(known)
              .basePolicy(oneOf(BasePolicy.class, in.text()))
              .countingUnit(oneOf(CountingUnit.class, in.text()))
              .build();
      same(
          "modalities counted by indicator '" + code + "'",
          in.list(in::text).toString(),
          List.copyOf(known.counted()).toString());
      Question question = Tally.question(questionnaire, known.question());
      same(
          "modalities of question '" + question.code() + "'",
          in.list(in::text).toString(),
          question.modalities().stream().map(Modality::code).toList().toString());
      List<String> names = names();
      int variables = 1 + question.modalities().size();
      CellMap cells = cells(variables);
      Map<Role, CellMap> byRole = new EnumMap<>(Role.class);
      int roles = in.size(1);
      for (int i = 0; i < roles; i++) {
        Role role = oneOf(Role.class, in.text());
        CellMap part = cells(variables);
        if (!part.keys().equals(cells.keys())) {
          throw in.broken("for role " + role + " the cells of the whole");
        }
        byRole.put(role, part);
      }
      return new IndicatorTally(indicator, question, cells, byRole, names);
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      int size = in.size(1);
      long position = 0;
      for (int i = 0; i < size; i++) {
        long step = in.number();
        position += step;
        if (position >= clusters.size() || (step == 0 && i > 0)) {
          throw in.broken("rising positions below " + clusters.size() + ", got " + position);
        }
        names.add(clusters.get((int) position));
      }
      return names;
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, String name) {
      try {
        return Enum.valueOf(type, name);
      } catch (IllegalArgumentException e) {
        throw in.broken("one of " + Arrays.toString(type.getEnumConstants()) + ", got " + name);
      }
    }

    private CellMap cells(int variables) {
      Map<CellKey, CellTally> cells = new HashMap<>();
      int size = in.size(1);
      for (int i = 0; i < size; i++) {
        CellKey.Standing standing =
            in.number() == 0 ? CellKey.Standing.IN_FRAME : CellKey.Standing.OUTSIDE_FRAME;
        List<Level> at = new ArrayList<>();
        for (List<Level> known : levels) {
          long position = in.number();
          if (position >= known.size()) {
            throw in.broken("one of " + known.size() + " levels, got " + position);
          }
          at.add(known.get((int) position));
        }
        cells.put(new CellKey(standing, at), CellTally.read(in, variables));
      }
      return CellMap.of(cells);
    }
  }
}
