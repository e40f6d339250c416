"""Checks graphs against shapes, each alone: shapes.py SHAPES GRAPH…

Prints what is violated, and the number of graphs; fails where anything is."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor

from pyshacl import validate
from rdflib import Graph

shapes = None


def start(path):
    global shapes
    shapes = Graph().parse(path)


def check(path):
    conforms, _, report = validate(Graph().parse(path), shacl_graph=shapes)
    return None if conforms else f"{path}:\n{report}"


if __name__ == "__main__":
    graphs = sys.argv[2:]
    with ProcessPoolExecutor(os.cpu_count(), initializer=start, initargs=sys.argv[1:2]) as pool:
        found = [report for report in pool.map(check, graphs) if report]
    print("\n".join(report[:4000] for report in found[:3]))
    print(f"{len(graphs)} graphs, {len(found)} with violations")
    sys.exit(1 if found or not graphs else 0)
