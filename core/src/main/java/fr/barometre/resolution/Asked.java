package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text whose collectivité is to be found, with what else the row says of it.
 *
 * @param text the text as it was given
 * @param types the types that it may have; empty if nothing is known of its type
 * @param clean the text without what spreadsheets and keyboards add
 * @param hints what else is said
 */
record Asked(String text, Set<CollectiviteType> types, CleanText clean, Hints hints) {

  /** Whether a type is not excluded. */
  boolean allows(CollectiviteType type) {
    return types.isEmpty() || types.contains(type);
  }

  /** The members of the types asked for. */
  List<Collectivite> allowed(Collection<Collectivite> members) {
    return types.isEmpty()
        ? List.copyOf(members)
        : members.stream().filter(member -> types.contains(member.type())).toList();
  }

  /** The types in words. */
  String kind() {
    if (types.isEmpty()) {
      return "collectivité";
    }
    if (types.size() > 1 && Kinds.EPCI.containsAll(types)) {
      return "EPCI";
    }
    return types.stream()
        .sorted()
        .map(type -> type.label().fr().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }
}
