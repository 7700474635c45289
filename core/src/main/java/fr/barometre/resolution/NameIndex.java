package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.spelling.Folding;
import fr.barometre.spelling.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The members of a frame by name, from strict to loose: the whole name; without article, without
 * what is in parentheses and, for EPCI, without their kind; for EPCI, without words such as
 * "agglomération".
 */
final class NameIndex {

  private static final int MOST_EDITS = 3;
  private static final int LETTERS_FOR_EACH_EDIT = 5;

  /** Members with one name, the last one added first. */
  private record Node(Collectivite member, @Nullable Node next) {}

  /** A name and who has it. */
  private record Named(String name, Collectivite member) {}

  private final Map<String, Node> whole;
  private final Map<String, Node> loose = new HashMap<>(8192);
  private final Map<String, Node> generic = new HashMap<>(4096);
  private final Lazy<Map<Character, List<Named>>> byFirstLetter;

  NameIndex(List<Collectivite> members) {
    whole = new HashMap<>(2 * members.size());
    members.forEach(this::add);
    byFirstLetter = new Lazy<>(this::byFirstLetter);
  }

  private void add(Collectivite member) {
    String name = Folding.of(member.name());
    put(whole, name, member);
    int parenthesis = member.name().indexOf('(');
    String shorter = parenthesis > 0 ? Folding.of(member.name().substring(0, parenthesis)) : name;
    String bare = member.type().epci() ? Kinds.core(shorter) : Folding.withoutArticle(shorter);
    if (!bare.equals(name)) {
      put(loose, bare, member);
    }
    if (!member.type().epci()) {
      return;
    }
    if (parenthesis > 0) {
      put(loose, Kinds.core(name), member);
      put(loose, Folding.of(member.name().substring(parenthesis)), member);
    }
    String rest = Kinds.generic(bare);
    if (!rest.isEmpty()) {
      put(generic, rest, member);
    }
  }

  private static void put(Map<String, Node> map, String name, Collectivite member) {
    map.put(name, new Node(member, map.get(name)));
  }

  /** The members with a folded name. */
  List<Collectivite> exactly(String name) {
    return members(whole.get(name));
  }

  /**
   * The members whose name is equal apart from an article, a text in parentheses or the kind of
   * EPCI.
   */
  List<Collectivite> loosely(String name) {
    String bare = Folding.withoutArticle(name);
    Set<Collectivite> found = new LinkedHashSet<>(exactly(bare));
    found.addAll(members(loose.get(bare)));
    return List.copyOf(found);
  }

  /** The EPCI that have it but for words such as "agglomération". */
  List<Collectivite> generically(String name) {
    return members(generic.get(Kinds.generic(Folding.withoutArticle(name))));
  }

  private static List<Collectivite> members(@Nullable Node last) {
    List<Collectivite> members = new ArrayList<>(1);
    for (Node node = last; node != null; node = node.next()) {
      members.add(0, node.member());
    }
    return members;
  }

  /** The members whose name begins with a folded one or, if none does, is nearest to it. */
  List<Collectivite> near(String name, Predicate<Collectivite> kept) {
    String bare = Folding.withoutArticle(name);
    if (bare.isEmpty()) {
      return List.of();
    }
    List<Collectivite> longer = longer(name, kept);
    return longer.isEmpty() ? nearest(bare, kept) : longer;
  }

  /** The members whose name goes on after a folded one. */
  List<Collectivite> longer(String name, Predicate<Collectivite> kept) {
    String bare = Folding.withoutArticle(name);
    return bare.isEmpty()
        ? List.of()
        : byFirstLetter.get().getOrDefault(bare.charAt(0), List.of()).stream()
            .filter(named -> named.name().startsWith(bare + " ") && kept.test(named.member()))
            .map(Named::member)
            .distinct()
            .toList();
  }

  private List<Collectivite> nearest(String bare, Predicate<Collectivite> kept) {
    int most = Math.min(MOST_EDITS, 1 + bare.length() / LETTERS_FOR_EACH_EDIT);
    Set<Collectivite> nearest = new LinkedHashSet<>();
    for (Named named : byFirstLetter.get().getOrDefault(bare.charAt(0), List.of())) {
      int distance = Suggestion.distance(bare, named.name(), most);
      if (distance <= most && kept.test(named.member())) {
        if (distance < most) {
          nearest.clear();
          most = distance;
        }
        nearest.add(named.member());
      }
    }
    return List.copyOf(nearest);
  }

  private Map<Character, List<Named>> byFirstLetter() {
    Map<Character, List<Named>> letters = new HashMap<>();
    List.of(whole, loose)
        .forEach(
            names ->
                names.forEach(
                    (name, last) -> {
                      String bare = Folding.withoutArticle(name);
                      for (Node node = last; node != null && !bare.isEmpty(); node = node.next()) {
                        letters
                            .computeIfAbsent(bare.charAt(0), letter -> new ArrayList<>())
                            .add(new Named(bare, node.member()));
                      }
                    }));
    letters.values().forEach(names -> names.sort(Comparator.comparing(Named::name)));
    return letters;
  }
}
