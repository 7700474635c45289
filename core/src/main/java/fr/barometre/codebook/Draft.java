package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.CodebookRows.Row;
import fr.barometre.codebook.Guess.Option;
import fr.barometre.codebook.TickColumns.Tick;
import fr.barometre.codebook.Words.RowKind;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The draft of a codebook, guessed from answers. Every row says what was guessed and why.
 *
 * <p>Nothing that one person wrote gets into it: see {@link Guesser} and {@link PersonalData}.
 */
public final class Draft {

  private static final int MOST_WAVES = 20;
  private static final int LONGEST_WAVE = 40;
  private static final Pattern AVERAGE =
      Pattern.compile("(?:moyenne|mediane|mean|median|average|somme|sum)\\b.{0,20}");
  private static final String GUESSED = "devin\u00e9 : ";

  private final CsvTable table;
  private final Vocabulary vocabulary;
  private final CodebookRows rows = new CodebookRows();
  private final Slug questions;
  private final Map<String, ColumnFacts> columns = new LinkedHashMap<>();
  private final Set<String> waves = new TreeSet<>();

  private final Map<String, String> wordings;
  private final Set<String> fields = new HashSet<>();
  private final Set<List<String>> headerRows = new HashSet<>();

  private Draft(CsvTable table, Vocabulary vocabulary, Map<String, String> wordings) {
    this.table = table;
    this.wordings = wordings;
    this.vocabulary = vocabulary;
    this.questions = new Slug(vocabulary, false);
  }

  /**
   * Drafts a codebook.
   *
   * @param table answers: a column for each question, or a row for each answer
   * @param vocabulary the words of answers
   * @param wordings by header, what was asked where the header is a code
   * @param fields headers that say who answered, when or how
   * @param headerRows the rows that stand over the others, which files pasted together repeat
   * @return the codebook as CSV
   */
  public static String text(
      CsvTable table,
      Vocabulary vocabulary,
      Map<String, String> wordings,
      Set<String> fields,
      List<List<String>> headerRows) {
    Draft draft = new Draft(table, vocabulary, wordings);
    draft.headerRows.addAll(headerRows);
    fields.forEach(field -> draft.fields.add(vocabulary.plain(field)));
    draft.look();
    draft.describe();
    return draft.rows.csv();
  }

  private OptionalInt column(String field) {
    return IntStream.range(0, table.header().size())
        .filter(i -> vocabulary.field(table.header().get(i)).filter(field::equals).isPresent())
        .findFirst();
  }

  private void look() {
    OptionalInt question = column("question");
    OptionalInt modality = column("modality");
    OptionalInt wave = column("wave");
    OptionalInt id = column("respondent");
    if (question.isPresent() && modality.isPresent()) {
      lookAtRows(question.getAsInt(), modality.getAsInt(), wave, id);
    } else {
      lookAtColumns(wave);
    }
    boolean codes =
        waves.stream()
            .allMatch(
                w -> w.length() <= LONGEST_WAVE && w.indexOf('|') < 0 && !PersonalData.isIn(w));
    if (waves.size() > MOST_WAVES || !codes) {
      waves.clear();
    }
  }

  /** A row for each answer. */
  private void lookAtRows(int question, int modality, OptionalInt wave, OptionalInt id) {
    table.forEach(
        row -> {
          String name = row.field(question);
          if (!name.isEmpty()) {
            String in = wave.isPresent() ? row.field(wave.getAsInt()) : "";
            note(in);
            ColumnFacts facts = columns.computeIfAbsent(name, n -> new ColumnFacts(n, vocabulary));
            facts.take(row.field(modality), in);
            id.ifPresent(at -> facts.takeRowOf(row.field(at) + '\n' + in));
          }
        });
  }

  /** A column for each question. */
  private void lookAtColumns(OptionalInt wave) {
    List<ColumnFacts> byPosition = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String header = table.header().get(i);
      String name = header.isEmpty() ? "colonne " + (i + 1) : header;
      ColumnFacts facts = new ColumnFacts(name, vocabulary);
      columns.putIfAbsent(columns.containsKey(name) ? name + " (" + (i + 1) + ")" : name, facts);
      byPosition.add(facts);
    }
    table.forEach(
        row -> {
          if (isNoResponse(row)) {
            return;
          }
          String in = wave.isPresent() ? row.field(wave.getAsInt()) : "";
          note(in);
          for (int i = 0; i < byPosition.size(); i++) {
            byPosition.get(i).take(row.field(i), in);
          }
        });
  }

  /** Whether a row is a total, an average of numbers, or a header once more. */
  private boolean isNoResponse(CsvRow row) {
    return vocabulary.isTotal(row.field(0))
        || (AVERAGE.matcher(vocabulary.plain(row.field(0))).matches() && isOfNumbers(row))
        || headerRows.contains(row.fields());
  }

  /** Whether all that a row has beside its first cell is numbers. */
  private boolean isOfNumbers(CsvRow row) {
    return row.fields().stream()
        .skip(1)
        .filter(cell -> !cell.isEmpty())
        .allMatch(cell -> vocabulary.number(cell).isPresent());
  }

  private void note(String wave) {
    if (!wave.isEmpty() && waves.size() <= MOST_WAVES) {
      waves.add(wave);
    }
  }

  private void describe() {
    Guesser guesser = new Guesser(vocabulary);
    TickColumns tickColumns = new TickColumns(vocabulary);
    Map<String, List<Tick>> groups = tickColumns.groups(List.copyOf(columns.values()));
    Map<ColumnFacts, String> grouped = new LinkedHashMap<>();
    groups.forEach((name, ticks) -> ticks.forEach(t -> grouped.putIfAbsent(t.column(), name)));
    List<Asked> asked = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (ColumnFacts column : columns.values()) {
      String group = grouped.get(column);
      if (group == null) {
        boolean twice = groups.containsKey(column.header());
        asked.add(
            new Asked(
                column.header() + (twice ? " (ensemble)" : ""),
                twice
                    ? Guess.leftOut("ses r\u00e9ponses ont une colonne chacune")
                    : fields.contains(vocabulary.plain(column.header()))
                        ? Guess.leftOut(Guesser.FIELD)
                        : guesser.guess(
                            column, wordings.getOrDefault(column.header(), column.header())),
                column.waves()));
      } else if (done.add(group)) {
        List<Tick> ticks = groups.getOrDefault(group, List.of());
        asked.add(new Asked(group, tickColumns.guess(ticks), wavesOf(ticks)));
      }
    }
    write(asked);
  }

  /**
   * A column that seems to be a question, with the guess of its kind.
   *
   * @param header the header of its column or columns
   * @param guess what it is taken for
   * @param in the waves in which it has answers
   */
  private record Asked(String header, Guess guess, List<String> in) {}

  private void write(List<Asked> asked) {
    Set<String> used = new HashSet<>();
    asked.stream()
        .filter(a -> a.guess().kind() != RowKind.LEFT_OUT)
        .forEach(a -> used.addAll(a.in()));
    waves.retainAll(used);
    for (String wave : waves) {
      rows.add()
          .put(Column.QUESTION, wave)
          .put(Column.WORDING, "Vague " + wave)
          .kind(RowKind.WAVE)
          .put(Column.GUESSED, GUESSED + "valeur de la colonne des vagues");
    }
    asked.forEach(a -> write(a.header(), a.guess(), a.in()));
  }

  private static List<String> wavesOf(List<Tick> ticks) {
    Set<String> waves = new TreeSet<>();
    ticks.forEach(t -> waves.addAll(t.column().waves()));
    return List.copyOf(waves);
  }

  private void write(String header, Guess guess, List<String> in) {
    Row row =
        rows.add()
            .put(Column.QUESTION, questions.of(header, "question"))
            .put(Column.WORDING, wordings.getOrDefault(header, header))
            .kind(guess.kind())
            .put(Column.GUESSED, GUESSED + guess.why());
    if (guess.kind() == RowKind.LEFT_OUT) {
      return;
    }
    asked(row, in);
    if (guess.kind() == RowKind.NUMBER) {
      row.put(Column.MINIMUM, guess.minimum().toPlainString())
          .put(Column.MAXIMUM, guess.maximum().toPlainString())
          .put(Column.UNIT, guess.unit());
    }
    if (guess.why().startsWith(Guesser.ONE_TEXT)) {
      row.put(Column.INDICATOR, "non");
    }
    options(row, guess);
  }

  /** In which waves a question seems to be put: questions of other waves have another theme. */
  private void asked(Row row, List<String> in) {
    List<String> known = in.stream().filter(waves::contains).toList();
    if (waves.isEmpty() || known.isEmpty()) {
      return;
    }
    boolean everywhere = known.size() == waves.size();
    row.put(
            Column.THEME,
            everywhere ? QuestionRows.NO_THEME : "Vague " + String.join(" et ", known))
        .put(Column.WAVE, String.join("|", known));
  }

  private void options(Row first, Guess guess) {
    Slug codes = new Slug(vocabulary, true);
    Optional<Option> counted = counted(guess.options());
    for (int i = 0; i < guess.options().size(); i++) {
      Option option = guess.options().get(i);
      Row row = i == 0 ? first : rows.add();
      String code = option.code().isEmpty() ? option.text() : option.code();
      row.put(Column.CODE, codes.of(code, otherwise(option.kind())))
          .put(Column.LABEL, option.text())
          .put(Column.MEANING, Words.word(option.kind()))
          .put(Column.COUNTED, counted.filter(option::equals).isPresent() ? "x" : "")
          .put(Column.COUNT, String.valueOf(option.count()))
          .put(Column.GUESSED, GUESSED + (i == 0 ? guess.why() + " ; " : "") + why(option));
    }
  }

  /** The option that the figure seems to be about: yes, or the most frequent. */
  private Optional<Option> counted(List<Option> options) {
    List<Option> substantive =
        options.stream().filter(o -> o.kind() == ModalityKind.SUBSTANTIVE).toList();
    return substantive.stream()
        .filter(o -> vocabulary.isYes(vocabulary.plain(o.text())))
        .findFirst()
        .or(() -> substantive.stream().findFirst());
  }

  private static String why(Option option) {
    if (option.kind() != ModalityKind.SUBSTANTIVE) {
      return "sens d'apr\u00e8s le mot";
    }
    return option.count() == 0 ? "aucune r\u00e9ponse" : "valeur lue dans les r\u00e9ponses";
  }

  private static String otherwise(ModalityKind kind) {
    return switch (kind) {
      case DONT_KNOW -> "NSP";
      case NO_ANSWER -> "SR";
      case NOT_APPLICABLE -> "NC";
      case SUBSTANTIVE -> "V";
    };
  }
}
