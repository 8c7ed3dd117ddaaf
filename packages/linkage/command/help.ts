export const help = `linkage: find rows that are about the same person, by estimate and without examples

  npm run -s linkage -- dedupe --input F.csv --config C.json --output pairs.csv [options]
  npm run -s linkage -- link --left A.csv --right B.csv --config C.json --output pairs.csv [options]
  npm run -s linkage -- make --rows N --seed N --output persons.csv [--duplicates 0.1]
  npm run -s linkage -- make-febrl --set 1|2|3|3-mild|4 --seed N --output F.csv [--output-right G.csv]

dedupe  pairs within one file
link    pairs between two files
        The output has a line per pair: left,right,probability. Surest first.

  --config FILE            what the columns are (see packages/linkage/README.md and packages/linkage/configs)
  --parameters FILE        use parameters that were saved, instead of estimating them
  --save-parameters FILE   save the parameters, as JSON
  --clusters FILE          dedupe only: which rows are one person, as id,cluster
  --threads N              how many processor cores to use

make        a made file of Dutch persons, the same for the same seed; no real person is in it
            p12-0 and p12-1 are the same person
  --rows N                 how many rows, duplicates included
  --seed N                 another number gives other persons
  --duplicates SHARE       which share of the rows is a damaged copy (default 0.1)

make-febrl  a made file with the columns and kinds of damage of the FEBRL sets
            rec-12-org and rec-12-dup-0 are the same person
  --set                    1: 1,000 rows; 2: 4,000 persons and 1,000 copies; 3: 2,000 persons and 3,000 copies, damaged badly;
                           3-mild: the same, damaged less; 4: 5,000 persons and 5,000 copies in two files
  --output-right FILE      set 4: the file of the copies

Progress is told on standard error; standard output stays empty. Exit code 0: done. 1: a sentence says what is wrong.

Examples
  npm run -s linkage -- dedupe --input persons.csv --config packages/linkage/configs/persons.json --output pairs.csv
  npm run -s linkage -- dedupe --input week-2.csv --config c.json --parameters year.json --output pairs.csv --threads 2
  npm run -s linkage -- link --left ours.csv --right theirs.csv --config c.json --output pairs.csv
  npm run -s linkage -- make --rows 1000000 --seed 1 --output persons.csv --duplicates 0.1
`;
