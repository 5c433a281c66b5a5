#!/usr/bin/env python3
"""Compare accuracy figures, as written by scoreboard.py --json.

  floors.py check SCORES.json          no figure may fall below its floor in .ci/floors.json, none may be missing
  floors.py check --raise SCORES.json  then also raise the floors, never lower one
  floors.py same A.json B.json TOLERANCE
                                       no figure of B may differ from that of A by more than TOLERANCE
"""
import json
import os
import sys

FLOORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'floors.json')
EPSILON = 1e-9


def flat(tree, prefix=''):
    """{'a': {'b': 1}} is {'a/b': 1}"""
    out = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            out.update(flat(value, prefix + key + '/'))
        elif isinstance(value, (int, float)):
            out[prefix + key] = value
    return out


def read(path):
    with open(path, encoding='utf-8') as f:
        return flat(json.load(f))


def check(path, lift):
    scores = read(path)
    floors = read(FLOORS) if os.path.exists(FLOORS) else {}
    bad = 0
    for name, floor in sorted(floors.items()):
        if name not in scores:
            print(f'{name}: missing, its floor is {floor:.6f}')
            bad += 1
        elif scores[name] < floor - EPSILON:
            print(f'{name}: {scores[name]:.6f} is below its floor {floor:.6f}')
            bad += 1
    above = sum(scores.get(n, 0) > f + EPSILON for n, f in floors.items())
    print(f'{len(floors)} floors, {bad} broken, {above} figures above theirs, {len(scores.keys() - floors.keys())} without')
    if lift:
        for name, score in scores.items():
            floors[name] = max(score, floors.get(name, 0))
        with open(FLOORS, 'w', encoding='utf-8') as f:
            json.dump(dict(sorted(floors.items())), f, indent=1)
            f.write('\n')
        print('floors raised')
    return bad == 0


def same(a, b, tolerance):
    a, b = read(a), read(b)
    bad = 0
    for name in sorted(a.keys() | b.keys()):
        if name not in a or name not in b:
            print(f'{name}: only in one of the two')
            bad += 1
        elif abs(a[name] - b[name]) > tolerance + EPSILON:
            print(f'{name}: {a[name]:.4f} and {b[name]:.4f}')
            bad += 1
    print(f'{len(a)} figures, {bad} differ by more than {tolerance}')
    return bad == 0


def main(args):
    if args[:1] == ['check'] and len(args) in (2, 3):
        rest = [x for x in args[1:] if x != '--raise']
        if len(rest) == 1:
            return check(rest[0], '--raise' in args)
    if args[:1] == ['same'] and len(args) == 4:
        return same(args[1], args[2], float(args[3]))
    sys.exit(__doc__)


if __name__ == '__main__':
    sys.exit(0 if main(sys.argv[1:]) else 1)
