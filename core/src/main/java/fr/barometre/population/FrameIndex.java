package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Siren;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An index of collectivités by reference: type and code, or SIREN. */
final class FrameIndex {

  private static final String SIREN = "SIREN";

  private final Map<String, Map<String, Collectivite>> byScheme;

  private FrameIndex(Map<String, Map<String, Collectivite>> byScheme) {
    this.byScheme = byScheme;
  }

  static FrameIndex empty() {
    return new FrameIndex(Map.of());
  }

  /** The index of a frame; two collectivités with the same reference are refused. */
  static FrameIndex of(String frame, Collection<Collectivite> collectivites) {
    Map<String, Map<String, Collectivite>> byScheme = new HashMap<>();
    Map<String, Collectivite> bySiren = new HashMap<>(2 * collectivites.size());
    byScheme.put(SIREN, bySiren);
    String type = "";
    Map<String, Collectivite> ofType = bySiren;
    for (Collectivite collectivite : collectivites) {
      if (!collectivite.type().name().equals(type)) {
        type = collectivite.type().name();
        ofType = byScheme.computeIfAbsent(type, t -> new HashMap<>());
      }
      put(ofType, type, collectivite.code(), collectivite, frame);
      Optional<Siren> siren = collectivite.siren();
      if (siren.isPresent()) {
        put(bySiren, SIREN, siren.get().value(), collectivite, frame);
      }
    }
    return new FrameIndex(byScheme);
  }

  private static void put(
      Map<String, Collectivite> index,
      String scheme,
      String code,
      Collectivite collectivite,
      String frame) {
    Collectivite other = index.put(code, collectivite);
    if (other != null) {
      throw new IllegalArgumentException(
          "frame '"
              + frame
              + "' has "
              + scheme
              + ":"
              + code
              + " twice: "
              + other
              + " and "
              + collectivite);
    }
  }

  Optional<Collectivite> find(CollectiviteRef ref) {
    return Optional.ofNullable(byScheme.getOrDefault(ref.scheme(), Map.of()).get(ref.code()));
  }
}
