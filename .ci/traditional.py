#!/usr/bin/env python3
"""Score extraction on the evaluation texts turned into traditional characters, beside the texts as they are.

  traditional.py SCORES.json OUT.json    SCORES.json: the figures of the texts as they are (scoreboard.py --json)

The texts are converted to the forms of Taiwan and of Hong Kong by .ci/traditional and scored by scoreboard.py. OUT.json gets
the figures of SCORES.json and the new ones under traditional-tw/ and traditional-hk/. Exit status: 0 all figures within POINTS of those in
SCORES.json, 1 one is not, 77 no texts.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from floors import flat

POINTS = 0.03
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), 'shared')
SCRIPTS = {'tw': 's2tw', 'hk': 's2hk'}


def main(scores, out):
    if not os.path.isdir(os.path.join(SHARED, 'gold')):
        print('no articles to convert')
        return 77
    with open(scores, encoding='utf-8') as f:
        simplified = json.load(f)
    results, bad = {}, 0
    with tempfile.TemporaryDirectory() as tmp:
        convert = os.path.join(tmp, 'traditional')
        subprocess.run(['go', 'build', '-o', convert, '.'], cwd=os.path.join(ROOT, '.ci', 'traditional'), check=True)
        for name, config in SCRIPTS.items():
            to = os.path.join(tmp, name)
            for folder in 'gold', 'pages', 'eval':
                subprocess.run([convert, '-to', config, os.path.join(SHARED, folder), os.path.join(to, folder)], check=True)
            table = os.path.join(tmp, name + '.json')
            subprocess.run([sys.executable, os.path.join(SHARED, 'eval', 'scoreboard.py'), '--project', ROOT,
                            '--gold', os.path.join(to, 'gold'), '--sets', os.path.join(to, 'eval'), '--json', table],
                           check=True, stdout=subprocess.DEVNULL)
            with open(table, encoding='utf-8') as f:
                results['traditional-' + name] = json.load(f)
    before = flat(simplified)
    for name, result in results.items():
        after = flat(result)
        worst = min(before, key=lambda k: after.get(k, -1) - before[k])
        for key, score in before.items():
            if after.get(key, -1) < score - POINTS:
                print(f'{name}/{key}: {after.get(key, 0):.4f}, simplified {score:.4f}')
                bad += 1
        print(f'{name}: {len(after)} figures, the worst difference {after.get(worst, -1) - before[worst]:+.4f} ({worst})')
    with open(out, 'w', encoding='utf-8') as f:
        json.dump(simplified | results, f, indent=1)
    return 1 if bad else 0


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
