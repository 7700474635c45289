package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.StrictJson;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A local public body of the frame: a commune, an EPCI, a département or a région. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "code", "name", "population", "siren", "departement", "region", "epci"})
public abstract class Collectivite implements StrictJson {

  Collectivite() {}

  /**
   * The kind of body.
   *
   * @return the type
   */
  @JsonProperty
  public abstract CollectiviteType type();

  /**
   * The code within the type: Insee's for communes, départements and régions, the SIREN for EPCI.
   *
   * @return a code, never blank
   */
  @JsonProperty
  public abstract String code();

  /**
   * The official name.
   *
   * @return the name
   */
  @JsonProperty
  public abstract String name();

  /**
   * The number of inhabitants; some communes have none.
   *
   * @return zero or more
   */
  @JsonProperty
  public abstract int population();

  @JsonProperty("siren")
  abstract @Nullable Siren knownSiren();

  @JsonProperty("departement")
  abstract @Nullable String knownDepartement();

  @JsonProperty("region")
  abstract @Nullable String knownRegion();

  @JsonProperty("epci")
  abstract @Nullable String knownEpci();

  /**
   * The SIREN, where the source gives one.
   *
   * @return the SIREN, or empty
   */
  @JsonIgnore
  public Optional<Siren> siren() {
    return Optional.ofNullable(knownSiren());
  }

  /**
   * The code of the département: its own for a département, the seat's for an EPCI.
   *
   * @return the code, or empty (régions)
   */
  @JsonIgnore
  public Optional<String> departement() {
    return Optional.ofNullable(knownDepartement());
  }

  /**
   * The code of the région.
   *
   * @return the code, or empty if unknown
   */
  @JsonIgnore
  public Optional<String> region() {
    return Optional.ofNullable(knownRegion());
  }

  /**
   * The SIREN of the EPCI that a commune belongs to.
   *
   * @return the SIREN, or empty for isolated communes and other types
   */
  @JsonIgnore
  public Optional<String> epci() {
    return Optional.ofNullable(knownEpci());
  }

  /**
   * The reference by type and code.
   *
   * @return the reference
   */
  public CollectiviteRef ref() {
    return CollectiviteRef.of(type(), code());
  }

  /** Refuses blank codes and negative populations. */
  @Value.Check
  void check() {
    if (code().isBlank()) {
      throw new IllegalArgumentException("collectivité '" + name() + "' has a blank code");
    }
    if (population() < 0) {
      throw new IllegalArgumentException(
          "collectivité " + ref() + " has a negative population: " + population());
    }
  }

  @JsonCreator
  static Collectivite fromJson(
      @JsonProperty(value = "type", required = true) CollectiviteType type,
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "population", required = true) Integer population,
      @JsonProperty("siren") @Nullable Siren siren,
      @JsonProperty("departement") @Nullable String departement,
      @JsonProperty("region") @Nullable String region,
      @JsonProperty("epci") @Nullable String epci) {
    return builder()
        .type(type)
        .code(code)
        .name(name)
        .population(requireNonNull(population, "population"))
        .knownSiren(siren)
        .knownDepartement(departement)
        .knownRegion(region)
        .knownEpci(epci)
        .build();
  }

  /**
   * An empty builder: type, code, name and population must be set before building.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return name() + " (" + ref() + ", " + population() + " hab.)";
  }

  /** Builds a {@link Collectivite}. */
  public static final class Builder extends ImmutableCollectivite.Builder {

    Builder() {}

    /**
     * Sets the SIREN.
     *
     * @param siren the SIREN
     * @return this builder
     */
    public Builder siren(Siren siren) {
      return knownSiren(siren);
    }

    /**
     * Sets the département's code.
     *
     * @param code the code, for example {@code "2A"}
     * @return this builder
     */
    public Builder departement(String code) {
      return knownDepartement(code);
    }

    /**
     * Sets the région's code.
     *
     * @param code the code
     * @return this builder
     */
    public Builder region(String code) {
      return knownRegion(code);
    }

    /**
     * Sets the EPCI of a commune.
     *
     * @param siren the EPCI's SIREN
     * @return this builder
     */
    public Builder epci(String siren) {
      return knownEpci(siren);
    }
  }
}
