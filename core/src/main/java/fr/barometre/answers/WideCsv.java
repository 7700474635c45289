package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table with one row for each respondent, and one or several columns for each question. */
final class WideCsv {

  /**
   * The columns of one question.
   *
   * @param question the question
   * @param whole the one with whole answers; -1 for none
   * @param ticks by column, the option that it ticks
   */
  private record Cells(Question question, int whole, Map<Integer, QuestionHeaders.Meaning> ticks) {}

  static final Label NO_RESPONSES =
      Label.of("lignes de total ou de note, écartées", "rows of totals or notes, left out");

  /** Somebody has put files one under the other. */
  static final Label HEADERS =
      Label.of("lignes qui répètent l’en-tête, écartées", "rows that repeat the header, left out");

  /** How rows of totals and notes begin, in plain text. */
  private static final Pattern NO_RESPONSE =
      Pattern.compile(
          "(?:(?:sous|grand)[-"
              + " ]?)?(?:total|totaux|somme|moyenne|mediane|ensemble|subtotal|sum|mean|average)\\b.{0,40}|(?:sources?|notes?|champ|lecture|legende)"
              + " ?:.*|[*(]\\d?[*)].*|\\* .*",
          Pattern.DOTALL);

  private static final Label CUT_HEADERS =
      Label.of(
          "colonnes reconnues au début de l’énoncé, que le fichier abrège",
          "columns recognised by how a wording begins, which the file cuts");

  /** Spreadsheets leave the separators of blank cells at the end of a row out. */
  static final Label SHORT =
      Label.of(
          "lignes plus courtes que l’en-tête : les dernières colonnes y sont lues comme vides",
          "rows shorter than the header: their last columns are read as blank");

  private final Questionnaire questionnaire;
  private final int waves;
  private final Table table;
  private final ExportHeader header;
  private final QuestionHeaders questions;
  private final String source;
  private final int width;
  private final RespondentColumns who;
  private final List<Cells> cells;
  private final AnswersBuilder builder;
  private final Columns columns = this::column;

  /** The question of each of the cells, as the builder knows it. */
  private final int[] positions;

  /** The column of each of the cells; -1 for one that is made of ticks, alone or beside it. */
  private final int[] whole;

  /** For each cell that is not made of ticks, the codes of its texts. */
  private final CellCodes[] texts;

  /** For each cell made of ticks, the verdict on them in the row that is read. */
  private final AnswerRules.Verdict[] ticked;

  /** The code of each of the cells, in that row. */
  private final int[] codes;

  /** The answers of that row, and which of the cells each comes from. */
  private final CodedRow coded;

  private final int[] put;

  /** All cells. */
  private final int[] all;

  /** Whether a row has been read. */
  private boolean begun;

  /** For each wave, its cells and the columns of other waves. */
  private final List<Asked> askedIn = new ArrayList<>();

  /**
   * The cells that a wave asks, and those that only other waves ask.
   *
   * @param cells the cells that are asked in it
   * @param others the columns of those that are not
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asked(int[] cells, int[] others) {}

  private WideCsv(Questionnaire questionnaire, ExportHeader header, Optional<Population> frame) {
    this.questionnaire = questionnaire;
    this.waves = questionnaire.waves().size();
    this.header = header;
    this.table = header.table();
    this.source = table.source();
    this.width = header.size();
    this.builder = new AnswersBuilder(questionnaire, header.export());
    this.questions = new QuestionHeaders(questionnaire, header);
    this.who = new RespondentColumns(header, frame, builder);
    this.cells = cells();
    this.whole = cells.stream().mapToInt(c -> c.ticks().isEmpty() ? c.whole() : -1).toArray();
    this.coded = new CodedRow(cells.size());
    this.put = new int[cells.size()];
    this.all = IntStream.range(0, whole.length).toArray();
    this.ticked = new AnswerRules.Verdict[cells.size()];
    this.codes = new int[cells.size()];
    this.positions = cells.stream().mapToInt(c -> builder.position(c.question().code())).toArray();
    this.texts = new CellCodes[cells.size()];
    for (int c = 0; c < texts.length; c++) {
      int position = positions[c];
      texts[c] = new CellCodes(whole[c], text -> builder.coded(position, text));
    }
  }

  static Answers read(
      Questionnaire questionnaire, ExportHeader header, Optional<Population> frame) {
    WideCsv wide = new WideCsv(questionnaire, header, frame);
    Set<Integer> used = wide.who.positions();
    used.addAll(wide.who.kept());
    for (Cells columns : wide.cells) {
      used.addAll(columns.ticks().keySet());
      if (columns.whole() >= 0) {
        used.add(columns.whole());
      }
    }
    Set<String> held = new HashSet<>();
    for (Cells columns : wide.cells) {
      held.add(columns.question().code());
      wide.builder.notes().meets(wide.builder.position(columns.question().code()));
    }
    List<Question> absent =
        questionnaire.questions().stream().filter(q -> !held.contains(q.code())).toList();
    wide.builder.notes().remarkInAll(CUT_HEADERS, wide.questions.cut());
    wide.builder.open(header, used, Lookalikes.of(header, used, wide.who.missing(), absent));
    wide.table.forEach(wide::offer);
    wide.who.close();
    return wide.builder.close();
  }

  private List<Cells> cells() {
    Map<String, Cells> found = new LinkedHashMap<>();
    Set<Integer> taken = who.positions();
    for (int i = 0; i < header.size(); i++) {
      if (!taken.contains(i)) {
        int column = i;
        questions.of(i).ifPresent(meaning -> add(found, column, meaning));
      }
    }
    for (int column : taken) {
      if (header.isAsked(column) || who.isTrait(column)) {
        questions
            .of(column)
            .filter(meaning -> meaning.isWhole() && !found.containsKey(meaning.question().code()))
            .ifPresent(meaning -> add(found, column, meaning));
      }
    }
    questions.checkFound();
    found.values().removeIf(WideCsv::isBesideNothing);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": no column is a question of "
              + questionnaire.code()
              + ": expected codes such as "
              + questionnaire.questions().stream().map(Question::code).limit(5).toList()
              + "; the header has "
              + table.headerInWords());
    }
    return List.copyOf(found.values());
  }

  /** Whether only what people say beside a single choice has a column. */
  private static boolean isBesideNothing(Cells cells) {
    return cells.whole() < 0 && cells.question().kind() != QuestionKind.MULTIPLE;
  }

  private void add(Map<String, Cells> found, int column, QuestionHeaders.Meaning meaning) {
    Question question = meaning.question();
    Cells before = found.getOrDefault(question.code(), new Cells(question, -1, new TreeMap<>()));
    if (meaning.isWhole()) {
      if (before.whole() >= 0) {
        throw twice(before.whole(), column, "question " + question.code());
      }
      found.put(question.code(), new Cells(question, column, before.ticks()));
      return;
    }
    Optional<Map.Entry<Integer, QuestionHeaders.Meaning>> same =
        before.ticks().entrySet().stream()
            .filter(tick -> tick.getValue().modality().equals(meaning.modality()))
            .findFirst();
    if (same.isPresent() && meaning.beside()) {
      return; // The option has a column; this one says what else.
    }
    if (same.isPresent() && !same.get().getValue().beside()) {
      throw twice(
          same.get().getKey(), column, "option " + meaning.modality() + " of " + question.code());
    }
    same.ifPresent(words -> before.ticks().remove(words.getKey()));
    before.ticks().put(column, meaning);
    found.put(question.code(), before);
  }

  private IllegalArgumentException twice(int first, int second, String what) {
    String label = header.label(first);
    return new IllegalArgumentException(
        table.headerPlace()
            + (label.equals(header.label(second))
                ? ": column '" + label + "' appears twice; expected each name once"
                : ": columns '"
                    + label
                    + "' and '"
                    + header.label(second)
                    + "' are both "
                    + what
                    + "; expected one"));
  }

  private String column(Field field, String question) {
    return field == Field.MODALITY || field == Field.QUESTION ? question : who.name(field);
  }

  private void offer(CsvRow row) {
    List<Problem> problems = new ArrayList<>(AnswersReader.damage(row));
    if (!problems.isEmpty()) {
      builder.refuse(source, row.line(), problems);
      return;
    }
    if (row.size() > width) {
      AnswersReader.checkShape(width, row, problems);
    }
    boolean isFirst = !begun;
    begun = true;
    if (isFirst && who.isHeader(row)) {
      builder
          .notes()
          .remarkAt(source, row.line(), HEADERS); // codes under texts, in LimeSurvey's VV files
      return;
    }
    if (problems.isEmpty() && who.leavesOut(row)) {
      return;
    }
    Optional<CodedRespondent> respondent = who.read(row, problems);
    boolean isRefused = !problems.isEmpty() || respondent.isEmpty();
    Optional<Label> left = who.leftOut(row, isRefused);
    if (left.isPresent()) {
      builder.notes().remarkAt(source, row.line(), left.get());
      return;
    }
    if (isRefused) {
      builder.refuse(
          source, row.line(), AnswersReader.parted(width, row, problems), "", who.wave(row));
      return;
    }
    if (row.size() < width) {
      builder.notes().remarkAt(source, row.line(), SHORT);
    }
    CodedRespondent answering = respondent.get();
    put(row, answering.wave());
    builder.offer(
        new AnswersBuilder.Place(source, row.line(), false),
        answering,
        coded,
        answer -> problem(row, put[answer]),
        columns);
  }

  /** Whether a row that cannot be read is a total, a note or the header once more. */
  static boolean isNoResponse(CsvRow row, List<String> header) {
    String first = "";
    for (int i = 0; i < row.size() && first.isEmpty(); i++) {
      first = row.field(i);
    }
    return isHeader(row, header) || isNoResponse(first);
  }

  /** Whether a text is what stands first in a total or a note. */
  static boolean isNoResponse(String first) {
    return NO_RESPONSE.matcher(PlainText.of(first)).matches();
  }

  /** Whether a row is the header once more. */
  static boolean isHeader(CsvRow row, List<String> header) {
    boolean isHeader = row.size() == header.size();
    for (int i = 0; isHeader && i < row.size(); i++) {
      isHeader = row.field(i).equals(header.get(i).strip());
    }
    return isHeader;
  }

  /** The problem with one of the cells. */
  private Problem problem(CsvRow row, int cell) {
    AnswerRules rules = builder.rules(positions[cell]);
    if (whole[cell] >= 0) {
      AnswerRules.Verdict verdict = rules.ofText(row.field(whole[cell]));
      return new Problem(header.label(whole[cell]), verdict.value(), verdict.expected());
    }
    AnswerRules.Verdict verdict = ticked[cell];
    String column =
        columns(cell)
            .filter(at -> row.field(at).equals(verdict.value()))
            .mapToObj(header::label)
            .findFirst()
            .orElse(cells.get(cell).question().code());
    return new Problem(column, verdict.value(), verdict.expected());
  }

  /** The verdict on the ticks of a question. */
  private AnswerRules.Verdict ticked(CsvRow row, int cell) {
    List<AnswerRules.Tick> ticks = new ArrayList<>();
    Cells columns = cells.get(cell);
    columns
        .ticks()
        .forEach(
            (at, option) ->
                ticks.add(new AnswerRules.Tick(option.modality(), row.field(at), option.free())));
    AnswerRules rules = builder.rules(positions[cell]);
    return columns.whole() < 0
        ? rules.ofTicks(ticks)
        : rules.ofBoth(row.field(columns.whole()), ticks);
  }

  /** Finds which cells are answers: what is said, and blanks where the question was put. */
  private void put(CsvRow row, int wave) {
    boolean waveless = builder.wave(wave).isEmpty();
    boolean everywhere = waveless ? waves < 2 : waves == 0;
    boolean[] asked = builder.askedIn(wave);
    coded.clear();
    int[] looked = everywhere || waveless ? all : looked(row, wave);
    if (everywhere || looked != all) {
      coded.form(everywhere ? 0 : wave + 1); // each cell of the wave is an answer, if a blank one
    }
    for (int c : looked) {
      codes[c] = code(row, c);
    }
    Set<String> reached = waveless && !everywhere ? reached() : Set.of();
    for (int c : looked) {
      int code = codes[c];
      boolean counts =
          everywhere
              || (waveless
                  ? reached.contains(cells.get(c).question().theme())
                  : asked[positions[c]]);
      if (!counts && isNothing(positions[c], code)) {
        continue;
      }
      put[coded.size()] = c;
      coded.add(positions[c], code == CellCodes.BLANK ? builder.coded(positions[c], "") : code);
    }
  }

  /** Whether a cell says nothing of a question that was not put. */
  private boolean isNothing(int question, int code) {
    return code == CellCodes.BLANK
        || builder.isSilent(question, code)
        || builder.isNone(question, code);
  }

  /** The cells to look at: all if one that was not asked says something. */
  private int[] looked(CsvRow row, int wave) {
    while (askedIn.size() <= wave) {
      askedIn.add(asked(builder.askedIn(askedIn.size())));
    }
    Asked asked = askedIn.get(wave);
    return row.isEmpty(asked.others()) ? asked.cells() : all;
  }

  private Asked asked(boolean[] questions) {
    return new Asked(
        IntStream.of(all).filter(c -> questions[positions[c]]).toArray(),
        IntStream.of(all).filter(c -> !questions[positions[c]]).flatMap(this::columns).toArray());
  }

  private IntStream columns(int cell) {
    Cells columns = cells.get(cell);
    return IntStream.concat(
        IntStream.of(columns.whole()).filter(at -> at >= 0),
        columns.ticks().keySet().stream().mapToInt(Integer::intValue));
  }

  /** The code of what one of the cells says; {@link CellCodes#BLANK} for nothing. */
  private int code(CsvRow row, int cell) {
    if (whole[cell] >= 0) {
      return texts[cell].code(row);
    }
    ticked[cell] = ticked(row, cell);
    if (ticked[cell].saying().isPresent()) {
      ticked[cell].told().ifPresent(what -> builder.notes().remarkAt(source, row.line(), what));
    }
    return ticked[cell].saying().filter(List::isEmpty).isPresent()
        ? CellCodes.BLANK
        : builder.coded(positions[cell], ticked[cell]);
  }

  /** The themes that a respondent says something about. */
  private Set<String> reached() {
    Set<String> reached = new HashSet<>();
    for (int c : all) {
      if (codes[c] != CellCodes.BLANK && !builder.isSilent(positions[c], codes[c])) {
        reached.add(cells.get(c).question().theme());
      }
    }
    return reached;
  }
}
