package fr.barometre.examples.cli;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.barometre.answers.Codebook;
import fr.barometre.answers.Export;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts a codebook from a file of answers, and says what was guessed. */
@Command(name = "draft")
final class DraftCommand implements Callable<Integer> {

  /** The mark at the beginning by which spreadsheets recognise UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String LEFT_OUT = "laissée de côté";

  private static final int MOST_OPTIONS = 6;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "${bundle:label.answers}", descriptionKey = "answers.one")
  private String answers = "";

  @Option(names = "--sheet", paramLabel = "${bundle:label.sheet}", descriptionKey = "sheet")
  private @Nullable String sheet;

  @Mixin private Output output = new Output();

  DraftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Texts texts = terminal.texts();
    output.check(terminal, List.of(answers));
    Codebook draft;
    try {
      draft = new InputFile(terminal, answers).read(this::drafted);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new WrongCall(LibraryWords.in(texts, String.valueOf(e.getMessage())));
    }
    output.write(terminal, (output.isFile() ? BYTE_ORDER_MARK : "") + draft.text());
    summary(draft).forEach(output.isFile() ? terminal::print : terminal::note);
    return Cli.DONE;
  }

  private Codebook drafted(Path file) {
    return sheet == null ? Codebook.draft(file) : Codebook.draft(file, Export.any().sheet(sheet));
  }

  /**
   * The guesses, for people. A row of the codebook without a question belongs to the question
   * before.
   */
  private List<String> summary(Codebook draft) {
    Texts texts = terminal.texts();
    List<String> asked = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<NamedCsvRecord> rows = Csv.rows(draft.text());
    for (int i = 0; i < rows.size(); i++) {
      NamedCsvRecord row = rows.get(i);
      String code = row.getField("question");
      if (code.isEmpty()) {
        continue;
      }
      String guessed = row.getField("deviné").replaceFirst("^deviné : ", "");
      String wording = texts.quoted(row.getField("libellé").replaceAll("\\s+", " "));
      if (row.getField("type").equals(LEFT_OUT)) {
        left.add(texts.say("draft.left", wording, guessed));
      } else if (draft.questionnaire().question(code).isPresent()) {
        asked.add(texts.say("draft.question", code, wording, row.getField("type")));
        options(rows, i).forEach(option -> asked.add("      " + option));
        asked.add(texts.say("draft.guessed", guessed));
      }
    }
    List<String> lines = new ArrayList<>();
    if (sheet == null && Reading.isWorkbook(answers)) {
      lines.add(texts.say("draft.sheet"));
    }
    lines.add(texts.say("draft.questions", draft.questionnaire().questions().size()));
    lines.addAll(asked);
    if (!left.isEmpty()) {
      lines.add(texts.say("draft.lefts", left.size()));
      lines.addAll(left);
    }
    lines.addAll(Reading.notes(texts, draft));
    lines.add(texts.say("draft.next"));
    return lines;
  }

  /** The options of the question that begins in a row, the one that its figure is about marked. */
  private List<String> options(List<NamedCsvRecord> rows, int first) {
    Texts texts = terminal.texts();
    List<String> options = new ArrayList<>();
    for (int i = first; i < rows.size(); i++) {
      NamedCsvRecord row = rows.get(i);
      if (i > first && !row.getField("question").isEmpty()) {
        break;
      }
      String label = row.getField("modalité");
      if (!label.isEmpty()) {
        String count = row.findField("effectif").orElse("");
        String key = row.getField("compte").equals("x") ? "draft.counted" : "draft.option";
        options.add(texts.say(key, label, count));
      }
    }
    if (options.size() > MOST_OPTIONS) {
      List<String> some = new ArrayList<>(options.subList(0, MOST_OPTIONS - 1));
      some.add(texts.say("draft.more", options.size() - some.size()));
      return some;
    }
    return options;
  }
}
