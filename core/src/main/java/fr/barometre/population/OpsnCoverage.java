package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Opsn;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which territories an OPSN serves, and, if known, which collectivités are members of one.
 *
 * <p>Two notions: a territory is in the <em>perimeter</em> of an OPSN when one serves its
 * département; a collectivité is a <em>member</em> when it has joined one. Every list is a view of
 * the moment, with its source: none is a register.
 */
public final class OpsnCoverage {

  private final String description;
  private final List<Opsn> operators;
  private final Set<String> departements;
  private final Optional<Set<CollectiviteRef>> members;

  private OpsnCoverage(
      String description, List<Opsn> operators, Optional<Set<CollectiviteRef>> members) {
    this.description = description;
    this.operators = operators;
    this.members = members;
    this.departements = new TreeSet<>();
    for (Opsn operator : operators) {
      for (String departement : operator.departements()) {
        departements.addAll(territory(departement));
      }
    }
  }

  /**
   * The OPSN that ANCT's public code lists with their départements: 27 OPSN, 46 départements.
   *
   * @return the list, without members
   */
  public static OpsnCoverage anct() {
    return Resources.opsn(
        Set.of("anct"),
        "OPSN recensés par l'ANCT (code public de La Suite territoriale, juillet 2026)");
  }

  /**
   * ANCT's list and the members of the federation Déclic: 66 départements.
   *
   * @return the list, without members
   */
  public static OpsnCoverage anctAndDeclic() {
    return Resources.opsn(
        Set.of("anct", "declic"),
        "OPSN recensés par l'ANCT (code public de La Suite territoriale, juillet 2026) ou membres"
            + " de Déclic (son code public, mi-2025 ; département d'après le nom)");
  }

  /**
   * A list of one's own.
   *
   * @param description name, source and date of the list, shown with results
   * @param operators the OPSN, with codes of départements as the frame has them; a territory that
   *     none serves is outside
   * @return the list, without members
   */
  public static OpsnCoverage of(String description, Collection<Opsn> operators) {
    return new OpsnCoverage(
        requireNonNull(description, "description"), List.copyOf(operators), Optional.empty());
  }

  /**
   * A list from a CSV with the columns {@code opsn}, {@code departement} and, optionally, {@code
   * source}; one row for each OPSN and département.
   *
   * @param file the file
   * @return the list, without members
   * @throws IllegalArgumentException if a row has no name or a wrong code, naming the line
   */
  public static OpsnCoverage from(Path file) {
    CsvTable table = CsvTable.read(file).strict();
    return of("OPSN : " + table.source(), operators(table));
  }

  private static List<Opsn> operators(CsvTable table) {
    int opsn = table.column(List.of("opsn"));
    int departement = table.column(List.of("departement", "département"));
    int source = table.find(List.of("source")).orElse(Integer.MAX_VALUE);
    Pattern code = Pattern.compile("\\d{2}|2A|2B|97\\d|98\\d|6AE|69[DM]");
    Operators operators = new Operators();
    table.forEach(
        row -> {
          String name = row.field(opsn);
          String served = row.field(departement);
          String origin = row.field(source);
          require(table, row, "opsn", name, !name.isBlank(), "the name of an OPSN");
          require(
              table,
              row,
              "departement",
              served,
              code.matcher(served).matches(),
              "a département such as 01 or 2A");
          operators.add(name, served, origin.isBlank() ? table.source() : origin);
        });
    return operators.list();
  }

  /** Gathers the départements of each OPSN. */
  static final class Operators {

    private final Map<String, Set<String>> departements = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    void add(String name, String departement, String origin) {
      departements.computeIfAbsent(name, k -> new TreeSet<>()).add(departement);
      origins.putIfAbsent(name, origin);
    }

    List<Opsn> list() {
      List<Opsn> list = new ArrayList<>(departements.size());
      for (Map.Entry<String, Set<String>> each : departements.entrySet()) {
        String origin = requireNonNull(origins.get(each.getKey()));
        list.add(new Opsn(each.getKey(), List.copyOf(each.getValue()), origin));
      }
      return list;
    }
  }

  private static void require(
      CsvTable table, CsvRow row, String column, String value, boolean valid, String expected) {
    if (!valid) {
      throw new IllegalArgumentException(
          table.source()
              + ":"
              + row.line()
              + ": "
              + column
              + " '"
              + value
              + "' is not "
              + expected);
    }
  }

  /**
   * The list with its complete list of members: whoever is not in it is no member.
   *
   * @param members references of all members of the OPSN
   * @return the copy
   */
  public OpsnCoverage withMembers(Collection<CollectiviteRef> members) {
    return new OpsnCoverage(description, operators, Optional.of(new HashSet<>(members)));
  }

  /**
   * Name, source and date of the list.
   *
   * @return the text shown with results
   */
  public String description() {
    return description;
  }

  /**
   * The OPSN.
   *
   * @return the list, in its order
   */
  public List<Opsn> operators() {
    return operators;
  }

  /**
   * The départements that at least one OPSN serves; Alsace counts as 67 and 68.
   *
   * @return sorted codes
   */
  public Set<String> departements() {
    return Set.copyOf(departements);
  }

  /**
   * The status of a territory: inside when an OPSN serves all of its départements, outside when
   * none does, unknown when only some are served or no département is known.
   *
   * @param territory codes of the départements that the territory lies in
   * @return the status
   */
  public OpsnStatus perimeter(Collection<String> territory) {
    long all = 0;
    long served = 0;
    for (String code : territory) {
      for (String departement : territory(code)) {
        all++;
        served += departements.contains(departement) ? 1 : 0;
      }
    }
    if (all == 0 || (0 < served && served < all)) {
      return OpsnStatus.UNKNOWN;
    }
    return served == all ? OpsnStatus.INSIDE : OpsnStatus.OUTSIDE;
  }

  /** Whether a collectivité is a member by any of its references; unknown without members. */
  OpsnStatus membership(Collectivite collectivite) {
    if (members.isEmpty()) {
      return OpsnStatus.UNKNOWN;
    }
    boolean member =
        members.get().contains(collectivite.ref())
            || collectivite
                .siren()
                .map(CollectiviteRef::of)
                .filter(members.get()::contains)
                .isPresent();
    return member ? OpsnStatus.INSIDE : OpsnStatus.OUTSIDE;
  }

  /** A digest of which OPSN serve which départements, and of the members. */
  String digest() {
    Digest digest = new Digest();
    operators.stream()
        .map(operator -> operator.name() + " " + new TreeSet<>(operator.departements()))
        .sorted()
        .forEach(digest::text);
    digest.text(members.isPresent() ? "members" : "no list of members");
    members.stream()
        .flatMap(Set::stream)
        .map(CollectiviteRef::toString)
        .sorted()
        .forEach(digest::text);
    return digest.hex();
  }

  /** The départements behind a code: Alsace is two, the halves of the Rhône are one. */
  private static List<String> territory(String code) {
    return switch (code) {
      case "6AE" -> List.of("67", "68");
      case "69D", "69M" -> List.of("69");
      default -> List.of(code);
    };
  }

  @Override
  public String toString() {
    return description
        + ": "
        + operators.size()
        + " OPSN, "
        + departements.size()
        + " départements";
  }
}
