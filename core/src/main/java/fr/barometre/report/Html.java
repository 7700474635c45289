package fr.barometre.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Distribution;
import fr.barometre.report.Block.Figure;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Keyed;
import fr.barometre.report.Block.Mapped;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Side;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Block.Tint;
import fr.barometre.wording.OutText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Blocks as HTML that stands alone: no script, no other file. Labels are data: all text is escaped.
 */
final class Html {

  /** Columns that a phone has room for. */
  private static final int FEW = 4;

  /** Columns of cards on a wide screen. */
  private static final int MOST_COLUMNS = 3;

  /** How a map begins. */
  static final String MAP = "<figure class=\"map\">";

  private static final Pattern OUTLINE =
      Pattern.compile("<path( class=\"area[^\"]*\"(?: fill=\"[^\"]*\")?) d=\"([^\"]*)\"/>");

  /** Headers of a table that is stacked, of nothing that could end a style sheet. */
  private static final Pattern HEADERS =
      Pattern.compile(" class=\"stack\" style=\"((?:&quot;|[^\"&<>\n\\\\])*)\"");

  private final Language in;

  /** Whether a page names once, itself, who drew its maps. */
  private final boolean creditApart;

  Html(Language language) {
    this(language, false);
  }

  private Html(Language language, boolean creditApart) {
    this.in = language;
    this.creditApart = creditApart;
  }

  /** For a page of many maps, which names once who drew them. */
  static Html ofManyMaps(Language language) {
    return new Html(language, true);
  }

  /** A whole page. */
  String page(List<Block> blocks) {
    String title =
        blocks.stream()
            .filter(Heading.class::isInstance)
            .map(block -> ((Heading) block).text())
            .findFirst()
            .orElse("");
    return page(title, typeset(content(blocks)));
  }

  /** A whole page of content that is HTML already. */
  String page(String title, String content) {
    return "<!DOCTYPE html>\n<html lang=\""
        + in.code()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + Style.SHEET
        + headers(content)
        + "</style>\n</head>\n<body class=\"barometre-page\">\n<main class=\"barometre\">\n"
        + shared(content)
        + "</main>\n</body>\n</html>\n";
  }

  /** A piece of a page of others. */
  String fragment(List<Block> blocks) {
    return fragment(typeset(content(blocks)));
  }

  /** Content that is HTML already, with its style. */
  String fragment(String content) {
    return "<div class=\"barometre\" lang=\""
        + in.code()
        + "\">\n<style>\n"
        + Style.SHEET
        + headers(content)
        + "</style>\n"
        + shared(content)
        + "</div>\n";
  }

  String content(List<Block> blocks) {
    StringBuilder html = new StringBuilder();
    content(html, blocks, "");
    return html.toString();
  }

  private void content(StringBuilder html, List<Block> blocks, String above) {
    String title = above;
    for (Block block : blocks) {
      title = block instanceof Heading heading ? heading.text() : title;
      add(html, block, title);
    }
  }

  /** Escaped apostrophes are typeset too. */
  String typeset(String html) {
    return in.code().equals("fr") ? in.typeset(html.replace("&#39;", "'")) : html;
  }

  private void add(StringBuilder html, Block block, String title) {
    if (block instanceof Heading heading) {
      heading(html, heading.depth(), heading.text());
    } else if (block instanceof Paragraph paragraph) {
      String tint = paragraph.tint().name().toLowerCase(Locale.ROOT);
      html.append(paragraph.tint() == Tint.PLAIN ? "<p>" : "<p class=\"" + tint + "\">")
          .append(escape(paragraph.text()))
          .append("</p>\n");
    } else if (block instanceof Bullets bullets) {
      html.append("<ul>\n");
      bullets.items().forEach(i -> html.append("<li>").append(escape(i)).append("</li>\n"));
      html.append("</ul>\n");
    } else if (block instanceof Flags flags) {
      flags(html, flags);
    } else if (block instanceof Table table) {
      table(html, table.said(), title);
    } else if (block instanceof Figure figure) {
      html.append("<p class=\"figure\"><strong>").append(escape(figure.value()));
      html.append("</strong> <span>").append(escape(figure.of())).append("</span></p>\n");
    } else if (block instanceof Group group) {
      group(html, group, title);
    } else if (block instanceof Details details) {
      html.append("<details>\n<summary>").append(escape(details.title()));
      html.append("</summary>\n");
      content(
          html,
          details.blocks().stream().filter(b -> !isTitle(b, details.title())).toList(),
          details.title());
      html.append("</details>\n");
    } else {
      picture(html, block);
    }
  }

  private static boolean isTitle(Block block, String title) {
    return block instanceof Heading heading && heading.text().equals(title);
  }

  private void group(StringBuilder html, Group group, String title) {
    boolean named = !group.id().isEmpty();
    html.append(named ? "<section class=\"" : "<div class=\"")
        .append(group.place().name().toLowerCase(Locale.ROOT))
        .append(named ? "\" id=\"" + anchor(group.id()) : "")
        .append(
            group.place() == Place.CARDS
                ? "\" style=\"--n:" + Math.min(MOST_COLUMNS, group.blocks().size())
                : "")
        .append("\">\n");
    content(html, group.blocks(), title);
    String name =
        group.blocks().stream()
            .filter(Heading.class::isInstance)
            .map(block -> ((Heading) block).text())
            .findFirst()
            .orElse(title);
    html.append(named ? link(group.id(), name) + "</section>\n" : "</div>\n");
  }

  /** An anchor, in which HTML allows no blank. */
  static String anchor(String id) {
    return escape(id.replaceAll("\\s", "_"));
  }

  /** The link that a reader copies to point others to a place of the page. */
  String link(String id, String name) {
    return "<p class=\"link\"><a href=\"#"
        + anchor(id)
        + "\">"
        + in.say("Lien vers cette partie", "Link to this part")
        + "<span class=\"hidden\"> "
        + escape(name)
        + "</span></a></p>\n";
  }

  /** Blocks whose tables are named after something. */
  String tables(List<Block> blocks, String title) {
    StringBuilder html = new StringBuilder();
    blocks.forEach(block -> add(html, block, title));
    return html.toString();
  }

  private static void heading(StringBuilder html, int depth, String text) {
    html.append("<h").append(depth).append('>').append(escape(text));
    html.append("</h").append(depth).append(">\n");
  }

  private void flags(StringBuilder html, Flags flags) {
    if (flags.flags().isEmpty()) {
      return;
    }
    html.append("<ul class=\"flags\">\n");
    for (Flagged flag : flags.flags()) {
      html.append("<li data-flag=\"")
          .append(flag.code().name())
          .append("\"><strong class=\"badge ")
          .append(flag.severity().name().toLowerCase(Locale.ROOT))
          .append("\">")
          .append(escape(flag.mark()))
          .append("</strong>");
      if (!flag.sentence().isEmpty()) {
        html.append(" <span class=\"sentence\">").append(escape(flag.sentence())).append("</span>");
      }
      html.append("</li>\n");
    }
    html.append("</ul>\n");
  }

  /** Wide tables scroll by themselves, by keyboard too. */
  private static void table(StringBuilder html, Table table, String title) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"")
        .append(escape(title))
        .append("\">\n<table")
        .append(table.columns().size() > FEW ? stacked(table) : "")
        .append(">\n<thead>\n<tr>");
    for (Column column : table.columns()) {
      boolean text = column.side() == Side.LEFT && !column.equals(table.columns().get(0));
      html.append("<th scope=\"col\"").append(text ? " class=\"t\">" : ">");
      html.append(escape(column.header())).append("</th>");
    }
    html.append("</tr>\n</thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      html.append("<tr>");
      for (int j = 0; j < row.size(); j++) {
        Column column = table.columns().get(j);
        html.append(j == 0 ? "<th scope=\"row\"" + side(column) : cell(column))
            .append('>')
            .append(escape(row.get(j)))
            .append(j == 0 ? "</th>" : "</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n</div>\n");
  }

  /** On a phone each row is a block, in which every cell has its header before it. */
  private static String stacked(Table table) {
    StringBuilder headers = new StringBuilder(" class=\"stack\" style=\"");
    for (int j = 1; j < table.columns().size(); j++) {
      String header = table.columns().get(j).header();
      headers
          .append("--h")
          .append(j + 1)
          .append(":&quot;")
          .append(escape(header.replace("\\", "\\\\").replace("\"", "\\\"")))
          .append("&quot;;");
    }
    return headers.append('"').toString();
  }

  /** Most cells are numbers. */
  private static String cell(Column column) {
    return column.side() == Side.RIGHT ? "<td" : "<td class=\"t\"";
  }

  private static String side(Column column) {
    return column.side() == Side.RIGHT ? " class=\"n\"" : "";
  }

  private void picture(StringBuilder html, Block block) {
    if (block instanceof Intervals intervals) {
      html.append(Drawing.svg(intervals)).append('\n');
      html.append(intervals.key().isEmpty() ? "" : legend(intervals.key()));
    } else if (block instanceof Distribution distribution) {
      html.append(Drawing.svg(distribution)).append("\n<ul class=\"legend\">\n");
      for (int rank = 0; rank < distribution.legend().size(); rank++) {
        html.append("<li>").append(Drawing.swatch(distribution.tone(rank)));
        html.append(' ').append(escape(distribution.legend().get(rank))).append("</li>\n");
      }
      html.append("</ul>\n");
    } else if (block instanceof Mapped mapped) {
      map(html, mapped.map());
    }
  }

  static String legend(List<Keyed> key) {
    return key.stream()
        .map(k -> "<li>" + Drawing.symbol(k.form()) + " " + escape(k.name()) + "</li>\n")
        .collect(joining("", "<ul class=\"legend\">\n", "</ul>\n"));
  }

  /** The headers of stacked tables, once for all tables that have the same. */
  private static String headers(String content) {
    return HEADERS
        .matcher(content)
        .results()
        .map(m -> m.group(1))
        .distinct()
        .map(h -> ".barometre ." + name(h) + "{" + h.replace("&quot;", "\"") + "}\n")
        .collect(joining());
  }

  /** Outlines that several maps have stand once, by a name that the same outline always has. */
  private static String shared(String page) {
    String content =
        HEADERS.matcher(page).replaceAll(m -> " class=\"stack " + name(m.group(1)) + "\"");
    Map<String, Long> times =
        OUTLINE
            .matcher(content)
            .results()
            .collect(groupingBy(m -> m.group(2), TreeMap::new, counting()));
    times.values().removeIf(many -> many == 1);
    if (times.isEmpty()) {
      return content;
    }
    StringBuilder once = new StringBuilder("<svg class=\"hidden\" aria-hidden=\"true\"><defs>");
    times
        .keySet()
        .forEach(
            d ->
                once.append("<path id=\"")
                    .append(name(d))
                    .append("\" d=\"")
                    .append(d)
                    .append("\"/>"));
    String used =
        OUTLINE
            .matcher(content)
            .replaceAll(
                m ->
                    times.containsKey(m.group(2))
                        ? "<use" + m.group(1) + " href=\"#" + name(m.group(2)) + "\"/>"
                        : m.group());
    return once.append("</defs></svg>\n").append(used).toString();
  }

  /** The same text always has the same name. */
  private static String name(String text) {
    return "o" + Integer.toString(text.hashCode() & Integer.MAX_VALUE, 36);
  }

  private void map(StringBuilder html, AreaMap map) {
    html.append(MAP).append(MapDrawing.svg(map)).append("\n<figcaption>");
    html.append("<ul class=\"legend\">\n");
    for (AreaMap.Entry entry : map.legend()) {
      html.append("<li>").append(MapDrawing.swatch(map, entry)).append(' ');
      html.append(escape(entry.text())).append("</li>\n");
    }
    html.append("</ul>\n").append(creditApart ? "" : credit()).append("</figcaption></figure>\n");
  }

  /** The line on the source of the maps' outlines. */
  String credit() {
    return "<p class=\"small\">" + escape(in.say(AreaMap.source())) + "</p>";
  }

  /** Text as it may stand in an element or between quotes. */
  static String escape(String text) {
    String shown = OutText.shown(text);
    StringBuilder escaped = new StringBuilder(shown.length());
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Read when a page is first written. */
  private static final class Style {
    static final String SHEET =
        Resource.text("report.css")
            .replace("\n  ", "\n")
            .replace("; }", "}")
            .replace("; ", ";")
            .replace(", ", ",")
            .replace("}\n", "}")
            .replace(": ", ":")
            .replace(" { ", "{");
  }
}
