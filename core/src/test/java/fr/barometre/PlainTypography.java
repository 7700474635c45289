package fr.barometre;

/** Texts as a keyboard writes them, for tests of what a report says and not of how it is set. */
public final class PlainTypography {

  private PlainTypography() {}

  /** The text with ordinary blanks and straight apostrophes. */
  public static String of(String text) {
    return text.replace('\u00A0', ' ').replace('\u202F', ' ').replace('’', '\'');
  }
}
