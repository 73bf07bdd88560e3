"""The measure of things: a Flask view that returns the same bytes and does nothing else."""

import os
from pathlib import Path

from flask import Flask, Response

app = Flask(__name__)
BODY = Path(os.environ["BENCH_BODY"]).read_bytes() if "BENCH_BODY" in os.environ else b""


@app.get("/")
def page() -> Response:
    return Response(BODY, mimetype="text/html")
