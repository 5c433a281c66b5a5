#!/usr/bin/env python3
"""Writes the page of benchmarks from the output of go test -bench and of evaluate speed.

    .ci/benchmarks.py BENCH.txt SPEED.json >PAGE.md      (what .ci/run bench does)
"""
import collections, datetime, json, os, re, statistics, subprocess, sys

# By package and benchmark, in the order of the page: what is measured.
TITLES = {
    'examples/evaluate Pipeline': 'From text to facts: the built-in text',
    'examples/evaluate Article': 'From text to facts: one article of each length, ordinary text',
    'examples/evaluate Odd': 'From text to facts: 100,000 characters of one thing over and over',
    'examples/evaluate Tag': "gojieba's Tag alone: the built-in text",
    'entity/segment/jieba Segment': "Segmentation: gojieba's Tag, the segmenter that calls gojieba, and the default in Go",
    'graph Build100kFacts': 'A graph of 100,000 facts',
    'entity/internal/dict Load': 'The dictionary: unpacking it, and building what it is looked up in',
}


def read(lines):
    """The machine, and by package and benchmark the cases with all values of each unit."""
    machine, found, package = {}, collections.defaultdict(dict), ''
    for line in lines:
        if m := re.match(r'(goos|goarch|cpu|pkg): (.*)', line):
            machine[m[1]] = m[2].strip()
            package = machine['pkg'].split('/renshi/', 1)[-1] if m[1] == 'pkg' else package
        elif m := re.match(r'Benchmark(\w+?)(?:/(\S+?))?(?:-\d+)?\s+\d+\s+(.*)', line):
            key = f'{package} {m[1]}'
            units = found[key].setdefault(m[2] or '', collections.defaultdict(list))
            values = m[3].split()
            for value, unit in zip(values[::2], values[1::2]):
                units[unit].append(float(value))
    return machine, found


def time(ns):
    for unit, size in (('s', 1e9), ('ms', 1e6), ('µs', 1e3)):
        if ns >= size:
            return f'{ns / size:.3g} {unit}'
    return f'{ns:.3g} ns'


def row(name, units):
    ns = statistics.median(units['ns/op'])
    spread = (max(units['ns/op']) - min(units['ns/op'])) / ns / 2
    speed = allocs = ''
    if 'MB/s' in units:
        mb = statistics.median(units['MB/s'])
        speed = f'{mb:.2f}'
        if 'allocs/op' in units:
            allocs = f"{statistics.median(units['allocs/op']) / (mb * ns / 1e6):.3g}"
    return f"| {name.replace('_', ' ') or 'all'} | {time(ns)} | {spread:.0%} | {speed} | {allocs} |"


def main():
    with open(sys.argv[1], encoding='utf-8') as f:
        machine, found = read(f)
    with open(sys.argv[2], encoding='utf-8') as f:
        speed = json.load(f)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()
    version = subprocess.run(['go', 'version'], capture_output=True, text=True, check=True).stdout.split()[2]
    print('# Benchmarks\n')
    print('Written by `.ci/run bench`. Medians; ± is half of the distance between the fastest and the slowest run.\n')
    print(f"{machine['cpu']}, {cores} cores, {machine['goos']}/{machine['goarch']}, {version}, "
          f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d}; load at the end (1 when nothing else runs): {os.getloadavg()[0]:.1f}.\n")
    print(f"`evaluate speed`, {speed['text_mb']:.3g} MB of text, {speed['articles']} articles, one core but where it says two:\n")
    print('| pipeline | gojieba\'s Tag | `ratio` | two cores | memory of the pipeline | of gojieba |\n| --- | --- | --- | --- | --- | --- |')
    print(f"| {speed['pipeline_mb_s']:.2f} MB/s | {speed['jieba_tag_mb_s']:.2f} MB/s | {speed['ratio']:.2f} | {speed['two_core_speedup']:.2f} times | "
          f"{speed['rss_mb']:.0f} MB | {speed['jieba_rss_mb']:.0f} MB |\n")
    shares = ', '.join(f"{name} {100 * s['share']:.0f} %" for name, s in speed['stages'].items())
    print(f'Of the time of the pipeline: {shares}.')
    for key, title in TITLES.items():
        if key in found:
            print(f'\n## {title}\n\n| | time | ± | MB/s | allocations per KB |\n| --- | --- | --- | --- | --- |')
            for name, units in found[key].items():
                print(row(name, units))


if __name__ == '__main__':
    main()
