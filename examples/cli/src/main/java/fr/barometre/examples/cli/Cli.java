package fr.barometre.examples.cli;

import fr.barometre.answers.Answers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code barometre}: figures of a barometer for those who do not write Java.
 *
 * <p>Exit codes: 0, done; 1, a file was read and something in it is to be corrected; 2, a wrong
 * call or a file that cannot be read; 3, a fault of the program.
 */
@Command(name = "barometre")
public final class Cli {

  static final int DONE = 0;
  static final int TO_CORRECT = 1;
  static final int WRONG = 2;
  static final int FAULT = 3;

  private static final int WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "help")
  @SuppressWarnings("UnusedVariable") // picocli reads the annotation
  private boolean help;

  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      scope = ScopeType.INHERIT,
      descriptionKey = "lang")
  void lang(String language) {
    if (!language.equals("fr") && !language.equals("en")) {
      throw WrongCall.unknown(texts, "lang.unknown", language, List.of("fr", "en"));
    }
  }

  private final Texts texts;

  private Cli(Texts texts) {
    this.texts = texts;
  }

  /**
   * Runs the program.
   *
   * @param arguments a command and its options
   */
  public static void main(String[] arguments) {
    Texts texts = Texts.of(List.of(arguments), System.getenv());
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    boolean isWatched = Boolean.getBoolean("barometre.watched");
    int code = run(new Terminal(System.in, out, err, isWatched, texts), arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** UTF-8 whatever the platform's own encoding. */
  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), false, StandardCharsets.UTF_8);
  }

  /** Runs a call, and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line =
        new CommandLine(new Cli(terminal.texts()))
            .addSubcommand(new DraftCommand(terminal))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new CompareCommand(terminal))
            .addSubcommand(new ChangeCommand(terminal))
            .addSubcommand(new PublishedCommand(terminal));
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().usageMessage().abbreviateSynopsis(true));
    line.getCommandSpec()
        .usageMessage()
        .synopsisSubcommandLabel(terminal.texts().say("label.command"));
    line.setResourceBundle(terminal.texts().bundle())
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setParameterExceptionHandler((e, all) -> wrongCall(terminal, e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e));
    if (arguments.length == 0) {
      line.usage(terminal.err(), Ansi.OFF);
      return WRONG;
    }
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      terminal.note(terminal.texts().say("error.memory"));
      return FAULT;
    }
  }

  /** Says how much of the answers was refused, if any was. */
  static void noteRefused(Terminal terminal, Answers answers) {
    int refused = answers.rejections().size();
    if (refused > 0) {
      terminal.note(terminal.texts().say("refused.some", refused));
    }
  }

  private static int wrongCall(Terminal terminal, ParameterException e) {
    Texts texts = terminal.texts();
    CommandLine command = e.getCommandLine();
    terminal.note(texts.say("error", message(texts, e)));
    terminal.note(texts.say("error.help", command.getCommandSpec().qualifiedName()));
    return WRONG;
  }

  private static String message(Texts texts, ParameterException e) {
    if (e.getCause() instanceof WrongCall wrong) {
      return String.valueOf(wrong.getMessage());
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      CommandLine command = e.getCommandLine();
      if (unmatched.isUnknownOption()) {
        List<String> names =
            command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
        return texts.say("option.unknown", word)
            + Nearest.hint(texts, word.replaceFirst("=.*", ""), names);
      }
      return command.getSubcommands().isEmpty()
          ? texts.say("argument.tooMany", word)
          : texts.say("command.unknown", word)
              + Nearest.hint(texts, word, command.getSubcommands().keySet());
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec argument = missing.getMissing().get(0);
      return argument instanceof OptionSpec option
          ? texts.say("option.missing", option.longestName(), option.paramLabel())
          : texts.say("argument.missing", argument.paramLabel());
    }
    if (e instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return texts.say("option.twice", option.longestName());
    }
    return e.getArgSpec() instanceof OptionSpec option
        ? texts.say("option.wrong", option.longestName())
        : e.getCommandLine().getParent() == null
            ? texts.say("command.missing")
            : texts.say("call.wrong");
  }

  private static int failed(Terminal terminal, Exception e) {
    Texts texts = terminal.texts();
    String message = String.valueOf(e.getMessage());
    if (e instanceof WrongCall) {
      terminal.note(texts.say("error", message));
      return WRONG;
    }
    if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
      terminal.note(texts.say("error", LibraryWords.in(texts, message)));
      return WRONG;
    }
    terminal.note(texts.say("error.fault", e.getClass().getSimpleName(), message));
    return FAULT;
  }
}
