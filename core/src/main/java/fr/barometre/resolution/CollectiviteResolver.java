package fr.barometre.resolution;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import fr.barometre.spelling.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the member of a frame that a text means, with the rule that applied.
 *
 * <p>From the plainest reading to the loosest, and the first that leads somewhere counts:
 *
 * <ol>
 *   <li>the code of a member, as it is written: one look-up;
 *   <li>the same without spaces, spreadsheet notation and small letters;
 *   <li>SIREN and SIRET, whose keys are checked;
 *   <li>for communes: a municipal arrondissement, a code of the past, the postal code of one
 *       commune;
 *   <li>a code that has lost its first zero, if the type is known and the frame has the result;
 *   <li>a name that one member has, alone or with a département, a postal code or a code.
 * </ol>
 *
 * <p>A well-formed code that the frame does not have is a reference outside the frame, and so is
 * the name of a syndicat, a PETR, a CCAS, a CIAS or a GIP where the frame has none. Everything else
 * is refused, with the members that may have been meant. Immutable; threads may share it. It is
 * cheap to make, and learns names and codes of the past when they are first needed: keep it.
 */
public final class CollectiviteResolver {

  private static final Map<String, CollectiviteType> TYPES =
      Arrays.stream(CollectiviteType.values())
          .collect(Collectors.toUnmodifiableMap(Enum::name, type -> type));

  /** {@code n° SIRET 21010001200019}, {@code code Insee : 01001}: words before such a number. */
  private static final Pattern NAME_BEFORE =
      Pattern.compile(
          "(?i)^(?:(?:n(?:°|o\\.?|um[ée]ro)|code) ?)?(siren|siret|insee|cog)(?: ?n°)?"
              + "(?= ?:? ?\\d)(?: ?:)?");

  /** Names of codes that say what a code is, and not of which type a collectivité is. */
  private static final Set<String> NAMES_OF_CODES = Set.of("SIREN", "SIRET", "INSEE", "COG");

  private final Population frame;
  private final CodeReading codes;
  private final NameReading names;

  private CollectiviteResolver(Population frame) {
    this.frame = requireNonNull(frame, "frame");
    this.codes = new CodeReading(frame);
    this.names = new NameReading(frame);
  }

  /**
   * The resolver of a frame.
   *
   * @param frame the frame; one that is known by counts only has no members to find
   * @return the resolver
   */
  public static CollectiviteResolver of(Population frame) {
    return new CollectiviteResolver(frame);
  }

  /**
   * Finds a member of which nothing else is known.
   *
   * @param text a code, a SIREN, a SIRET, a name, or a reference such as {@code COMMUNE:01001}
   * @return what it means
   */
  public Resolution resolve(String text) {
    return resolve(Set.of(), text, Hints.NONE);
  }

  /**
   * Finds a member of a type.
   *
   * @param type the type
   * @param text a code, a SIREN, a SIRET or a name
   * @return what it means
   */
  public Resolution resolve(CollectiviteType type, String text) {
    return resolve(Set.of(type), text, Hints.NONE);
  }

  /**
   * Finds a member of some types.
   *
   * @param types the types that it may have, as {@link TypeWords#of} gives them; empty if its type
   *     is not known
   * @param text a code, a SIREN, a SIRET, a name, or a reference such as {@code COMMUNE:01001}
   * @param hints what else is said, which tells apart those of one name
   * @return what it means
   */
  public Resolution resolve(Set<CollectiviteType> types, String text, Hints hints) {
    Collectivite member = asWritten(types, text);
    if (member != null) {
      return Resolution.found(text, member, List.of(Rule.AS_WRITTEN));
    }
    Set<CollectiviteType> some = types.size() == TYPES.size() ? Set.of() : Set.copyOf(types);
    Asked asked = new Asked(text, some, CleanText.of(text), hints);
    if (asked.clean().compact().isEmpty()) {
      return Resolution.refused(text, List.of(), "a " + asked.kind());
    }
    return reference(asked).orElseGet(() -> resolve(asked));
  }

  /**
   * Whether a text is a postal code of a commune: people write one where a code of Insee should be.
   *
   * @param text the text
   * @param member the commune, or another collectivité
   * @return true if mail to the commune may bear it
   */
  public static boolean isPostalCode(String text, Collectivite member) {
    return member.type() == CollectiviteType.COMMUNE
        && PostalCodes.all().communes(CleanText.of(text).compact()).contains(member.code());
  }

  /** The member by its code or its reference, nothing being read into the text. */
  private @Nullable Collectivite asWritten(Set<CollectiviteType> types, String text) {
    int colon = text.indexOf(':');
    if (colon >= 0) {
      CollectiviteType type = TYPES.get(text.substring(0, colon));
      String code = text.substring(colon + 1);
      return type == null || code.isBlank() || !(types.isEmpty() || types.contains(type))
          ? null
          : frame.find(type, code).orElse(null);
    }
    return types.size() != 1 || text.isBlank()
        ? null
        : frame.find(types.iterator().next(), text).orElse(null);
  }

  private Resolution resolve(Asked asked) {
    return codes
        .read(asked)
        .or(() -> names.read(asked))
        .or(() -> codeAfterKind(asked))
        .or(() -> ofOwnForm(asked))
        .or(() -> names.outside(asked))
        .orElseGet(() -> names.refuse(asked, codes.misread(asked)));
  }

  private Optional<Resolution> ofOwnForm(Asked asked) {
    CleanText clean = asked.clean();
    return clean.compact().length() < clean.spaced().length()
        ? Optional.empty()
        : codes.ofOwnForm(asked, clean.compact(), clean.compactRules());
  }

  /** {@code CD 01}, {@code Commune 01001}: a kind and a code. */
  private Optional<Resolution> codeAfterKind(Asked asked) {
    String folded = Folding.of(asked.clean().spaced().replaceFirst("(?i)^(c[dgr])(?=\\d)", "$1 "));
    return Kinds.after(folded)
        .filter(said -> CodeForms.likeCode(CleanText.capitals(said.name()).replace(" ", "")))
        .map(said -> new Kinds.Said(common(said.types(), asked.types()), said.name()))
        .filter(said -> !said.types().isEmpty())
        .flatMap(said -> codes.read(asked(asked, said.types(), said.name())))
        .flatMap(Resolution::afterKind);
  }

  private static Set<CollectiviteType> common(
      Set<CollectiviteType> some, Set<CollectiviteType> asked) {
    return asked.isEmpty() ? some : Set.copyOf(some.stream().filter(asked::contains).toList());
  }

  private static Asked asked(Asked whole, Set<CollectiviteType> types, String part) {
    return new Asked(whole.text(), types, CleanText.of(part), whole.hints());
  }

  /** {@code COMMUNE:01001}, {@code SIREN:210100012}; empty if the text has no such form. */
  private Optional<Resolution> reference(Asked asked) {
    String spaced = NAME_BEFORE.matcher(asked.clean().spaced()).replaceFirst("$1:");
    int colon = spaced.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String scheme = spaced.substring(0, colon).strip().toUpperCase(Locale.ROOT);
    String code = spaced.substring(colon + 1);
    if (NAMES_OF_CODES.contains(scheme)) {
      return Optional.of(resolve(asked(asked, asked.types(), code)));
    }
    Set<CollectiviteType> said = TypeWords.of(scheme);
    if (said.isEmpty() || CleanText.of(code).compact().isEmpty()) {
      return Optional.empty();
    }
    Set<CollectiviteType> types = common(said, asked.types());
    return Optional.of(
        types.isEmpty()
            ? Resolution.refused(
                asked.text(), List.of(), "a " + asked.kind() + ", as its type says")
            : resolve(asked(asked, types, code)));
  }
}
