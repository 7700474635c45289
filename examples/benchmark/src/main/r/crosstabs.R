# Weighted cross-tabulations of thirty questions by eight breakdowns for each of three waves with R's survey: Rscript crosstabs.R rows
suppressMessages(library(survey))
rows <- as.integer(commandArgs(TRUE)[1])
spent <- 0
weight <- 0
for (wave in 1:3) {
  set.seed(2024 + wave)
  d <- data.frame(weight = runif(rows, 0.2, 5))
  for (b in 0:7) d[[paste0("b", b)]] <- factor(sample(0:1, rows, TRUE))
  for (q in 0:29) d[[paste0("q", q)]] <- factor(sample(0:3, rows, TRUE))
  start <- proc.time()[["elapsed"]]
  design <- svydesign(ids = ~1, weights = ~weight, data = d)
  for (q in 0:29) for (b in 0:7) t <- svytable(as.formula(paste0("~b", b, "+q", q)), design)
  spent <- spent + proc.time()[["elapsed"]] - start
  weight <- weight + sum(t)
}
cat(sprintf("r-survey %d %.1f %.0f %.6f\n", rows, spent * 1000, proc.time()[["elapsed"]] * 1000, weight))
