# One question by all départements after raking on four margins, with R's survey: the same job as
# DomainsBenchmark does for thirty questions. Argument: collectivites-2025.csv with the columns of
# the frame shipped in core. Debian: apt-get install r-cran-survey.
suppressMessages(library(survey))
frame <- read.csv2(commandArgs(TRUE)[1], colClasses = "character")
frame <- frame[frame$departement != "", ]
bands <- c(0, 500, 1000, 2000, 3500, 5000, 7500, 10000, 15000, 20000, 35000, 50000, 75000, 1e5, 2e5, Inf)
frame$stratum <- cut(as.numeric(frame$population), bands, right = FALSE)
frame$opsn <- as.numeric(factor(frame$departement)) %% 3 == 0
set.seed(2025)
sample <- frame[sample(nrow(frame), 35000), ]
sample$yes <- as.numeric(runif(nrow(sample)) < .25)
margins <- list(~type, ~stratum, ~region, ~opsn)
totals <- lapply(c("type", "stratum", "region", "opsn"), function(m) {
  t <- as.data.frame(table(frame[[m]])); names(t)[1] <- m; t })
design <- svydesign(ids = ~siren, weights = ~1, data = sample)
raked <- rake(design, margins, totals, control = list(maxit = 100, epsilon = 1e-9))
time <- system.time(result <- svyby(~yes, ~departement, raked, svymean))
cat("one question by", nrow(result), "departements:", time[["elapsed"]], "s\n")
