package fr.barometre.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a cell of a multiple choice into the options that the question is known to have, the
 * longest first: a label may contain the separator itself, as "Messagerie, chat" does.
 */
final class KnownOptions {

  private static final String SIGNS = ";,/|\n\r\t\u2022\u00B7[]{}\"'+&";

  /** The word between the last two of a list. */
  private static final Pattern AND = Pattern.compile("(?:et|and) ");

  private static final Pattern SAYING = Pattern.compile(" ?: ?[^;|]+| ?\\([^()]*\\)");

  /** {@code 1. Oui}, {@code a) Oui}, {@code 2 - Non}. */
  private static final Pattern NUMBER =
      Pattern.compile("\\(?(\\d{1,2}|[a-z])(?:\\) ?|\\. | ?[-\u2013=:] )(?=[a-z])");

  private final List<Map.Entry<String, String>> longestFirst = new ArrayList<>();
  private final Map<String, Optional<String>> byText;
  private final Predicate<String> nothing;

  /**
   * Options by their plain texts; those that two share are known to no one.
   *
   * @param nothing whether a plain text says that there is nothing to say
   */
  KnownOptions(Map<String, Optional<String>> byText, Predicate<String> nothing) {
    this.byText = byText;
    this.nothing = nothing;
    byText.forEach((text, code) -> code.ifPresent(c -> longestFirst.add(Map.entry(text, c))));
    longestFirst.sort(
        Comparator.comparing((Map.Entry<String, String> option) -> -option.getKey().length())
            .thenComparing(Map.Entry::getKey));
  }

  /**
   * The answers in a cell.
   *
   * @param codes the options found, in order
   * @param rest what comes where no option is known; empty if all is known
   */
  record Parted(List<String> codes, String rest) {}

  /**
   * Parts a cell.
   *
   * @param otherwise the option that any unknown text stands for; several such texts count once
   */
  Parted part(String cell, Optional<String> otherwise) {
    String text = plain(cell);
    List<String> codes = new ArrayList<>();
    int at = skip(text, 0);
    while (at < text.length()) {
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      Optional<Map.Entry<String, String>> numbered = atNumber(text, number);
      Optional<Map.Entry<String, String>> option = numbered.isEmpty() ? at(text, at) : numbered;
      int from = numbered.isEmpty() ? at : number.end();
      Matcher and = AND.matcher(text).region(at, text.length());
      if (option.isEmpty() && !codes.isEmpty() && and.lookingAt()) {
        at = and.end();
        continue;
      }
      if (option.isEmpty() && otherwise.isEmpty()) {
        return new Parted(List.copyOf(codes), rest(text, at));
      }
      if (option.isEmpty()) {
        String rest = rest(text, at);
        otherwise
            .filter(code -> !codes.contains(code) && !nothing.test(rest))
            .ifPresent(codes::add);
        at = skip(text, at + Math.max(1, rest.length()));
        continue;
      }
      String code = option.get().getValue();
      if (otherwise.isEmpty() || !otherwise.get().equals(code) || !codes.contains(code)) {
        codes.add(code);
      }
      at = skip(text, said(text, option.get().getKey(), from + option.get().getKey().length()));
    }
    return new Parted(List.copyOf(codes), "");
  }

  /** The plain form of a cell, its lines kept apart. */
  private static String plain(String cell) {
    return PlainText.of(cell.replaceAll("[\\r\\n]+", " ; ").replace('"', ' '));
  }

  /**
   * The option that a plain text is behind a number, as {@code 1. oui}: one that is the code of
   * another option contradicts it.
   */
  Optional<String> numbered(String plain) {
    Matcher number = NUMBER.matcher(plain);
    return number.lookingAt()
        ? byText
            .getOrDefault(plain.substring(number.end()), Optional.empty())
            .filter(code -> mayBe(number.group(1), code))
        : Optional.empty();
  }

  /** The option that stands behind a number at a position, and where it begins. */
  private Optional<Map.Entry<String, String>> atNumber(String text, Matcher number) {
    return number.lookingAt()
        ? at(text, number.end()).filter(option -> mayBe(number.group(1), option.getValue()))
        : Optional.empty();
  }

  private boolean mayBe(String number, String code) {
    return byText.getOrDefault(number, Optional.of(code)).equals(Optional.of(code));
  }

  /** Whether a plain text says that there is nothing to say. */
  boolean isNothing(String plain) {
    return nothing.test(plain);
  }

  private Optional<Map.Entry<String, String>> at(String text, int from) {
    return longestFirst.stream()
        .filter(option -> text.startsWith(option.getKey(), from))
        .filter(option -> ends(text, from + option.getKey().length()))
        .findFirst();
  }

  private static boolean ends(String text, int at) {
    return at == text.length()
        || text.charAt(at) == ' '
        || text.charAt(at) == '.'
        || isSign(text, at);
  }

  /** The end of "other: what it is", of which only the beginning is an option. */
  private static int said(String text, String option, int end) {
    Matcher saying = SAYING.matcher(text).region(end, text.length());
    return QuestionHeaders.isOther(option) && saying.lookingAt() ? saying.end() : end;
  }

  private static boolean isSign(String text, int at) {
    return SIGNS.indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a dash parts items: between blanks, or before the first. */
  private static boolean isDash(String text, int at) {
    return (text.charAt(at) == '-' || text.charAt(at) == '\u2013')
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && at + 1 < text.length()
        && text.charAt(at + 1) == ' ';
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length()
        && (text.charAt(at) == ' '
            || text.charAt(at) == '.'
            || isSign(text, at)
            || isDash(text, at))) {
      at++;
    }
    return at;
  }

  private static String rest(String text, int from) {
    int end = from;
    while (end < text.length() && ";,|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(from, end).strip();
  }
}
