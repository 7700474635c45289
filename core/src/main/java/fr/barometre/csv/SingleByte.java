package fr.barometre.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which character set of one byte a text is written in that is not UTF-8: Windows-1252, or an older
 * one in which the same bytes are other letters.
 *
 * <p>Each byte beyond ASCII is looked at with the characters beside it. A set speaks for itself
 * where the byte is a letter of western Europe in a word ({@code D.partement}), and against itself
 * where it is an odd sign, or a capital after a small letter. CP850 (MS-DOS) and MacRoman have the
 * accents of French at 0x80 to 0x9F, where Windows-1252 has signs.
 */
final class SingleByte {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final String DOS = "IBM850";
  private static final String MAC = "x-MacRoman";

  /** Bytes that are no character of Windows-1252. */
  private static final Set<Integer> UNDEFINED = Set.of(0x81, 0x8D, 0x8F, 0x90, 0x9D);

  private static final int FIRST = 0x80;
  private static final int LAST = 0xFF;

  /** The last byte of those that tell the sets apart. */
  private static final int LAST_TELLING = 0x9F;

  /** A set is believed with at most one odd character to so many letters. */
  private static final int LETTERS_TO_AN_ODD_ONE = 4;

  /** So many odd characters to a letter make it certain that a text is not in a set. */
  private static final int CERTAIN = 3;

  private static final String LETTERS = "àâäæçèéêëîïôöœùûüÿñáíóúãõåøìòßÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸÑÁÍÓÚŠŽ";
  private static final String SIGNS = "€…’‘“”•–—™«»°²³¹½¼¾§©®·×±µ´¿¡£ªº÷‰\u00A0\u00AD\u202F";
  private static final String SIGNS_IN_WORDS = "’‘´–—·…\u00A0\u00AD";

  /** The kind of the character beside another. */
  private enum Beside {
    SMALL,
    CAPITAL,
    ACCENT,
    OTHER;

    static Beside of(int b) {
      if (b >= FIRST) {
        return ACCENT;
      }
      return b >= 'a' && b <= 'z' ? SMALL : b >= 'A' && b <= 'Z' ? CAPITAL : OTHER;
    }

    boolean isLetter() {
      return this == SMALL || this == CAPITAL;
    }
  }

  /** A byte beyond ASCII, and what stands beside it. */
  private record Seen(int b, Beside before, Beside after) {}

  /** How often each was seen; few of them are in a text. */
  private final Map<Seen, Integer> counts = new HashMap<>();

  private SingleByte() {}

  /**
   * Looks at a whole text.
   *
   * @return Windows-1252, or MacRoman where it is certain
   * @throws IllegalArgumentException if it is neither
   */
  static Charset of(String source, Encoding.Bytes bytes) throws IOException {
    SingleByte text = new SingleByte();
    try (InputStream in = bytes.open()) {
      text.count(in);
    }
    return text.charset(source);
  }

  private void count(InputStream in) throws IOException {
    byte[] chunk = new byte[FIRST * 1024];
    int before = 0;
    int last = 0;
    for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
      for (int i = 0; i < got; i++) {
        int b = chunk[i] & 0xFF;
        count(before, last, b);
        before = last;
        last = b;
      }
    }
    count(before, last, 0);
  }

  private void count(int before, int b, int after) {
    if (b >= FIRST) {
      counts.merge(new Seen(b, Beside.of(before), Beside.of(after)), 1, Integer::sum);
    }
  }

  /** Characters that speak for a set, and against it. */
  private record Votes(int letters, int odd) {

    boolean isBelieved() {
      return letters > 0 && LETTERS_TO_AN_ODD_ONE * odd <= letters;
    }
  }

  private Charset charset(String source) {
    Votes windows = votes(WINDOWS_1252, LAST);
    if (windows.odd() == 0 || windows.isBelieved()) {
      return WINDOWS_1252;
    }
    Votes mac = older(MAC);
    Votes dos = older(DOS);
    boolean isHardlyWindows = windows.odd() >= CERTAIN * windows.letters();
    if (mac.isBelieved() && mac.odd() == 0 && !dos.isBelieved() && isHardlyWindows) {
      return Charset.forName(MAC);
    }
    if (mac.isBelieved() || dos.isBelieved()) {
      throw new IllegalArgumentException(
          source
              + ": neither UTF-8 nor Windows-1252 text, but an older encoding ("
              + (dos.isBelieved() ? "CP850 of MS-DOS, it seems" : "MacRoman, it seems")
              + "); save it as UTF-8, or name its encoding");
    }
    if (hasUndefined()) {
      throw new IllegalArgumentException(source + ": neither UTF-8 nor Windows-1252 text");
    }
    return WINDOWS_1252;
  }

  /** The votes for an older set, of which only the bytes that tell it apart may speak for it. */
  private Votes older(String name) {
    return Charset.isSupported(name) ? votes(Charset.forName(name), LAST_TELLING) : new Votes(0, 0);
  }

  private boolean hasUndefined() {
    return counts.keySet().stream().anyMatch(seen -> UNDEFINED.contains(seen.b()));
  }

  private Votes votes(Charset set, int lastForIt) {
    int letters = 0;
    int odd = 0;
    for (Map.Entry<Seen, Integer> entry : counts.entrySet()) {
      Seen seen = entry.getKey();
      char character = new String(new byte[] {(byte) seen.b()}, set).charAt(0);
      Optional<Boolean> vote = vote(character, seen.before(), seen.after());
      letters += vote.orElse(false) && seen.b() <= lastForIt ? entry.getValue() : 0;
      odd += vote.orElse(true) ? 0 : entry.getValue();
    }
    return new Votes(letters, odd);
  }

  /** Whether a character speaks for its set; empty if it says nothing. */
  private static Optional<Boolean> vote(char character, Beside before, Beside after) {
    boolean within = before.isLetter() && after.isLetter();
    if (LETTERS.indexOf(character) >= 0) {
      if (isOddCase(character, before, after)) {
        return Optional.of(false);
      }
      boolean inWord = before != Beside.OTHER || after != Beside.OTHER;
      return inWord ? Optional.of(true) : Optional.empty();
    }
    boolean isFine =
        SIGNS.indexOf(character) >= 0 && (!within || SIGNS_IN_WORDS.indexOf(character) >= 0);
    return isFine ? Optional.empty() : Optional.of(false);
  }

  /** Whether a letter's case does not go with those beside it. */
  private static boolean isOddCase(char letter, Beside before, Beside after) {
    return Character.isUpperCase(letter)
        ? before == Beside.SMALL || (before == Beside.CAPITAL && after == Beside.SMALL)
        : before == Beside.OTHER && after == Beside.CAPITAL;
  }
}
