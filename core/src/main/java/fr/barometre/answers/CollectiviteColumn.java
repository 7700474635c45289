package fr.barometre.answers;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.population.Population;
import fr.barometre.resolution.CollectiviteResolver;
import fr.barometre.resolution.Hints;
import fr.barometre.resolution.Resolution;
import fr.barometre.resolution.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The collectivités that texts of a table mean, each text looked up once.
 *
 * <p>On a frame that the caller named, what fits none of its members and cannot be a code of the
 * type is refused. On the shipped frame, a reference of a form that only another frame can know
 * ({@code COMMUNE:A17}) is kept as it is, to be outside the frame or in the one that the request
 * names.
 */
final class CollectiviteColumn {

  /**
   * The form of a code in a frame of one's own: it cannot be a name, or a mistyped official code.
   */
  private static final Pattern OWN_CODE = Pattern.compile("[A-Z0-9_-]*[A-Z_-][A-Z0-9_-]*");

  /** No code of an own frame: a name in capitals, or an Insee code with O for 0 or I for 1. */
  private static final Pattern LIKE_NAME = Pattern.compile("\\D+|[\\dOI]{5}");

  /** A commune's code behind letters: {@code COM01005}, {@code FR-01005}. */
  private static final Pattern BEHIND_LETTERS =
      Pattern.compile("(?i)[A-Z]{2,}[-_: ]?(\\d{5}|2[AB]\\d{3})");

  private static final Pattern COMMUNE = Pattern.compile("\\d{5}|2[AB]\\d{3}");

  private final CollectiviteResolver resolver;
  private final boolean own;
  private final Set<String> names;

  /** For each text of the columns of the type, the resolutions of texts. */
  private final Map<String, Map<String, Found>> known = new HashMap<>();

  /** The text of the row before in the columns of the type, and the resolutions of texts for it. */
  private String typesBefore = "";

  private Map<String, Found> knownOfTypes = new HashMap<>();

  /** The same where more is said than a type and a text. */
  private final Map<Hints, Map<String, Map<String, Found>>> beside = new HashMap<>();

  /**
   * The resolution of a text.
   *
   * @param reference the text form of the reference; empty if it is refused
   * @param expected what was expected in its place
   * @param members the member of the frame, or those that a text may mean that is refused
   * @param untold what is to be told once a row is read that says so; nothing from then on
   */
  record Found(
      Optional<String> reference,
      String expected,
      List<Collectivite> members,
      List<Consumer<FileNotes>> untold) {

    private Found(
        Optional<String> reference, List<Collectivite> members, Consumer<FileNotes> told) {
      this(reference, "", members, new ArrayList<>(List.of(told)));
    }

    static Found refused(String expected) {
      return new Found(Optional.empty(), expected, List.of(), List.of());
    }

    /** Writes down, once, how it was recognised. */
    void tell(FileNotes notes) {
      untold.forEach(told -> told.accept(notes));
      untold.clear();
    }

    /**
     * How well it is known: 0 if it is refused, 1 outside the frame, 2 for a member of the frame.
     */
    int rank() {
      return reference.isEmpty() ? 0 : members.isEmpty() ? 1 : 2;
    }

    /** Whether both may be the same one: names of bodies outside the frame vary. */
    boolean mayBe(Found other) {
      return rank() == 1
          ? other.rank() == 1
          : other.rank() == 2 && members.contains(other.members.get(0));
    }

    /** Whether a text is the SIREN of this member. Where a row has two columns, it mostly is. */
    boolean hasSiren(String text) {
      return rank() == 2 && text.equals(members.get(0).siren().map(Siren::value).orElse(""));
    }

    /** The member in words. */
    String inWords() {
      return members.get(0).name() + " (" + members.get(0).code() + ")";
    }
  }

  /** Nothing is said. */
  static final Found NONE = Found.refused("");

  private CollectiviteColumn(CollectiviteResolver resolver, boolean own, Set<String> names) {
    this.resolver = resolver;
    this.names = names;
    this.own = own;
    known.put(typesBefore, knownOfTypes);
  }

  static CollectiviteColumn on(Optional<Population> frame) {
    return on(frame, Set.of());
  }

  /**
   * The same under a header.
   *
   * @param names what it says: not counted as a collectivité that is not recognised where it stands
   *     among the rows
   */
  static CollectiviteColumn on(Optional<Population> frame, Set<String> names) {
    return new CollectiviteColumn(
        CollectiviteResolver.of(frame.orElseGet(Population::collectivites2025)),
        frame.isPresent(),
        names);
  }

  /**
   * The collectivité that a text means.
   *
   * @param types what the row says of its type, as written
   * @param of the types that this is; empty if nothing is said
   * @param hints what else the row says
   */
  Found find(String types, Set<CollectiviteType> of, String text, Hints hints, FileNotes notes) {
    Map<String, Found> looked = looked(types, hints);
    Found found = looked.get(text);
    if (found == null) {
      found = look(of, text, hints, notes);
      looked.put(text, found);
    }
    return found;
  }

  private Map<String, Found> looked(String types, Hints hints) {
    if (!hints.equals(Hints.NONE)) {
      return beside
          .computeIfAbsent(hints, key -> new HashMap<>())
          .computeIfAbsent(types, said -> new HashMap<>());
    }
    if (!types.equals(typesBefore)) {
      knownOfTypes = known.computeIfAbsent(types, said -> new HashMap<>());
      typesBefore = types;
    }
    return knownOfTypes;
  }

  private Found look(Set<CollectiviteType> of, String text, Hints hints, FileNotes notes) {
    Resolution resolution = resolver.resolve(of, text, hints);
    if (resolution.refused()) {
      Optional<String> own = ofOwnFrame(of, text);
      Matcher behind = BEHIND_LETTERS.matcher(text);
      Optional<Collectivite> meant =
          own.isPresent() && behind.matches()
              ? resolver.resolve(CollectiviteType.COMMUNE, behind.group(1)).member()
              : Optional.empty();
      if (meant.isPresent()) {
        notes.unrecognised();
        return Found.refused(
            "a code of a commune such as 01001, a SIREN or a name of the frame; did you mean "
                + meant.get().name()
                + " ("
                + meant.get().ref()
                + ")?");
      }
      if (own.isPresent()) {
        return new Found(own, List.of(), FileNotes::asWritten);
      }
      if (!WideCsv.isNoResponse(text) && !names.contains(text)) {
        notes.unrecognised();
      }
      return new Found(own, resolution.expected(), resolution.candidates(), List.of());
    }
    CollectiviteRef reference = resolution.ref().orElseThrow();
    Rule rule = resolution.rule().orElse(Rule.AS_WRITTEN);
    boolean asWritten = resolution.rules().equals(List.of(Rule.AS_WRITTEN));
    String said = text + inParentheses(hints);
    return new Found(
        Optional.of(reference.toString()),
        resolution.member().stream().toList(),
        asWritten ? FileNotes::asWritten : told -> told.recognised(said, reference, rule));
  }

  /**
   * The other texts of the row in parentheses, as they stand beside a name; blank if there are
   * none.
   */
  private static String inParentheses(Hints hints) {
    String said = (hints.departement() + " " + hints.postalCode()).strip();
    return said.isEmpty() ? "" : " (" + said + ")";
  }

  /** The reference by a code that only a frame of the caller's can have. */
  private Optional<String> ofOwnFrame(Set<CollectiviteType> of, String text) {
    if (own || text.length() > 40) {
      return Optional.empty();
    }
    if (text.indexOf(':') > 0) {
      return parsed(text);
    }
    return of.size() == 1
            && OWN_CODE.matcher(text).matches()
            && !LIKE_NAME.matcher(text).matches()
            && !COMMUNE.matcher(text).matches()
        ? parsed(of.iterator().next() + ":" + text)
        : Optional.empty();
  }

  private static Optional<String> parsed(String text) {
    try {
      CollectiviteRef reference = CollectiviteRef.parse(text);
      boolean own =
          OWN_CODE.matcher(reference.code()).matches()
              && reference.type().filter(CollectiviteType.DEPARTEMENT::equals).isEmpty();
      return own ? Optional.of(reference.toString()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
