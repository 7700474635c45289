package fr.barometre.examples.benchmark;

import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;

/** The synthetic responses in a Tablesaw data frame. */
final class SawTable {

  private final Responses responses;
  private final Table table;

  private SawTable(Responses responses, Table table) {
    this.responses = responses;
    this.table = table;
  }

  static SawTable of(Responses responses) {
    Table table = Table.create("responses", DoubleColumn.create("weight", responses.weights()));
    for (int b = 0; b < responses.breakdowns(); b++) {
      table.addColumns(column("b" + b, responses.levels(b)));
    }
    for (int q = 0; q < Responses.QUESTIONS; q++) {
      table.addColumns(column("q" + q, responses.column(q)));
    }
    return new SawTable(responses, table);
  }

  private static ShortColumn column(String name, byte[] values) {
    short[] wider = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      wider[i] = values[i];
    }
    return ShortColumn.create(name, wider);
  }

  /** Sum of weights by breakdown, level and modality. */
  double[] weights(int question) {
    String column = "q" + question;
    double[] found = new double[responses.places()];
    for (int b = 0; b < responses.breakdowns(); b++) {
      Table sums = table.summarize("weight", AggregateFunctions.sum).by("b" + b, column);
      for (Row row : sums) {
        found[responses.place(b, row.getShort("b" + b), row.getShort(column))] = row.getDouble(2);
      }
    }
    return found;
  }
}
