package fr.barometre.examples.cli;

import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  /** A reference with a code, as the library writes it. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          Arrays.stream(CollectiviteType.values())
              .map(Enum::name)
              .collect(Collectors.joining("|", "\\b(?:", "):\\d[\\dAB]\\d*\\b")));

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
    String said = REFERENCE.matcher(message).replaceAll(found -> type(texts, found.group()));
    return texts.isFrench()
        ? said.lines().map(LibraryWords::french).collect(Collectors.joining("\n"))
        : said;
  }

  /** A reference in words: {@code commune 01053} for {@code COMMUNE:01053}. */
  static String inWords(Texts texts, CollectiviteRef reference) {
    return type(texts, reference.toString());
  }

  private static String type(Texts texts, String reference) {
    int colon = reference.indexOf(':');
    String type = texts.say(CollectiviteType.valueOf(reference.substring(0, colon)).label());
    return type.substring(0, 1).toLowerCase(texts.locale())
        + type.substring(1)
        + " "
        + reference.substring(colon + 1);
  }

  private static String french(String line) {
    String said = line;
    for (Map.Entry<Pattern, String> turn : FRENCH.entrySet()) {
      said = turn.getKey().matcher(said).replaceAll(turn.getValue());
    }
    return said;
  }
}
