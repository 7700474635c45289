package fr.barometre.tally;

import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.cube.ByteSink;
import fr.barometre.cube.ByteSource;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellMap;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.ClusterNames;
import fr.barometre.cube.CommonTally;
import fr.barometre.cube.Cube;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.ResponseLevels;
import fr.barometre.cube.Trait;
import fr.barometre.population.FrameFingerprint;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The binary form of a tally, version 8.
 *
 * <p>Eight octets {@code BAROTALY}, one for the version, the body, and the CRC-32 of all before in
 * four octets, the highest first. In the body, numbers are unsigned LEB128; texts are UTF-8 after
 * their length; lists come after their size; a sum is twice itself when it is a whole number below
 * 2⁵³, else 1 and its two parts in IEEE 754, the highest octet first. In order:
 *
 * <ol>
 *   <li>code of the questionnaire;
 *   <li>fingerprint of the frame: name, size, digest of the members, dimensions each with its code
 *       and digest, digest and description of the OPSN list;
 *   <li>dimensions: code, French and English label, each with its levels: the same three texts;
 *       those of respondents, each with the levels declared and then those found;
 *   <li>names of clusters, sorted: length of the part shared with the name before, and the rest;
 *   <li>indicators: code, question, base, unit, modalities counted, modalities of the question, 1
 *       with both ends of its range in IEEE 754 if it has one, else 0; clusters by the difference
 *       of their positions; cells of all waves and, by role, the same; waves, each with its code
 *       and, if there are several, its own cells in the same way; pairs of waves that have
 *       collectivités in common, each with two codes and its cells: the place of a cell as below,
 *       clusters, the sums of {@link CommonTally} in order;
 *   <li>cells: 0 in the frame or 1 outside, position of the level in each dimension; clusters,
 *       those in the base, units, clusters with several responses, those of them with one without a
 *       record, largest part, and of numbers the largest; the sums of {@link CellTally} in order;
 *   <li>rows read, accepted, rejected, outside the frame; rejections; for each wave its code and
 *       for each question that was counted, its code, answers on the substance, not known, none,
 *       not asked, and for each reason of a refusal the reason and its number; sources.
 * </ol>
 */
final class TallyFormat {

  private static final Envelope FORM = new Envelope("BAROTALY", 8);

  private TallyFormat() {}

  static byte[] write(Cube cube) {
    return new Writer(cube).write();
  }

  /** Writes what a frame is. */
  static void write(ByteSink out, FrameFingerprint frame) {
    out.text(frame.name());
    out.number(frame.size());
    out.text(frame.members());
    out.list(
        frame.dimensions().entrySet(),
        dimension -> {
          out.text(dimension.getKey());
          out.text(dimension.getValue());
        });
    out.text(frame.opsn());
    out.text(frame.opsnList());
  }

  /** Reads what a frame is. */
  static FrameFingerprint fingerprint(ByteSource in) {
    String name = in.text();
    long size = in.number();
    String members = in.text();
    Map<String, String> dimensions = new HashMap<>();
    int count = in.size(2);
    for (int d = 0; d < count; d++) {
      dimensions.put(in.text(), in.text());
    }
    return new FrameFingerprint(name, size, members, dimensions, in.text(), in.text());
  }

  /** Writes one tally. */
  private static final class Writer {

    private final Cube cube;
    private final List<Dimension> cellDimensions;
    private final ByteSink out = new ByteSink();
    private final List<Map<Level, Integer>> levels = new ArrayList<>();
    private final Map<String, Integer> clusters = new LinkedHashMap<>();

    Writer(Cube cube) {
      this.cube = cube;
      this.cellDimensions = cube.cellDimensions();
    }

    byte[] write() {
      out.text(cube.questionnaire().code());
      TallyFormat.write(out, cube.population().fingerprint());
      dimensions();
      clusters();
      out.list(cube.indicators().values(), this::indicator);
      AnswerCounts counts = cube.counts();
      out.number(counts.read());
      out.number(counts.accepted());
      out.number(counts.rejected());
      out.number(counts.outsideFrame());
      out.list(cube.rejections(), this::rejection);
      out.list(
          cube.reading().entrySet(),
          ofWave -> {
            out.text(ofWave.getKey());
            out.list(ofWave.getValue(), this::reading);
          });
      out.list(cube.sources(), out::text);
      return FORM.around(out.bytes());
    }

    private void dimensions() {
      cellDimensions.forEach(d -> levels.add(new LinkedHashMap<>()));
      for (IndicatorTally tally : cube.indicators().values()) {
        levels(tally.cells());
      }
      out.number(cellDimensions.size());
      for (int d = 0; d < cellDimensions.size(); d++) {
        DefinitionFormat.write(out, cellDimensions.get(d).code(), cellDimensions.get(d).label());
        out.list(
            levels.get(d).keySet(),
            level -> DefinitionFormat.write(out, level.code(), level.label()));
      }
      out.list(
          cube.responses(),
          of -> {
            DefinitionFormat.write(out, of.dimension().code(), of.dimension().label());
            for (List<Level> some : List.of(of.declared(), of.found())) {
              out.list(some, l -> DefinitionFormat.write(out, l.code(), l.label()));
            }
          });
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
      cube.indicators().values().forEach(tally -> names.addAll(tally.clusters()));
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
      out.number(tally.question().range().isPresent() ? 1 : 0);
      tally
          .question()
          .range()
          .ifPresent(
              range -> {
                out.real(range.minimum());
                out.real(range.maximum());
              });
      int[] positions =
          tally.clusters().stream().mapToInt(c -> clusters.getOrDefault(c, 0)).sorted().toArray();
      out.number(positions.length);
      int before = 0;
      for (int position : positions) {
        out.number(position - before);
        before = position;
      }
      cells(tally.all());
      out.list(
          tally.byWave().entrySet(),
          wave -> {
            out.text(wave.getKey());
            if (tally.byWave().size() > 1) {
              cells(wave.getValue());
            }
          });
      List<IndicatorTally.Pair> pairs =
          tally.common().keySet().stream()
              .sorted(
                  Comparator.comparing(IndicatorTally.Pair::first)
                      .thenComparing(IndicatorTally.Pair::second))
              .toList();
      out.list(
          pairs,
          pair -> {
            out.text(pair.first());
            out.text(pair.second());
            out.list(
                tally.common(pair.first(), pair.second()).entrySet(),
                cell -> {
                  place(cell.getKey());
                  cell.getValue().write(out);
                });
          });
    }

    private void cells(IndicatorTally.Cells cells) {
      cells(cells.cells());
      out.list(
          cells.byTrait().entrySet(),
          part -> {
            Trait trait = part.getKey();
            out.list(
                trait.dimensions(), d -> out.number(cube.dimensions().indexOf(d) - levels.size()));
            trait.levels().forEach(out::text);
            cells(part.getValue());
          });
      if (!cells.byTrait().isEmpty()) {
        cells(cells.nobody());
      }
    }

    private void cells(CellMap cells) {
      out.list(
          cells.entrySet(),
          entry -> {
            place(entry.getKey());
            entry.getValue().write(out);
          });
    }

    private void place(CellKey key) {
      out.number(key.inFrame() ? 0 : 1);
      for (int d = 0; d < levels.size(); d++) {
        out.number(levels.get(d).getOrDefault(key.levels().get(d), 0));
      }
    }

    private void reading(QuestionReading read) {
      out.text(read.question());
      out.number(read.answered());
      out.number(read.dontKnow());
      out.number(read.noAnswer());
      out.number(read.notAsked());
      out.list(
          read.refused().reasons(),
          reason -> {
            out.text(reason.expected());
            out.number(reason.answers());
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
  static Cube read(byte[] bytes, Questionnaire questionnaire, Population population) {
    return read(
        bytes,
        questionnaire,
        population,
        (position, code) ->
            questionnaire
                .indicator(code)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "the tally has indicator '"
                                + code
                                + "', which questionnaire '"
                                + questionnaire.code()
                                + "' does not have")));
  }

  /** The same with indicators that the questionnaire need not have. */
  static Cube read(
      byte[] bytes, Questionnaire questionnaire, Population population, Definitions definitions) {
    ByteSource in = FORM.within(bytes);
    Cube cube = new Reader(in, questionnaire, population, definitions).read();
    if (!in.atEnd()) {
      throw in.broken("the end");
    }
    return cube;
  }

  /** A source of indicators' definitions. */
  interface Definitions {
    /** The indicator at a position among those of the tally, whose code is known. */
    IndicatorDefinition of(int position, String code);
  }

  /** Reads the body. */
  private static final class Reader {

    private final ByteSource in;
    private final Questionnaire questionnaire;
    private final Population population;
    private final Definitions definitions;
    private int indicators;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<List<Level>> levels = new ArrayList<>();
    private final List<ResponseLevels> responses = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();

    Reader(
        ByteSource in,
        Questionnaire questionnaire,
        Population population,
        Definitions definitions) {
      this.definitions = definitions;
      this.in = in;
      this.questionnaire = questionnaire;
      this.population = population;
    }

    Cube read() {
      same("questionnaire", in.text(), questionnaire.code());
      fingerprint(in)
          .difference(population.fingerprint())
          .ifPresent(
              difference -> {
                throw new IllegalArgumentException(
                    "the tally is of another frame than the one given; they differ in "
                        + difference);
              });
      dimensions();
      clusters();
      Map<IndicatorDefinition, IndicatorTally> indicators = new LinkedHashMap<>();
      for (IndicatorTally tally : in.list(this::indicator)) {
        indicators.put(tally.indicator(), tally);
      }
      AnswerCounts counts = new AnswerCounts(in.number(), in.number(), in.number(), in.number());
      List<Rejection> rejections =
          in.list(() -> new Rejection(in.text(), in.number(), in.text(), in.text(), in.text()));
      Map<String, List<QuestionReading>> reading = new TreeMap<>();
      int waves = in.size(2);
      for (int wave = 0; wave < waves; wave++) {
        reading.put(in.text(), in.list(this::reading));
      }
      Set<String> sources = new TreeSet<>(in.list(in::text));
      return new Cube(
          questionnaire,
          population,
          dimensions,
          responses,
          indicators,
          counts,
          rejections,
          reading,
          sources);
    }

    private static void same(String what, String written, String given) {
      if (!written.equals(given)) {
        throw new IllegalArgumentException(
            "the tally is of " + what + " '" + written + "', read with '" + given + "'");
      }
    }

    private void dimensions() {
      int size = in.size(1);
      for (int d = 0; d < size; d++) {
        dimensions.add(new Dimension(in.text(), DefinitionFormat.label(in)));
        levels.add(in.list(this::level));
      }
      int others = in.size(1);
      for (int d = 0; d < others; d++) {
        Dimension dimension = new Dimension(in.text(), DefinitionFormat.label(in));
        dimensions.add(dimension);
        responses.add(new ResponseLevels(dimension, in.list(this::level), in.list(this::level)));
      }
    }

    private Level level() {
      return new Level(in.text(), DefinitionFormat.label(in));
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

    private QuestionReading reading() {
      String question = in.text();
      long answered = in.number();
      long dontKnow = in.number();
      long noAnswer = in.number();
      long notAsked = in.number();
      SortedMap<String, Long> reasons = new TreeMap<>();
      int count = in.size(2);
      for (int reason = 0; reason < count; reason++) {
        reasons.put(in.text(), in.number());
      }
      return new QuestionReading(
          question, answered, dontKnow, noAnswer, notAsked, Refusals.of(reasons));
    }

    private IndicatorTally indicator() {
      String code = in.text();
      IndicatorDefinition known = definitions.of(indicators++, code);
      same("question of indicator '" + code + "'", in.text(), known.question());
      IndicatorDefinition indicator =
          IndicatorDefinition.builder()
              .from(known)
              .basePolicy(in.oneOf(BasePolicy.class))
              .countingUnit(in.oneOf(CountingUnit.class))
              .build();
      same(
          "modalities counted by indicator '" + code + "'",
          in.list(in::text).toString(),
          List.copyOf(known.counted()).toString());
      Question question = IndicatorScope.question(questionnaire, known.question());
      same(
          "modalities of question '" + question.code() + "'",
          in.list(in::text).toString(),
          question.modalities().stream().map(Modality::code).toList().toString());
      range(question);
      List<String> names = names();
      int variables = 1 + question.modalities().size();
      boolean numbers = question.range().isPresent();
      IndicatorTally.Cells all = parts(variables, numbers);
      SortedMap<String, IndicatorTally.Cells> byWave = new TreeMap<>();
      int waves = in.size(1);
      for (int i = 0; i < waves; i++) {
        byWave.put(in.text(), waves == 1 ? all : parts(variables, numbers));
      }
      if (byWave.size() != waves) {
        throw in.broken("each wave once");
      }
      Map<IndicatorTally.Pair, SortedMap<CellKey, CommonTally>> common = new HashMap<>();
      int pairs = in.size(1);
      for (int i = 0; i < pairs; i++) {
        IndicatorTally.Pair pair = new IndicatorTally.Pair(in.text(), in.text());
        SortedMap<CellKey, CommonTally> cells = new TreeMap<>();
        int size = in.size(1);
        for (int k = 0; k < size; k++) {
          cells.put(place(), CommonTally.read(in));
        }
        common.put(pair, cells);
      }
      return new IndicatorTally(indicator, question, all, byWave, common, ClusterNames.of(names));
    }

    /** Cells, and the same by trait. */
    private IndicatorTally.Cells parts(int variables, boolean numbers) {
      CellMap cells = cells(variables, numbers);
      Map<Trait, CellMap> byTrait = new LinkedHashMap<>();
      int traits = in.size(1);
      for (int i = 0; i < traits; i++) {
        List<Dimension> of =
            in.list(() -> in.among(responses.stream().map(ResponseLevels::dimension).toList()));
        Trait trait = new Trait(of, of.stream().map(d -> in.text()).toList());
        byTrait.put(trait, beside(cells, trait.toString(), variables, numbers));
      }
      CellMap nobody = traits == 0 ? CellMap.NONE : beside(cells, "nobody", variables, numbers);
      return new IndicatorTally.Cells(cells, byTrait, nobody);
    }

    private CellMap beside(CellMap cells, String what, int variables, boolean numbers) {
      CellMap part = cells(variables, numbers);
      if (!part.index().keys().equals(cells.index().keys())) {
        throw in.broken("for " + what + " the cells of the whole");
      }
      return part;
    }

    /** Numbers are counted from the ends of their range. */
    private void range(Question question) {
      String written = in.number() == 0 ? "" : in.real() + " to " + in.real();
      String known = question.range().map(r -> r.minimum() + " to " + r.maximum()).orElse("");
      same("range of question '" + question.code() + "'", written, known);
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

    private CellMap cells(int variables, boolean numbers) {
      CellMap.Builder cells = new CellMap.Builder();
      int size = in.size(1);
      for (int i = 0; i < size; i++) {
        cells.add(place(), CellTally.read(in, variables, numbers));
      }
      return cells.build();
    }

    private CellKey place() {
      CellKey.Standing standing =
          in.number() == 0 ? CellKey.Standing.IN_FRAME : CellKey.Standing.OUTSIDE_FRAME;
      List<Level> at = new ArrayList<>();
      for (List<Level> known : levels) {
        at.add(in.among(known));
      }
      return new CellKey(standing, at);
    }
  }
}
