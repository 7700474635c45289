package fr.barometre.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The library's messages about files and calls, which it says in English, in the words of the
 * program's language. What is not known stays as it is.
 *
 * <p>{@code library-fr.txt} has a line for each turn of phrase: a regular expression, {@code =>},
 * and its French.
 */
final class LibraryWords {

  private static final Map<Pattern, String> FRENCH = french();

  private LibraryWords() {}

  private static Map<Pattern, String> french() {
    Map<Pattern, String> words = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(LibraryWords.class.getResourceAsStream("library-fr.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" => ", 2))
          .forEach(pair -> words.put(Pattern.compile(pair[0]), pair[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  static String in(Texts texts, String message) {
    return texts.isFrench()
        ? message.lines().map(LibraryWords::french).collect(Collectors.joining("\n"))
        : message;
  }

  private static String french(String line) {
    String said = line;
    for (Map.Entry<Pattern, String> turn : FRENCH.entrySet()) {
      said = turn.getKey().matcher(said).replaceAll(turn.getValue());
    }
    return said;
  }
}
