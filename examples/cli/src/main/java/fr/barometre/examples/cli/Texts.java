package fr.barometre.examples.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The texts of the program, in French or in English. */
final class Texts {

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle("fr.barometre.examples.cli.Texts", locale);
  }

  static Texts of(Locale locale) {
    return new Texts(locale.equals(Locale.ENGLISH) ? Locale.ENGLISH : Locale.FRENCH);
  }

  /**
   * The language that a call asks for: {@code --lang}, else that of BAROMETRE_LANG or of the
   * machine if it is English, else French.
   *
   * @param arguments the call
   * @param environment variables such as LANG
   */
  static Texts of(List<String> arguments, Map<String, String> environment) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--lang=")) {
        return named(argument.substring("--lang=".length()));
      }
      if (argument.equals("--lang") && i + 1 < arguments.size()) {
        return named(arguments.get(i + 1));
      }
    }
    for (String name : List.of("BAROMETRE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return named(value);
      }
    }
    return new Texts(Locale.FRENCH);
  }

  private static Texts named(String language) {
    boolean english = language.toLowerCase(Locale.ROOT).startsWith("en");
    return new Texts(english ? Locale.ENGLISH : Locale.FRENCH);
  }

  Locale locale() {
    return locale;
  }

  boolean isFrench() {
    return locale.equals(Locale.FRENCH);
  }

  ResourceBundle bundle() {
    return bundle;
  }

  /** A sentence of the bundle with its places filled in. */
  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale)
        .format(values)
        // Group by no-break spaces, as the library does.
        .replace('\u202F', '\u00A0');
  }

  /** A label of the library's in this language. */
  String say(fr.barometre.api.Label label) {
    return isFrench() ? label.fr() : label.en();
  }

  /** A text between quotation marks. */
  String quoted(String text) {
    return say("quoted", text);
  }
}
