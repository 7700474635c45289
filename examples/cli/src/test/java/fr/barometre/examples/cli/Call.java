package fr.barometre.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A call of the program, and what came of it.
 *
 * @param code the exit code
 * @param out what was asked for
 * @param err what was said beside it
 */
record Call(int code, String out, String err) {

  static final Path CASES = Path.of("src/test/resources/cases");
  static final Path QUICKSTART = Path.of("../quickstart/src/main/resources");

  /** The 629 synthetic answers of the quickstart. */
  static final String ANSWERS = QUICKSTART.resolve("answers-synthetic.csv").toString();

  static final String CODEBOOK = CASES.resolve("questionnaire.json").toString();

  static Call of(String... arguments) {
    return of(Locale.FRENCH, "", false, arguments);
  }

  static Call of(Locale language, String in, boolean isWatched, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Texts texts =
        Texts.of(List.of(arguments), Map.of("LANG", language.getLanguage() + "_XX.UTF-8"));
    int code =
        Cli.run(
            new Terminal(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isWatched,
                texts),
            arguments);
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The path of a case. */
  static String file(String name) {
    return CASES.resolve(name).toString();
  }
}
