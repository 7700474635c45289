package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** No weighting: every factor is one. */
enum Unweighted implements Weighting {
  INSTANCE;

  @Override
  public List<Dimension> dimensions() {
    return List.of();
  }

  @Override
  public Map<String, String> collapsed(Dimension dimension) {
    return Map.of();
  }

  @Override
  public Set<String> excluded(Dimension dimension) {
    return Set.of();
  }

  @Override
  public boolean excludesOutsideFrame() {
    return false;
  }

  @Override
  public OptionalInt fewestRespondents() {
    return OptionalInt.empty();
  }

  @Override
  public Label label() {
    return Label.of("aucun", "none");
  }

  @Override
  public String toString() {
    return label().en();
  }
}
