package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.csv.CsvFormat;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import fr.barometre.csv.Table;
import fr.barometre.spelling.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The header of a table, searched for the columns that an {@link Export} names. */
final class ExportHeader {

  /** Signs between a question and the groups before it. */
  private static final String SIGNS = "/-.";

  /** How pandas and R tell columns of one name apart. */
  private static final Pattern NUMBERED = Pattern.compile("(.+?)(?:\\.|\\.\\.\\.)[1-9]\\d{0,2}");

  private final Export export;
  private final Table table;
  private final List<Heading> headings;
  private final List<List<String>> names;
  private final List<List<String>> plain;
  private final Set<String> leftOut;

  /** The field of a column that the description does not name, what is told of it, how often. */
  private record Guessed(Field field, int column, Label told, long count) {}

  private final Optional<Guessed> guessed;

  /** The plain headers that are questions or options by description. */
  private final Set<String> asked;

  /** For each group name with the sign that follows it, how many columns have it. */
  private final Map<String, Integer> groups = new HashMap<>();

  private ExportHeader(
      Export export, Table table, List<Heading> headings, Optional<Guessed> guessed) {
    this.export = export;
    this.guessed = guessed;
    this.table = table;
    this.headings = headings;
    this.names = headings.stream().map(Heading::names).toList();
    this.plain = names.stream().map(texts -> texts.stream().map(PlainText::of).toList()).toList();
    this.leftOut = export.leftOut().stream().map(PlainText::of).collect(Collectors.toSet());
    this.asked =
        Stream.concat(
                export.questions().values().stream(),
                export.options().values().stream().flatMap(headers -> headers.values().stream()))
            .map(PlainText::of)
            .collect(Collectors.toSet());
    if (export.tool().writesGroups()) {
      for (Heading heading : headings) {
        String label = heading.label();
        afterSigns(label).forEach(at -> groups.merge(label.substring(0, at), 1, Integer::sum));
      }
    }
    for (String header : export.leftOut()) {
      if (plain.stream().noneMatch(texts -> texts.contains(PlainText.of(header)))) {
        throw missing(header);
      }
    }
  }

  /**
   * The header of a table with one row of names.
   *
   * @throws IllegalArgumentException if a column that is to be left out is not there
   */
  static ExportHeader of(Export export, Table table) {
    return of(export, table, Heading.of(table.header()));
  }

  /**
   * The headings of a file's columns, as its description tells to read them.
   *
   * @throws IllegalArgumentException if there are fewer header rows
   */
  static List<Heading> headings(Export export, CsvTable table) {
    if (export.headerRows() == 1) {
      return export.tool().writesCodes()
          ? Heading.withCodes(table.header())
          : Heading.of(table.header());
    }
    List<List<String>> rows = table.headerRows(export.headerRows());
    List<List<String>> named = export.nameRows().stream().map(row -> rows.get(row - 1)).toList();
    return named.size() == 1 ? Heading.of(named.get(0)) : Heading.of(named.get(0), named.get(1));
  }

  /** The same where something else stands over the columns of a table, one by one. */
  static ExportHeader of(Export export, Table table, List<Heading> headings) {
    return new ExportHeader(export, table, headings, Optional.empty());
  }

  /** The same where a column that nothing names is read for a field, which is told. */
  ExportHeader naming(Field field, int column, Label told, long count) {
    return new ExportHeader(
        export, table, headings, Optional.of(new Guessed(field, column, told, count)));
  }

  /** The same under another description. */
  ExportHeader describedBy(Export other) {
    return of(other, table, headings);
  }

  /** Tells of the column that nothing names, if one is read. */
  void tell(FileNotes notes) {
    guessed.ifPresent(one -> notes.remark(one.told(), one.count()));
  }

  /** The positions after each sign that may end a group. */
  private static IntStream afterSigns(String text) {
    return IntStream.range(1, text.length()).filter(at -> SIGNS.indexOf(text.charAt(at - 1)) >= 0);
  }

  /** A text without one, two, … groups before it, if its tool writes them. */
  Stream<String> withoutGroups(String text) {
    return groups.isEmpty()
        ? Stream.empty()
        : afterSigns(text)
            .filter(
                at ->
                    text.charAt(at - 1) == '/' || groups.getOrDefault(text.substring(0, at), 0) > 1)
            .mapToObj(text::substring);
  }

  Export export() {
    return export;
  }

  Table table() {
    return table;
  }

  int size() {
    return headings.size();
  }

  /** All that stands over the columns. */
  Set<String> texts() {
    return Stream.concat(
            table.header().stream(), headings.stream().flatMap(heading -> heading.names().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a row is one of several header rows once more. */
  boolean isHeaderRow(CsvRow row) {
    return export.headerRows() > 1
        && (row.size() == size() || row.size() == headings.size())
        && (isRow(row, Heading::lower) || isRow(row, h -> h.isOwn() ? h.upper() : ""));
  }

  private boolean isRow(CsvRow row, Function<Heading, String> text) {
    boolean isRow = true;
    for (int i = 0; isRow && i < row.size(); i++) {
      isRow = row.field(i).equals(text.apply(headings.get(i)).strip());
    }
    return isRow;
  }

  Heading heading(int column) {
    return headings.get(column);
  }

  /** A column in messages. */
  String label(int column) {
    return headings.get(column).label();
  }

  /** The file as reports tell of it. */
  ReadingSummary.File file(Set<Integer> used) {
    CsvFormat written = table.written();
    return new ReadingSummary.File(
        table.source(), size(), used.size(), written.delimiter(), written.encoding());
  }

  /** The columns that nothing reads. */
  List<String> unused(Set<Integer> used) {
    return IntStream.range(0, size())
        .filter(column -> !used.contains(column))
        .mapToObj(this::label)
        .toList();
  }

  /**
   * The columns that nothing reads and that repeat another, as programs number them: {@code
   * charte.1} beside {@code charte}.
   */
  List<String> repeated(Set<Integer> used) {
    return unused(used).stream()
        .filter(
            label -> {
              Matcher numbered = NUMBERED.matcher(label);
              return numbered.matches() && !byCase(numbered.group(1)).isEmpty();
            })
        .toList();
  }

  /** Whether the description says that a column is a question, and so nothing else by its name. */
  boolean isAsked(int column) {
    return !asked.isEmpty() && plain.get(column).stream().anyMatch(asked::contains);
  }

  /** Whether a column must not be read. */
  boolean isLeftOut(int column) {
    return !leftOut.isEmpty() && plain.get(column).stream().anyMatch(leftOut::contains);
  }

  /**
   * The position of a field; empty if the header does not have it.
   *
   * @throws IllegalArgumentException if it is named and not there, or there twice
   */
  OptionalInt find(Field field) {
    if (guessed.filter(one -> one.field() == field).isPresent()) {
      return OptionalInt.of(guessed.get().column());
    }
    Optional<String> given = export.given(field);
    if (given.isPresent()) {
      return OptionalInt.of(column(given.get()));
    }
    boolean ofAnswers = field == Field.QUESTION || field == Field.MODALITY;
    return first(export.names(field), ofAnswers);
  }

  /**
   * The position of the first name that is there, case aside; empty if none is.
   *
   * @throws IllegalArgumentException if it is there twice
   */
  OptionalInt first(List<String> known) {
    return first(known, false);
  }

  private OptionalInt first(List<String> known, boolean evenAsked) {
    for (String name : known) {
      List<Integer> found =
          byCase(name).stream().filter(column -> evenAsked || !isAsked(column)).toList();
      if (!found.isEmpty()) {
        return OptionalInt.of(only(found, name));
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The position of a field that must be there.
   *
   * @throws IllegalArgumentException if it is not, or is there twice
   */
  int column(Field field) {
    return find(field)
        .orElseThrow(
            () -> {
              List<String> known = export.names(field);
              return without(
                  known.isEmpty()
                      ? "column is named for the field " + field
                      : "column " + known.stream().collect(Collectors.joining("' or '", "'", "'")),
                  "");
            });
  }

  /**
   * The position of the column that has a header.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  int column(String header) {
    return only(named(header), header);
  }

  /** The columns that have a header; at least one. */
  private List<Integer> named(String header) {
    List<Integer> written = columns(column -> names.get(column).contains(header));
    List<Integer> found = written.isEmpty() ? byCase(header) : written;
    if (!found.isEmpty()) {
      return found;
    }
    String text = PlainText.of(header);
    List<Integer> meant = columns(column -> plain.get(column).contains(text));
    List<Integer> grouped =
        meant.isEmpty()
            ? columns(column -> names.get(column).stream().anyMatch(n -> isGrouped(n, header)))
            : meant;
    if (grouped.isEmpty()) {
      throw missing(header);
    }
    return grouped;
  }

  private boolean isGrouped(String name, String header) {
    return withoutGroups(name).anyMatch(header::equals);
  }

  /** The error of a header that is named and not there. */
  IllegalArgumentException missing(String header) {
    List<String> known = names.stream().flatMap(List::stream).distinct().toList();
    String near = Suggestion.of(header, known);
    return without("column '" + header + "'", near.startsWith("; did you mean") ? near : "");
  }

  private IllegalArgumentException without(String what, String meant) {
    return new IllegalArgumentException(
        table.headerPlace() + ": no " + what + "; the header has " + table.headerInWords() + meant);
  }

  private List<Integer> byCase(String name) {
    return columns(column -> names.get(column).stream().anyMatch(name::equalsIgnoreCase));
  }

  private List<Integer> columns(IntPredicate fitting) {
    return IntStream.range(0, size())
        .filter(column -> !isLeftOut(column))
        .filter(fitting)
        .boxed()
        .toList();
  }

  private int only(List<Integer> found, String name) {
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          table.headerPlace() + ": column '" + name + "' appears twice; expected each name once");
    }
    return found.get(0);
  }
}
