#!/usr/bin/env python3
"""List text of the evaluation articles that stands in this repository.

Sentences and names in code, comments, tests and rules are invented (README, "Data and licences").
Run from anywhere; the articles are looked for in ../shared beside the repository.

  own_text.py [FILE…]   all tracked text files, or only these

A finding is
  - a run of 10 or more Chinese characters and digits, at least 8 of them no digits, that also
    stands in an article, set phrases aside (punctuation and white space do not count);
  - the name of a person marked in the gold, of three or more characters, public figures aside.

Exit status: 0 nothing found, 1 something found, 77 no articles to compare with.
"""
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), 'shared')
RUN = 10
HAN = 8  # as many of them are no figures

# Data whose entries are facts with a source of their own.
DATA = re.compile(r'''
    .*\.gz$ | entity/gazetteer/data/ | entity/internal/dict/ | entity/data/person_known\.txt$ |
    entity/data/names_.*\.txt$ | entity/data/chars\.txt$ | \.ci/own_text\.py$
''', re.X)

# Names of public bodies, and phrases and formulas that any Chinese newspaper uses. A run
# is allowed when it has at least one of these and at most REST other Chinese characters.
REST = 5
SET_PHRASES = sorted('''
党中央 中共中央 国务院 中央军委 中华人民共和国 中国共产党 以习近平同志为核心的党中央
中共中央政治局常务委员会 中央政治局 全国人大常委会 全国人民代表大会 中国人民政治协商会议
人民代表大会 常务委员会 第一次会议 第二次会议 最高人民法院 最高人民检察院
人力资源和社会保障 国家市场监督管理总局 中华全国工商业联合会 中央应对疫情工作领导小组
交通运输部 水利部 农业农村部 组织部部长 宣传部部长 工作领导小组 中央应对新冠肺炎疫情工作领导小组 中国国民党革命委员会 副总经理 财务总监 股份有限公司
中华人民共和国国歌 因病医治无效 加入中国共产党 涉嫌严重违纪违法 目前正接受 纪委监委 纪律审查和监察调查
签署战略合作协议 主持会议并讲话 他强调 召开会议 召开 统筹推进疫情防控和经济社会发展 统筹推进疫情防控和经济
学纪知纪明纪守纪
'''.split(), key=lambda phrase: (-len(phrase), phrase))

LETTER = re.compile('[\u3400-\u4dbf\u4e00-\u9fff0-9]')
FULL_WIDTH = {ord('０') + i: ord('0') + i for i in range(10)}
MARK = re.compile(r'⟦[PTLOD?] ')
VALUE = re.compile(r'\|[^⟧\n]*⟧')


def texts():
    """The texts of the articles and sentences."""
    for kind in 'gold', 'pages':
        for path in sorted(glob.glob(os.path.join(SHARED, kind, '*.txt'))):
            with open(path, encoding='utf-8') as f:
                yield f.read()
    for path in sorted(glob.glob(os.path.join(SHARED, 'eval', '**', '*.jsonl'), recursive=True)):
        with open(path, encoding='utf-8') as f:
            for line in f:
                yield json.loads(line).get('text', '')


def letters(text):
    return ''.join(LETTER.findall(text.translate(FULL_WIDTH)))


def runs_of_articles():
    grams = set()
    for text in texts():
        s = letters(text)
        grams.update(s[i:i + RUN] for i in range(len(s) - RUN + 1))
    return grams


def people():
    """A pattern for the names of people in the gold who are not public figures."""
    with open(os.path.join(ROOT, 'entity/data/person_known.txt'), encoding='utf-8') as f:
        known = {line.strip() for line in f}
    names = set()
    for path in glob.glob(os.path.join(SHARED, 'gold', '*.json')):
        with open(path, encoding='utf-8') as f:
            mentions = json.load(f).get('mentions', [])
        names.update(re.sub(r'\s', '', m['text']) for m in mentions if m['type'] == 'person')
    names = sorted(n for n in names - known if len(n) >= 3)
    return re.compile('|'.join(map(re.escape, names)) or '(?!)')


def blank(match):
    return ' ' * len(match.group())


def shared_runs(text, grams):
    """(start, end, letters) of the longest runs of text that stand in grams."""
    at = [m.start() for m in LETTER.finditer(text)]
    s = ''.join(text[i] for i in at)
    i = 0
    while i + RUN <= len(s):
        if s[i:i + RUN] not in grams:
            i += 1
            continue
        end = i + 1
        while s[end:end + RUN] in grams and end + RUN <= len(s):
            end += 1
        end += RUN - 1
        yield at[i], at[end - 1] + 1, s[i:end]
        i = end


def han(run):
    return re.sub('[0-9]', '', run)


def is_set_phrase(run):
    """Whether a run of letters says nothing of its own: figures, bodies, formulas."""
    rest = han(run)
    if len(rest) < HAN:
        return True
    for phrase in SET_PHRASES:
        rest = rest.replace(phrase, ' ')
    return ' ' in rest and len(rest.replace(' ', '')) <= REST


def findings(path, grams, names):
    try:
        with open(os.path.join(ROOT, path), encoding='utf-8') as f:
            text = f.read()
    except (OSError, UnicodeDecodeError):
        return
    text = VALUE.sub(blank, MARK.sub(blank, text)).translate(FULL_WIDTH)
    # Prose is wrapped; code and lists are not.
    prose = path.startswith('testdata/') or path.endswith('.md')
    parts = re.split(r'(\n\s*\n)', text) if prose else text.splitlines(keepends=True)
    line = 1
    for part in parts:
        for start, end, run in shared_runs(part, grams):
            if not is_set_phrase(run):
                yield line + part.count('\n', 0, start), part[start:end].replace('\n', ' ')
        for m in names.finditer(part):
            yield line + part.count('\n', 0, m.start()), 'name ' + m.group()
        line += part.count('\n')


def main():
    if not os.path.isdir(os.path.join(SHARED, 'gold')):
        print('no articles to compare with')
        return 77
    files = sys.argv[1:] or subprocess.run(
        ['git', 'ls-files', '-z'], cwd=ROOT, check=True, capture_output=True).stdout.decode().split('\0')
    grams, names = runs_of_articles(), people()
    found = 0
    for path in files:
        if not path or DATA.match(path):
            continue
        for line, what in findings(path, grams, names):
            print(f'{path}:{line}: {what}')
            found += 1
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
