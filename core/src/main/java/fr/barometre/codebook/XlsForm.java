package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The questionnaire in the two sheets of an XLSForm. */
public final class XlsForm {

  private static final Modality OTHER = Modality.of("other", "Autre", "Other");

  /** Types of rows that nobody answers. */
  private static final Set<String> SILENT =
      Set.of(
          "note",
          "calculate",
          "hidden",
          "start",
          "end",
          "today",
          "deviceid",
          "username",
          "simserial",
          "subscriberid",
          "phonenumber",
          "email",
          "audit",
          "start-geopoint",
          "background-audio",
          "background-geopoint");

  private static final Pattern LEAST =
      Pattern.compile("\\.\\s*(>=?)\\s*(-?\\d{1,15}(?:\\.\\d{1,6})?)");
  private static final Pattern MOST =
      Pattern.compile("\\.\\s*(<=?)\\s*(-?\\d{1,15}(?:\\.\\d{1,6})?)");
  private static final Pattern START =
      Pattern.compile("\\bstart\\s*=\\s*(-?\\d{1,15}(?:\\.\\d{1,6})?)");
  private static final Pattern END =
      Pattern.compile("\\bend\\s*=\\s*(-?\\d{1,15}(?:\\.\\d{1,6})?)");

  /** Signs of Markdown: strong words and headings. */
  private static final Pattern MARKDOWN = Pattern.compile("^#{1,6} +|\\*\\*");

  /** Older ways to write a choice: {@code select one from list}, {@code select all that apply}. */
  private static final Pattern SPACED =
      Pattern.compile("(?i)^select +(?:(one|multiple)|(all) that apply)(?: from)?(?: +|$)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** A sheet, whose columns are known by their headers in lower case. */
  private record Sheet(CsvTable table, Map<String, Integer> columns) {
    static Sheet of(CsvTable table) {
      Map<String, Integer> columns = new LinkedHashMap<>();
      for (int i = 0; i < table.header().size(); i++) {
        columns.putIfAbsent(
            BLANKS.matcher(table.header().get(i)).replaceAll("").toLowerCase(Locale.ROOT), i);
      }
      return new Sheet(table, columns);
    }

    void need(String... names) {
      for (String name : names) {
        if (!columns.containsKey(name)) {
          throw new IllegalArgumentException(
              table.headerPlace()
                  + ": no column '"
                  + name
                  + "'; the header has "
                  + table.headerInWords());
        }
      }
    }

    String cell(CsvRow row, String name) {
      Integer column = columns.get(name);
      return column == null ? "" : row.field(column);
    }

    Label label(CsvRow row, String otherwise) {
      Optional<String> fr = inLanguage(row, "fr");
      Optional<String> en = inLanguage(row, "en");
      String any =
          columns.keySet().stream()
              .filter(c -> c.equals("label") || c.startsWith("label:"))
              .map(c -> text(row, c))
              .filter(t -> !t.isEmpty())
              .findFirst()
              .orElse(otherwise);
      return Label.of(fr.orElse(any), en.orElse(any));
    }

    private Optional<String> inLanguage(CsvRow row, String language) {
      return columns.keySet().stream()
          .filter(
              c ->
                  c.startsWith("label:")
                      && c.substring(c.lastIndexOf(':') + 1).startsWith(language))
          .map(c -> text(row, c))
          .filter(t -> !t.isEmpty())
          .findFirst();
    }

    /** The text of a label without HTML and the signs of Markdown that forms show it with. */
    private String text(CsvRow row, String name) {
      return HtmlText.of(MARKDOWN.matcher(cell(row, name)).replaceAll(""));
    }

    IllegalArgumentException wrong(CsvRow row, String column, String expected) {
      return new IllegalArgumentException(
          table.source()
              + ":"
              + row.line()
              + ": column '"
              + column
              + "' is '"
              + cell(row, column)
              + "'; expected "
              + expected);
    }
  }

  private final Sheet survey;
  private final Vocabulary vocabulary;
  private final Map<String, List<Modality>> lists = new LinkedHashMap<>();
  private final Map<String, Label> themes = new LinkedHashMap<>();
  private final Deque<String> groups = new ArrayDeque<>();
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final List<Label> notes = new ArrayList<>();

  /** Whether a table is of a workbook that has the sheets of a form. */
  public static boolean isIn(CsvTable table) {
    String sheets = table.written().encoding();
    return sheets.contains("'survey'") && sheets.contains("'choices'");
  }

  private XlsForm(CsvTable survey, Vocabulary vocabulary) {
    this.survey = Sheet.of(survey);
    this.vocabulary = vocabulary;
  }

  /**
   * Reads a form.
   *
   * @param survey the sheet {@code survey}
   * @param choices the sheet {@code choices}
   * @param name code and title of the questionnaire
   * @param vocabulary the words of answers
   * @return the questionnaire, and what was left out or supposed
   * @throws IllegalArgumentException if a row cannot be understood, naming its line
   */
  public static Described read(
      CsvTable survey, CsvTable choices, String name, Vocabulary vocabulary) {
    XlsForm form = new XlsForm(survey, vocabulary);
    form.readChoices(Sheet.of(choices));
    form.survey.need("type", "name");
    survey.forEach(form::take);
    Set<String> used = new java.util.HashSet<>();
    form.questions.values().forEach(q -> used.add(q.theme()));
    List<Theme> themes =
        form.themes.entrySet().stream()
            .filter(t -> used.contains(t.getKey()))
            .map(t -> new Theme(t.getKey(), t.getValue()))
            .toList();
    return new Described(
        Built.questionnaire(
            survey.source(),
            name,
            Label.same(name),
            themes,
            List.copyOf(form.questions.values()),
            form.notes,
            vocabulary),
        form.notes);
  }

  private void readChoices(Sheet sheet) {
    String list = sheet.columns().containsKey("listname") ? "listname" : "list_name";
    sheet.need(list, "name");
    sheet
        .table()
        .forEach(
            row -> {
              String name = sheet.cell(row, list);
              String code = sheet.cell(row, "name");
              if (name.isEmpty()) {
                return;
              }
              if (code.isEmpty() || code.indexOf('|') >= 0) {
                throw sheet.wrong(
                    row, "name", "the name of a choice of list '" + name + "', without '|'");
              }
              List<Modality> choices = lists.computeIfAbsent(name, n -> new ArrayList<>());
              if (choices.stream().anyMatch(m -> m.code().equals(code))) {
                throw sheet.wrong(
                    row, "name", "a choice that list '" + name + "' does not have yet");
              }
              Label label = sheet.label(row, code);
              ModalityKind kind =
                  vocabulary.kind(vocabulary.plain(label.fr())).orElse(ModalityKind.SUBSTANTIVE);
              choices.add(new Modality(code, label, kind));
            });
  }

  private void take(CsvRow row) {
    String said = survey.cell(row, "type").replace("begin ", "begin_").replace("end ", "end_");
    String[] type = BLANKS.split(SPACED.matcher(said).replaceFirst("select_$1$2 "), -1);
    type[0] = type[0].equalsIgnoreCase("select_all") ? "select_multiple" : type[0];
    String name = survey.cell(row, "name");
    switch (type[0].toLowerCase(Locale.ROOT)) {
      case "" -> {
        // a line for the eye
      }
      case "begin_group", "begin_repeat" -> {
        groups.push(name.isEmpty() ? "groupe " + row.line() : name);
        themes.putIfAbsent(groups.peek(), survey.label(row, groups.peek()));
      }
      case "end_group", "end_repeat" -> groups.poll();
      case "select_one", "select_multiple" -> select(row, name, type);
      case "integer", "decimal", "range" -> number(row, name);
      case "text" -> notes.add(Notes.leftOut(name, "texte libre", "free text"));
      default -> {
        if (!SILENT.contains(type[0].toLowerCase(Locale.ROOT))) {
          notes.add(
              Notes.leftOut(
                  name,
                  "type XLSForm \u00ab " + type[0] + " \u00bb non repris",
                  "XLSForm type '" + type[0] + "' is not read"));
        }
      }
    }
  }

  private void select(CsvRow row, String name, String[] type) {
    if (type.length < 2 || !lists.containsKey(type[1])) {
      throw survey.wrong(
          row, "type", type[0] + " and one of the lists of the choices, " + lists.keySet());
    }
    List<Modality> choices = new ArrayList<>(lists.get(type[1]));
    if (type.length > 2 && type[2].equals("or_other")) {
      choices.add(OTHER);
    }
    Modality[] modalities = choices.toArray(Modality[]::new);
    Label wording = survey.label(row, name);
    add(
        row,
        () ->
            type[0].equalsIgnoreCase("select_one")
                ? Question.single(name, theme(), wording, modalities)
                : Question.multiple(name, theme(), wording, modalities));
  }

  private void number(CsvRow row, String name) {
    String constraint = survey.cell(row, "constraint");
    String parameters = survey.cell(row, "parameters");
    Optional<Double> least =
        first(LEAST.matcher(constraint), 2).or(() -> first(START.matcher(parameters), 1));
    Optional<Double> most =
        first(MOST.matcher(constraint), 2).or(() -> first(END.matcher(parameters), 1));
    Label wording = survey.label(row, name);
    add(
        row,
        () -> {
          NumberCells.Expected expected = NumberCells.expected(wording.fr(), least, most, "");
          if (expected.isSupposed()) {
            notes.add(Notes.supposedRange(name));
          }
          return Question.number(name, theme(), wording, expected.range());
        });
  }

  private static Optional<Double> first(Matcher matcher, int group) {
    return matcher.find() ? Optional.of(Double.valueOf(matcher.group(group))) : Optional.empty();
  }

  private String theme() {
    String theme = groups.isEmpty() ? QuestionRows.NO_THEME : groups.peek();
    themes.putIfAbsent(theme, Label.of("Questions", "Questions"));
    return theme;
  }

  private void add(CsvRow row, java.util.function.Supplier<Question> made) {
    String name = survey.cell(row, "name");
    if (name.isEmpty() || questions.containsKey(name)) {
      throw survey.wrong(row, "name", "the name of a question that no other has");
    }
    try {
      questions.put(name, made.get());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          survey.table().source() + ":" + row.line() + ": " + e.getMessage(), e);
    }
  }
}
