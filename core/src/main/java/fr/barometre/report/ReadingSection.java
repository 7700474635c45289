package fr.barometre.report;

import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.UnreadColumn;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Language.Noun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the files were read: what a reader of figures should know of it. Empty without a file. */
final class ReadingSection {

  /** Names that a line has room for. */
  private static final int MOST_NAMES = 10;

  private static final int MOST_FILES = 5;
  private static final int LONGEST_NAME = 60;

  private static final Noun COLUMNS = new Noun("colonne", "colonnes", "column", "columns");
  private static final Noun OTHER_FILES =
      new Noun("autre fichier", "autres fichiers", "other file", "other files");
  private static final Noun OTHERS = new Noun("autre", "autres", "other", "others");

  private final Language in;

  ReadingSection(Language language) {
    this.in = language;
  }

  /** The section of an edition, with a table of its questions. */
  List<Block> blocks(BarometreReport report) {
    ReadingSummary reading = report.reading();
    List<Block> blocks = new ArrayList<>(section(reading, absent(reading, report.edition())));
    if (!blocks.isEmpty() && !reading.questions().isEmpty()) {
      blocks.add(table(reading.questions(), report.edition()));
      if (report.indicators().stream().anyMatch(result -> isLeftOut(result, reading))) {
        blocks.add(
            new Paragraph(
                in.say(
                    "Ce tableau laisse de côté les questions dont les nombres révéleraient les"
                        + " réponses de quelques collectivités.",
                    "This table leaves out questions whose numbers would reveal the answers of a"
                        + " few authorities.")));
      }
    }
    return blocks;
  }

  private static boolean isLeftOut(IndicatorResult result, ReadingSummary reading) {
    return reading.questions().stream()
        .noneMatch(read -> read.question().equals(result.indicator().question()));
  }

  /** The section of one indicator: what was read of its question in a line. */
  List<Block> blocks(IndicatorResult result) {
    return result
        .provenance()
        .reading()
        .map(
            reading ->
                section(
                    reading,
                    Stream.concat(
                            reading.absent().stream().map(this::absent),
                            reading.questions().stream().map(this::line))
                        .toList()))
        .orElse(List.of());
  }

  /** The section of figures of several questions. */
  List<Block> blocks(Provenance provenance) {
    return provenance.reading().map(reading -> section(reading, List.of())).orElse(List.of());
  }

  private List<Block> section(ReadingSummary reading, List<String> questions) {
    if (reading.files().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(files(reading.files()));
    lines.addAll(collectivites(reading.collectivites()));
    lines.addAll(questions);
    reading.remarks().forEach(remark -> lines.add(told(remark)));
    lines.addAll(columns(reading.columns()));
    return List.of(
        new Heading(
            2,
            reading.files().size() == 1
                ? in.say("Lecture du fichier", "How the file was read")
                : in.say("Lecture des fichiers", "How the files were read")),
        new Bullets(lines));
  }

  private List<String> files(List<ReadingSummary.File> files) {
    List<String> lines = new ArrayList<>(files.stream().limit(MOST_FILES).map(this::file).toList());
    int more = files.size() - lines.size();
    if (more > 0) {
      lines.add(in.say("et ", "and ") + in.counted(more, OTHER_FILES) + ".");
    }
    return lines;
  }

  private String file(ReadingSummary.File file) {
    String written =
        Stream.of(delimiter(file.delimiter()), sheet(file.encoding()))
            .filter(told -> !told.isEmpty())
            .map(told -> in.say(" ; ", "; ") + told)
            .collect(Collectors.joining());
    return file.name()
        + in.say(" : ", ": ")
        + in.counted(file.columns(), COLUMNS)
        + (file.read() == file.columns()
            ? in.say(", toutes lues", ", all read")
            : in.say(", dont lues : ", ", read: ") + in.count(file.read()))
        + written
        + ".";
  }

  /** An encoding as it is, or which sheet of a workbook was read; and below what. */
  private String sheet(String encoding) {
    return encoding
        .replaceAll("'([^']*)'", in.say("« $1 »", "'$1'"))
        .replace(", sheet ", in.say(", feuille ", ", sheet "))
        .replace(", not read: ", in.say("\u00a0; feuilles non lues\u00a0: ", "; sheets not read: "))
        .replace(", header on line ", in.say("\u00a0; en-tête à la ligne ", "; header on line "));
  }

  private String delimiter(String delimiter) {
    return switch (delimiter) {
      case "" -> "";
      case ";" -> in.say("séparateur point-virgule", "separated by semicolons");
      case "," -> in.say("séparateur virgule", "separated by commas");
      case "\t" -> in.say("séparateur tabulation", "separated by tabs");
      case "|" -> in.say("séparateur barre verticale", "separated by bars");
      default -> in.say("séparateur « ", "separated by '") + delimiter + in.say(" »", "'");
    };
  }

  /** How collectivités were recognised, unless all were by their reference. */
  private List<String> collectivites(ReadingSummary.Collectivites read) {
    List<String> ways = new ArrayList<>();
    if (read.asWritten() > 0) {
      ways.add(in.say("telles quelles", "as written") + " " + in.count(read.asWritten()));
    }
    read.otherwise().forEach(rule -> ways.add(in.say(rule.rule()) + " " + in.count(rule.texts())));
    if (read.refused() > 0) {
      ways.add(in.say("non reconnues", "not recognised") + " " + in.count(read.refused()));
    }
    return read.otherwise().isEmpty() && read.refused() == 0
        ? List.of()
        : List.of(
            in.say(
                    "Collectivités, chaque écriture comptée une fois : ",
                    "Authorities, each way of writing one counted once: ")
                + String.join(", ", ways)
                + ".");
  }

  private String told(ReadingSummary.Remark remark) {
    return capitalised(in.say(remark.what()))
        + in.say(" : ", ": ")
        + in.count(remark.count())
        + ".";
  }

  /** The questions that the file does not have: their indicators are gone. */
  private List<String> absent(ReadingSummary reading, Questionnaire edition) {
    int absent = reading.absent().size();
    if (absent == 0) {
      return List.of();
    }
    int more = absent <= MOST_NAMES + 1 ? 0 : absent - MOST_NAMES;
    String names = reading.absent().stream().limit(absent - more).collect(Collectors.joining(", "));
    return List.of(
        (absent == 1
                ? in.say("Question absente (", "Question not found (")
                : in.say("Questions absentes (", "Questions not found ("))
            + in.count(absent)
            + in.say(" sur ", " of ")
            + in.count(edition.questions().size())
            + in.say(") : ", "): ")
            + names
            + (more == 0 ? "" : in.say(" et ", " and ") + in.counted(more, OTHERS))
            + in.say(
                absent == 1
                    ? ". Ses indicateurs manquent à ce rapport."
                    : ". Leurs indicateurs manquent à ce rapport.",
                absent == 1
                    ? ". Its indicators are missing from this report."
                    : ". Their indicators are missing from this report."));
  }

  private String absent(String question) {
    return in.say("La question « ", "Question '")
        + question
        + in.say(
            " » est absente : l'indicateur n'a pas de réponse.",
            "' was not found: the indicator has no answers.");
  }

  /** The columns that look as if they had been missed; those of a question in one line. */
  private List<String> columns(List<UnreadColumn> columns) {
    Map<List<String>, List<UnreadColumn>> alike =
        columns.stream()
            .collect(
                Collectors.groupingBy(
                    column -> List.of(column.likeness().name(), column.question()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return alike.values().stream().map(this::unread).toList();
  }

  private String unread(List<UnreadColumn> columns) {
    List<String> names =
        columns.stream().map(column -> shortened(column.column())).distinct().toList();
    int more = names.size() <= MOST_NAMES + 1 ? 0 : names.size() - MOST_NAMES;
    String named =
        names.stream()
            .limit(names.size() - more)
            .map(name -> in.say("« ", "'") + name + in.say(" »", "'"))
            .collect(Collectors.joining(", "));
    boolean one = names.size() == 1;
    return in.say(
            one ? "Colonne non lue : " : "Colonnes non lues : ",
            one ? "Column not read: " : "Columns not read: ")
        + named
        + (more == 0 ? "" : in.say(" et ", " and ") + in.counted(more, OTHERS))
        + in.say(
            one ? ". Elle ressemble à " : ". Elles ressemblent à ",
            one ? ". It looks like " : ". They look like ")
        + likened(columns.get(0));
  }

  private String likened(UnreadColumn column) {
    return switch (column.likeness()) {
      case WEIGHT ->
          in.say(
              "un poids : sans poids, chaque réponse compte autant qu'une autre.",
              "a weight: without one, each response counts as much as another.");
      case WAVE ->
          in.say(
              "une vague : rien d'autre n'indique la vague des réponses.",
              "a wave: nothing else says which wave a response belongs to.");
      case IDENTIFIER ->
          in.say(
              "un identifiant de répondant : sans lui, chaque ligne compte pour un nouveau"
                  + " répondant.",
              "an identifier of respondents: without it, each row counts as a new respondent.");
      case QUESTION ->
          in.say("la question absente « ", "question '")
              + column.question()
              + in.say(" ».", "', which was not found.");
      case UNKNOWN -> in.say("quelque chose d'attendu.", "something expected.");
    };
  }

  private String line(QuestionReading read) {
    List<String> kinds = new ArrayList<>();
    for (Kind kind : kinds(List.of(read))) {
      kinds.add(kind.name() + " " + in.count(kind.count().applyAsLong(read)));
    }
    return in.say("Réponses à la question « ", "Answers to question '")
        + read.question()
        + in.say(" » : ", "': ")
        + String.join(", ", kinds)
        + ".";
  }

  /** A kind of answer, and the count of it in a question. */
  private record Kind(String name, ToLongFunction<QuestionReading> count) {}

  /** The kinds that there are; answers on the substance in any case. */
  private List<Kind> kinds(List<QuestionReading> questions) {
    return Stream.of(
            new Kind(in.say("exploitables", "answered"), QuestionReading::answered),
            new Kind(in.say("ne sait pas", "don't know"), QuestionReading::dontKnow),
            new Kind(in.say("sans réponse", "no answer"), QuestionReading::noAnswer),
            new Kind(in.say("non posée", "not asked"), QuestionReading::notAsked),
            new Kind(in.say("inutilisables", "unusable"), read -> read.refused().count()))
        .filter(
            kind ->
                kind.name().equals(in.say("exploitables", "answered"))
                    || questions.stream().anyMatch(q -> kind.count().applyAsLong(q) > 0))
        .toList();
  }

  private Table table(List<QuestionReading> questions, Questionnaire edition) {
    List<Kind> kinds = kinds(questions);
    List<Column> columns = new ArrayList<>(List.of(Column.text("Question")));
    kinds.forEach(kind -> columns.add(Column.number(capitalised(kind.name()))));
    List<List<String>> rows = new ArrayList<>();
    for (QuestionReading read : questions) {
      List<String> row = new ArrayList<>(List.of(name(read.question(), edition)));
      kinds.forEach(kind -> row.add(in.count(kind.count().applyAsLong(read))));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private String name(String question, Questionnaire edition) {
    return edition
        .question(question)
        .map(Question::wording)
        .map(wording -> shortened(in.say(wording)) + " (" + question + ")")
        .orElse(question);
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }
}
