package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.csv.CsvTable;
import fr.barometre.resolution.Hints;
import fr.barometre.resolution.TypeWords;
import fr.barometre.spelling.UsualHeaders;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The description of a file that nobody described, by its first rows: the tool that wrote it, the
 * columns with the library's own names beside those of the tool, and rows for responses where no
 * column has identifiers. Where no column has codes, the names of collectivités are looked for.
 *
 * <p>Example: under {@code Horodateur;Nom de votre commune;Département} the second column has the
 * collectivité, and the third tells communes of one name apart.
 */
final class RecognisedExport {

  private static final int MOST_HEADER_ROWS = 3;
  private static final int LOOKED_AT = 200;
  private static final int MOST_WORDS = 8;

  /** Fields that a tool names itself, or that only files without a tool have. */
  private static final Set<Field> OF_FILES =
      EnumSet.of(Field.RESPONDENT, Field.DATE, Field.QUESTION, Field.MODALITY, Field.COUNT);

  private static final Pattern OF_NAMES =
      Pattern.compile(
          "\\b(?:communes?|collectivites?|mairies?|villes?|epci|intercommunalites?|communautes?"
              + "|structures?|organismes?)\\b");

  private static final Pattern OF_OTHERS =
      Pattern.compile("\\b(?:collectivite|epci|intercommunalite|communaute|structure|organisme)");

  private static final Pattern OF_DEPARTEMENTS =
      Pattern.compile("(?:(?:votre|code|numero|n\u00B0|num) )?(?:du )?departement[ ?:*]*");

  private static final Pattern OF_POSTAL_CODES =
      Pattern.compile("(?:votre )?code postal\\b.{0,25}");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Questionnaire questionnaire;
  private final List<String> header;
  private final List<List<String>> rows;

  private RecognisedExport(Questionnaire questionnaire, CsvTable table, int headerRows) {
    this.questionnaire = questionnaire;
    this.header = table.header();
    List<List<String>> first = table.firstRows(LOOKED_AT);
    this.rows = first.subList(Math.min(headerRows, first.size()), first.size());
  }

  static Export of(Path file, Questionnaire questionnaire) {
    CsvTable table = AnswersReader.table(file, Export.any(), AnswerSheet.of(questionnaire));
    ExportTool tool = ExportTool.of(table.firstRows(MOST_HEADER_ROWS));
    RecognisedExport read = new RecognisedExport(questionnaire, table, tool.headerRows());
    if (tool == ExportTool.ANY) {
      boolean isLong = read.has(Field.QUESTION) && read.has(Field.MODALITY);
      return isLong ? read.ofAnswers() : read.placed(Export.any().withNumberedRows());
    }
    Export export = Export.of(tool).withNumberedRows();
    for (Field field : EnumSet.complementOf(EnumSet.copyOf(OF_FILES))) {
      List<String> named = read.named(field);
      if (named.size() == 1 && !read.isAsked(named.get(0))) {
        export = export.field(field, named.get(0));
      }
    }
    return read.placed(export);
  }

  /**
   * A row for each answer. Where no column has identifiers, a collectivité is one respondent: two
   * answers of it to one question are refused.
   */
  private Export ofAnswers() {
    List<String> naming =
        RespondentColumns.NAMING.stream().flatMap(field -> named(field).stream()).toList();
    return has(Field.RESPONDENT) || naming.size() != 1
        ? Export.any()
        : Export.any().field(Field.RESPONDENT, naming.get(0));
  }

  private boolean has(Field field) {
    return !named(field).isEmpty();
  }

  private List<String> named(Field field) {
    List<String> names = field.names().stream().map(PlainText::of).toList();
    return header.stream().filter(label -> names.contains(PlainText.of(label))).toList();
  }

  /** Whether a header is the code or the wording of a question. */
  private boolean isAsked(String label) {
    String plain = PlainText.of(label);
    return questionnaire.question(label).isPresent()
        || questionnaire.questions().stream()
            .map(Question::wording)
            .anyMatch(
                w -> PlainText.of(w.fr()).equals(plain) || PlainText.of(w.en()).equals(plain));
  }

  /** The description with the column of names, if no other column says the collectivité. */
  private Export placed(Export export) {
    boolean isSaid =
        RespondentColumns.NAMING.stream().anyMatch(this::has)
            || header.stream().anyMatch(label -> CollectiviteGuess.field(label).isPresent());
    if (isSaid) {
      return export;
    }
    Optional<Integer> types = types();
    Optional<Integer> departements = only(OF_DEPARTEMENTS);
    Optional<Integer> postalCodes = only(OF_POSTAL_CODES);
    List<Integer> names =
        IntStream.range(0, header.size())
            .filter(column -> isOfNames(PlainText.of(header.get(column).replace('_', ' '))))
            .filter(column -> !isAsked(header.get(column)))
            .filter(column -> areKnown(column, types, departements, postalCodes))
            .boxed()
            .toList();
    if (names.size() != 1) {
      return export;
    }
    String name = header.get(names.get(0));
    Export described = export.field(Field.COLLECTIVITE, name);
    if (departements.isPresent()) {
      described = described.field(Field.DEPARTEMENT, header.get(departements.get()));
    }
    if (postalCodes.isPresent()) {
      described = described.field(Field.POSTAL_CODE, header.get(postalCodes.get()));
    }
    if (types.isPresent()) {
      return described.field(Field.TYPE, header.get(types.get()));
    }
    return isOfCommunes(name)
        ? described.constant(Field.TYPE, CollectiviteType.COMMUNE.name())
        : described;
  }

  /** Whether a plain header may be over names of collectivités. */
  static boolean isOfNames(String plain) {
    return OF_NAMES.matcher(plain).find()
        && WORDS.split(plain, -1).length <= MOST_WORDS
        && !UsualHeaders.isOfType(plain);
  }

  private static boolean isOfCommunes(String label) {
    return !OF_OTHERS.matcher(PlainText.of(label.replace('_', ' '))).find();
  }

  /** The column of types, if one asks for them and says nothing else. */
  private Optional<Integer> types() {
    return IntStream.range(0, header.size())
        .filter(column -> UsualHeaders.isOfType(PlainText.of(header.get(column).replace('_', ' '))))
        .filter(column -> !isAsked(header.get(column)))
        .filter(
            column ->
                rows.stream()
                    .map(row -> cell(row, column))
                    .noneMatch(text -> !text.isEmpty() && TypeWords.of(text).isEmpty()))
        .boxed()
        .findFirst();
  }

  private Optional<Integer> only(Pattern names) {
    List<Integer> columns =
        IntStream.range(0, header.size())
            .filter(
                column ->
                    names.matcher(PlainText.of(header.get(column).replace('_', ' '))).matches())
            .filter(column -> !isAsked(header.get(column)))
            .boxed()
            .toList();
    return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
  }

  /** Whether most texts of a column are collectivités of the frame of 2025. */
  private boolean areKnown(
      int column,
      Optional<Integer> types,
      Optional<Integer> departements,
      Optional<Integer> postalCodes) {
    CollectiviteColumn collectivites = CollectiviteColumn.on(Optional.empty());
    boolean isOfCommunes = types.isEmpty() && isOfCommunes(header.get(column));
    int known = 0;
    int said = 0;
    for (List<String> row : rows) {
      String text = cell(row, column);
      if (!text.isEmpty()) {
        String type =
            isOfCommunes
                ? CollectiviteType.COMMUNE.name()
                : types.map(at -> cell(row, at)).orElse("");
        Hints hints =
            new Hints(
                departements.map(at -> cell(row, at)).orElse(""),
                postalCodes.map(at -> cell(row, at)).orElse(""));
        said++;
        known +=
            collectivites.find(type, TypeWords.of(type), text, hints, new FileNotes()).rank() == 2
                ? 1
                : 0;
      }
    }
    return known > 0 && 2 * known >= said;
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column).strip() : "";
  }
}
