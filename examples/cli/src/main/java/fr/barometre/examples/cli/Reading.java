package fr.barometre.examples.cli;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.answers.Codebook;
import fr.barometre.answers.Export;
import fr.barometre.answers.ExportTool;
import fr.barometre.answers.Field;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The files of answers of a call, what they answer to, and what they say where. Several files are
 * one survey: its waves, or the forms that asked the same.
 */
final class Reading {

  /** The edition that comes with the library. */
  static final String SHIPPED = "2025";

  /** How a note ends that says what the codebook says: that a column is left out. */
  private static final String OWN_WORD = "le codebook le dit.";

  /** The identifier of a response that is known by its row. */
  private static final Pattern NUMBERED = Pattern.compile("row \\d+");

  @Parameters(arity = "1..*", paramLabel = "${bundle:label.answers}", descriptionKey = "answers")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-c", "--codebook"},
      paramLabel = "${bundle:label.file}",
      descriptionKey = "codebook")
  private @Nullable String codebook;

  @Option(names = "--questionnaire", paramLabel = "2025", descriptionKey = "questionnaire")
  private @Nullable String edition;

  @Option(names = "--export", paramLabel = "${bundle:label.description}", descriptionKey = "export")
  private List<String> exports = new ArrayList<>();

  @Option(names = "--tool", paramLabel = "${bundle:label.tool}", descriptionKey = "tool")
  private @Nullable String tool;

  @Option(names = "--column", paramLabel = "${bundle:label.column}", descriptionKey = "column")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--constant",
      paramLabel = "${bundle:label.constant}",
      descriptionKey = "constant")
  private List<String> constants = new ArrayList<>();

  @Option(names = "--answer", paramLabel = "${bundle:label.answer}", descriptionKey = "answer")
  private List<String> others = new ArrayList<>();

  @Option(names = "--sheet", paramLabel = "${bundle:label.sheet}", descriptionKey = "sheet")
  private @Nullable String sheet;

  @Option(names = "--numbered", descriptionKey = "numbered")
  private boolean numbered;

  /** The names of the files of answers. */
  List<String> files() {
    return List.copyOf(files);
  }

  /** The questionnaire: a codebook, LimeSurvey's structure, JSON, or the shipped edition. */
  Questionnaire questionnaire(Terminal terminal) {
    return questionnaire(terminal, note -> {});
  }

  /** The same; whoever is told hears what a codebook leaves out or supposes. */
  Questionnaire questionnaire(Terminal terminal, Consumer<String> told) {
    return questionnaire(terminal, codebook, edition, told);
  }

  static Questionnaire questionnaire(
      Terminal terminal,
      @Nullable String codebook,
      @Nullable String edition,
      Consumer<String> told) {
    Texts texts = terminal.texts();
    if (codebook != null && edition != null) {
      throw new WrongCall(texts.say("questionnaire.twice"));
    }
    if (codebook == null) {
      if (edition != null && !edition.equals(SHIPPED)) {
        throw WrongCall.unknown(texts, "questionnaire.unknown", edition, List.of(SHIPPED));
      }
      return Edition2025.QUESTIONNAIRE;
    }
    Path file = new InputFile(terminal, codebook).path();
    String name = codebook.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return Json.read(terminal, file, Questionnaire.class);
    }
    try {
      Codebook read = name.endsWith(".lss") ? Codebook.readLimeSurvey(file) : Codebook.read(file);
      notes(texts, read).forEach(told);
      return read.questionnaire();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new WrongCall(texts.say("codebook.wrong", LibraryWords.in(texts, message(e))));
    }
  }

  /** The notes on what a codebook leaves out or supposes, but for what it says itself. */
  static List<String> notes(Texts texts, Codebook read) {
    return read.notes().stream()
        .filter(note -> !note.fr().endsWith(OWN_WORD))
        .map(note -> texts.say("codebook.note", texts.say(note)))
        .toList();
  }

  /** Reads the answers of all files, with progress where somebody looks on. */
  Answers read(Terminal terminal, Questionnaire questionnaire) {
    Texts texts = terminal.texts();
    List<String> real = files.stream().map(Reading::real).toList();
    for (int i = 0; i < files.size(); i++) {
      if (real.subList(0, i).contains(real.get(i))) {
        throw new WrongCall(texts.say("file.twice", files.get(i)));
      }
    }
    if (exports.size() > 1 && exports.size() != files.size()) {
      throw new WrongCall(texts.say("export.count", exports.size(), files.size()));
    }
    List<Export> described =
        IntStream.range(0, files.size()).mapToObj(i -> export(terminal, questionnaire, i)).toList();
    return IntStream.range(0, files.size())
        .mapToObj(
            i -> {
              Answers read = read(terminal, questionnaire, files.get(i), described.get(i));
              tell(terminal, files.get(i), described.get(i), read);
              return read;
            })
        .reduce(Answers::and)
        .orElseThrow();
  }

  /** Tells what a file was taken for, if nobody described it. */
  private void tell(Terminal terminal, String file, Export described, Answers read) {
    if (!exports.isEmpty() || tool != null) {
      return;
    }
    if (described.tool() != ExportTool.ANY) {
      terminal.note(terminal.texts().say("tool.recognised", file, name(described.tool())));
    }
    boolean isNumbered =
        !numbered
            && read.respondents()
                .findFirst()
                .filter(r -> NUMBERED.matcher(r.id()).matches())
                .isPresent();
    if (isNumbered) {
      terminal.note(terminal.texts().say("rows.numbered", file));
    }
  }

  private Answers read(
      Terminal terminal, Questionnaire questionnaire, String file, Export described) {
    Progress progress = new Progress(terminal);
    AnswersReader reader =
        AnswersReader.of(questionnaire).export(described).listening(progress::rows);
    try {
      Answers read = new InputFile(terminal, file).read(reader::read);
      progress.end();
      return read;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      progress.end();
      Texts texts = terminal.texts();
      String tip = String.join("", tips(texts, message(e), described));
      // What stands in a field that is never closed may be personal.
      String message = message(e).replaceFirst("(never closed): '.*'; close", "$1; close");
      throw new WrongCall(LibraryWords.in(texts, message) + tip);
    }
  }

  /** What may help where columns are not found: what is said already is no help. */
  private List<String> tips(Texts texts, String message, Export described) {
    List<String> tips = new ArrayList<>();
    if (!message.contains("no column")) {
      return tips;
    }
    if (exports.isEmpty() && described.tool() == ExportTool.ANY) {
      tips.add(texts.say("tip.tool"));
    }
    if (!described.numberedRows()) {
      tips.add(texts.say("tip.numbered"));
    }
    boolean isQuestion = message.contains("is a question of");
    tips.add(texts.say(isQuestion ? "tip.question" : "tip.collectivite"));
    tips.replaceAll("\n"::concat);
    return tips;
  }

  /** Whether a file is an Excel workbook, by its name. */
  static boolean isWorkbook(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  /** A file by its one name, however a call writes it; what is no file that is there, as it is. */
  private static String real(String file) {
    try {
      return file.equals(InputFile.STANDARD) ? file : Path.of(file).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      return file;
    }
  }

  /**
   * The description of a file's columns, as the call gives it.
   *
   * @param file its number, from 0
   */
  Export export(Terminal terminal, Questionnaire questionnaire, int file) {
    Texts texts = terminal.texts();
    if (!exports.isEmpty() && tool != null) {
      throw new WrongCall(texts.say("export.twice"));
    }
    try {
      Export described =
          !exports.isEmpty()
              ? Json.read(terminal, described(terminal, file).path(), Export.class)
              : tool != null
                  ? Export.of(tool(texts, tool))
                  : sheet != null ? Export.any() : recognised(questionnaire, files.get(file));
      for (String column : columns) {
        String[] pair = pair(texts, "--column", column);
        described = column(texts, questionnaire, described, pair[0], pair[1]);
      }
      for (String constant : constants) {
        String[] pair = pair(texts, "--constant", constant);
        Field field =
            field(pair[0])
                .orElseThrow(
                    () -> WrongCall.unknown(texts, "field.unknown", pair[0], fields(texts)));
        described = described.constant(field, pair[1]);
      }
      for (String other : others) {
        described = answer(texts, questionnaire, described, other);
      }
      described = sheet == null ? described : described.sheet(sheet);
      return numbered ? described.withNumberedRows() : described;
    } catch (IllegalArgumentException e) {
      throw new WrongCall(LibraryWords.in(texts, message(e)));
    }
  }

  /** The description that a file suggests; that of any file where it cannot be read. */
  private static Export recognised(Questionnaire questionnaire, String file) {
    if (file.equals(InputFile.STANDARD)) {
      return Export.any();
    }
    try {
      return Export.recognised(Path.of(file), questionnaire);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Export.any(); // the reader tells why
    }
  }

  /** The description of a file: its own, or that of all. */
  private InputFile described(Terminal terminal, int file) {
    return new InputFile(terminal, exports.get(exports.size() == 1 ? 0 : file));
  }

  private static ExportTool tool(Texts texts, String name) {
    return Arrays.stream(ExportTool.values())
        .filter(known -> Nearest.plain(known.name()).equals(Nearest.plain(name)))
        .findFirst()
        .orElseThrow(
            () ->
                WrongCall.unknown(
                    texts,
                    "tool.unknown",
                    name,
                    Arrays.stream(ExportTool.values()).map(Reading::name).toList()));
  }

  private static String name(ExportTool tool) {
    return tool.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String[] pair(Texts texts, String option, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new WrongCall(texts.say("pair.wrong", option, text));
    }
    return new String[] {text.substring(0, equals), text.substring(equals + 1)};
  }

  /** The description with the header of a field, or of a question. */
  private static Export column(
      Texts texts, Questionnaire questionnaire, Export described, String name, String header) {
    Optional<Field> field = field(name);
    if (field.isPresent()) {
      return described.field(field.get(), header);
    }
    List<String> known = new ArrayList<>(fields(texts));
    questionnaire.questions().forEach(question -> known.add(question.code()));
    if (questionnaire.question(name).isEmpty()) {
      throw WrongCall.unknown(texts, "field.unknown", name, known);
    }
    return described.question(name, header);
  }

  /** The description with an answer in other words: {@code charte:En cours=NON}. */
  private static Export answer(
      Texts texts, Questionnaire questionnaire, Export described, String text) {
    int colon = text.indexOf(':');
    int equals = text.lastIndexOf('=');
    if (colon < 1 || equals < colon + 2 || equals == text.length() - 1) {
      throw new WrongCall(texts.say("answer.wrong", text));
    }
    String code = text.substring(0, colon);
    String modality = text.substring(equals + 1);
    Question question =
        questionnaire
            .question(code)
            .orElseThrow(
                () ->
                    WrongCall.unknown(
                        texts,
                        "question.unknown",
                        code,
                        questionnaire.questions().stream().map(Question::code).toList()));
    if (question.modality(modality).isEmpty()) {
      throw WrongCall.unknown(texts, "modality.unknown", modality, question.modalityCodes());
    }
    return described.answer(code, text.substring(colon + 1, equals), modality);
  }

  /** A field by one of the names that its column may have. */
  private static Optional<Field> field(String name) {
    return Arrays.stream(Field.values())
        .filter(
            field ->
                field.names().stream().map(Nearest::plain).anyMatch(Nearest.plain(name)::equals))
        .findFirst();
  }

  /** The names of the fields, in the words of this language. */
  private static List<String> fields(Texts texts) {
    return Arrays.stream(Field.values())
        .map(field -> field.names().get(texts.isFrench() && field.names().size() > 1 ? 1 : 0))
        .toList();
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
