package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.codebook.Words.RowKind;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a codebook: rows of questions with their modalities, and rows that declare something, told
 * by their type: the questionnaire, a theme, a wave, a panel, an indicator, its references and
 * notes.
 */
public final class CodebookReader {

  private final CsvTable table;
  private final Words words;
  private final Map<Column, String> headers = new EnumMap<>(Column.class);
  private final Map<Integer, Column> columns = new HashMap<>();
  private final List<Label> notes = new ArrayList<>();

  private final Map<String, QuestionRows> questions = new LinkedHashMap<>();
  private final List<IndicatorRows> indicators = new ArrayList<>();
  private final Map<String, Label> themes = new LinkedHashMap<>();
  private final Map<String, Line> waves = new LinkedHashMap<>();

  private static final Pattern NUMBERED = Pattern.compile("\\d{1,9}");

  /** Themes of the waves that cells of questions name. */
  private final Map<String, Set<String>> asked = new LinkedHashMap<>();

  private final List<Panel> panels = new ArrayList<>();
  private Optional<QuestionRows> current = Optional.empty();
  private Optional<IndicatorRows> indicator = Optional.empty();
  private String code;
  private Label title;
  private Presentation presentation = Presentation.NONE;

  private CodebookReader(CsvTable table, String name, Vocabulary vocabulary) {
    this.table = table;
    this.words = new Words(vocabulary);
    this.code = name;
    this.title = Label.same(name);
  }

  /**
   * Reads a codebook.
   *
   * @param table its rows
   * @param name code and title of the questionnaire, unless a row declares them
   * @param vocabulary the words of answers
   * @return the questionnaire, and what was left out or supposed
   * @throws IllegalArgumentException if a row cannot be understood, naming the line, the column,
   *     the value and what was expected
   */
  public static Described read(CsvTable table, String name, Vocabulary vocabulary) {
    CodebookReader reader = new CodebookReader(table, name, vocabulary);
    reader.findColumns();
    table.forEach(row -> reader.line(row).ifPresent(reader::take));
    return new Described(reader.questionnaire(), reader.notes);
  }

  private void findColumns() {
    for (int i = 0; i < table.header().size(); i++) {
      String header = table.header().get(i);
      Optional<Column> column = Column.of(words.vocabulary().plain(header));
      if (column.isEmpty()) {
        if (!header.isEmpty()) {
          notes.add(Notes.unknownColumn(header));
        }
        continue;
      }
      String before = headers.put(column.get(), header);
      if (before != null) {
        throw new IllegalArgumentException(
            table.headerPlace()
                + ": columns '"
                + before
                + "' and '"
                + header
                + "' are both the column '"
                + column.get().header()
                + "'; expected one of them");
      }
      columns.put(i, column.get());
    }
    if (!headers.containsKey(Column.QUESTION)) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": no column 'question'; expected headers such as"
              + " question;libell\u00e9;type;th\u00e8me;code;modalit\u00e9;sens;compte; the header"
              + " has "
              + table.headerInWords());
    }
  }

  /** A row, unless all its cells are blank. */
  private Optional<Line> line(CsvRow row) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < row.size(); i++) {
      String cell = Line.unshielded(row.field(i));
      if (i >= table.header().size() && !cell.isEmpty()) {
        throw new IllegalArgumentException(
            table.source()
                + ":"
                + row.line()
                + ": '"
                + cell
                + "' is in no column; expected "
                + table.header().size()
                + " fields, as the header has, with quotes around a text that holds '"
                + table.delimiter()
                + "'");
      }
      if (columns.containsKey(i) && !cell.isEmpty()) {
        cells.put(columns.get(i), cell);
      }
    }
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(table.source(), row.line(), cells, headers));
  }

  private void take(Line line) {
    Optional<RowKind> kind = words.rowKind(line);
    if (kind.isPresent() && !kind.get().isQuestion()) {
      declare(kind.get(), line);
      current = Optional.empty();
      return;
    }
    String question = line.cell(Column.QUESTION);
    boolean further =
        question.isEmpty() || current.filter(q -> q.code().equals(question)).isPresent();
    if (!further) {
      begin(line);
    } else if (current.isEmpty()) {
      throw line.wrong(Column.QUESTION, "the code of a question");
    } else {
      current.get().add(line);
    }
  }

  private void begin(Line line) {
    QuestionRows rows = new QuestionRows(line, words);
    QuestionRows before = questions.get(rows.code());
    if (before != null) {
      throw line.wrong(
          Column.QUESTION,
          "a question that is not described yet: its rows begin on line "
              + before.first().number()
              + " and must follow one another");
    }
    current = Optional.of(rows);
    indicator = Optional.empty();
    if (rows.isLeftOut()) {
      notes.add(Notes.leftOut(rows.code(), "le codebook le dit", "the codebook says so"));
      return;
    }
    questions.put(rows.code(), rows);
    ask(rows, line);
    if (!words.hasNoIndicator(line)) {
      begin(new IndicatorRows(line, words, current));
    }
  }

  private void begin(IndicatorRows rows) {
    indicators.add(rows);
    indicator = Optional.of(rows);
  }

  /** Notes in which waves a theme is asked: those of all its questions. */
  private void ask(QuestionRows rows, Line line) {
    line.codes(Column.WAVE)
        .forEach(w -> asked.computeIfAbsent(w, key -> new LinkedHashSet<>()).add(rows.theme()));
  }

  private void declare(RowKind kind, Line line) {
    switch (kind) {
      case QUESTIONNAIRE -> {
        code = needed(line, Column.QUESTION, "the code of the questionnaire");
        title = line.label(Column.WORDING).orElseGet(() -> Label.same(code));
        presentation =
            new Presentation(
                line.label(Column.SUBTITLE).orElse(null),
                line.label(Column.CAVEAT).orElse(null),
                line.label(Column.CREDITS).orElse(null));
      }
      case THEME -> {
        String theme = needed(line, Column.QUESTION, "the code of a theme");
        Label label = line.label(Column.WORDING).orElseGet(() -> Label.same(theme));
        if (themes.putIfAbsent(theme, label) != null) {
          throw line.wrong(Column.QUESTION, "a theme that is not declared yet");
        }
      }
      case WAVE -> {
        String wave = needed(line, Column.QUESTION, "the code of a wave");
        if (waves.putIfAbsent(wave, line) != null) {
          throw line.wrong(Column.QUESTION, "a wave that is not declared yet");
        }
      }
      case PANEL -> {
        String panel = needed(line, Column.QUESTION, "the code of a panel");
        panels.add(
            new Panel(
                panel,
                line.label(Column.WORDING).orElseGet(() -> Label.same(panel)),
                line.label(Column.SUBTITLE).orElse(null)));
      }
      case INDICATOR -> {
        needed(line, Column.QUESTION, "the code of the indicator");
        begin(new IndicatorRows(line, words, Optional.empty()));
      }
      case REFERENCE -> above(line).addReference(line);
      default -> above(line).addNote(line);
    }
  }

  private static String needed(Line line, Column column, String expected) {
    if (!line.has(column)) {
      throw line.wrong(column, expected);
    }
    return line.cell(column);
  }

  private IndicatorRows above(Line line) {
    return indicator.orElseThrow(
        () ->
            line.wrong(Column.KIND, "an indicator, or a question that has one, in the rows above"));
  }

  private Questionnaire questionnaire() {
    Map<String, Question> built = new LinkedHashMap<>();
    questions
        .values()
        .forEach(rows -> themes.computeIfAbsent(rows.theme(), CodebookReader::themeLabel));
    List<Wave> asking = waves();
    questions.forEach((key, rows) -> built.put(key, put(rows, asking)));
    List<IndicatorDefinition> figures =
        indicators.stream().map(rows -> rows.indicator(built, notes)).toList();
    Questionnaire.Builder builder = Questionnaire.builder();
    try {
      builder
          .code(code)
          .title(title)
          .presentation(presentation)
          .themes(themes.entrySet().stream().map(t -> new Theme(t.getKey(), t.getValue())).toList())
          .waves(asking)
          .panels(panels)
          .questions(built.values())
          .indicators(figures);
      return builder.build();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String prefix = table.source() + ":";
      throw message.startsWith(prefix)
          ? e
          : new IllegalArgumentException(prefix + " " + message, e);
    }
  }

  private static Label themeLabel(String theme) {
    return theme.equals(QuestionRows.NO_THEME)
        ? Label.of("Questions", "Questions")
        : Label.same(theme);
  }

  /** A question, in the waves that its line names where others ask its theme too. */
  private static Question put(QuestionRows rows, List<Wave> waves) {
    List<String> own = rows.first().codes(Column.WAVE);
    List<String> ofTheme =
        waves.stream().filter(w -> w.themes().contains(rows.theme())).map(Wave::code).toList();
    Question question = rows.question();
    return own.isEmpty() || Set.copyOf(own).containsAll(ofTheme)
        ? question
        : question.askedIn(own.toArray(String[]::new));
  }

  /** The waves that are declared, then those that questions name: by number, if all are numbers. */
  private List<Wave> waves() {
    List<Wave> all = new ArrayList<>();
    waves.forEach((wave, line) -> all.add(declared(wave, line)));
    List<String> named = new ArrayList<>(asked.keySet());
    named.removeAll(waves.keySet());
    if (named.stream().allMatch(wave -> NUMBERED.matcher(wave).matches())) {
      named.sort(Comparator.comparingInt(Integer::parseInt));
    }
    named.forEach(
        wave ->
            all.add(
                new Wave(wave, waveLabel(wave), List.copyOf(asked.getOrDefault(wave, Set.of())))));
    return all;
  }

  private Wave declared(String wave, Line line) {
    Set<String> of = new LinkedHashSet<>(line.codes(Column.THEME));
    of.addAll(asked.getOrDefault(wave, Set.of()));
    try {
      return new Wave(
          wave,
          line.label(Column.WORDING).orElseGet(() -> waveLabel(wave)),
          of.isEmpty() ? List.copyOf(themes.keySet()) : List.copyOf(of),
          line.cell(Column.FROM),
          line.cell(Column.TO));
    } catch (IllegalArgumentException e) {
      throw line.wrong(e);
    }
  }

  private static Label waveLabel(String wave) {
    return Label.of("Vague " + wave, "Wave " + wave);
  }
}
