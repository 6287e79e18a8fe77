#!/usr/bin/env python3
"""Computes how wide the stand-ins of ../fonts/fonts.css must be made, so that lines break where they will break.

    pip install fonttools==4.68.0 brotli==1.2.1
    apt-get download fonts-liberation fonts-noto-core fonts-dejavu-core   # and dpkg -x each into FOLDER
    python3 book/theme/glyphs/stand_ins.py FOLDER            says what fonts.css must say
    python3 book/theme/glyphs/stand_ins.py FOLDER --check    fails when it says something else

A stand-in is as wide as the book's own font when both set the book's own text equally wide: the mean of the letters and blanks of
all pages, each as often as it occurs. Liberation Serif is as wide as Times New Roman, letter by letter; Android has Noto Serif, and
Linux DejaVu Serif.
"""

import collections
import pathlib
import re
import sys

from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
STYLE = FONTS / "fonts.css"
# The family in fonts.css, and the files of its upright, slanted and bold faces.
STAND_INS = {
    "STIX Two Stand-In": ["LiberationSerif-Regular", "LiberationSerif-Italic", "LiberationSerif-Bold"],
    "STIX Two Stand-In Noto": ["NotoSerif-Regular", "NotoSerif-Italic", "NotoSerif-Bold"],
    "STIX Two Stand-In DejaVu": ["DejaVuSerif", "DejaVuSerif-Italic", "DejaVuSerif-Bold"],
}
FACES = ["regular", "italic", "bold"]


def text_of_the_book():
    """How often each letter occurs in the prose of the pages, blanks included."""
    letters = collections.Counter()
    for page in sorted((HERE.parents[1] / "en").rglob("*.md")):
        text = re.sub(r"```.*?```|\{\{.*?\}\}|\$[^$]*\$|<[^>]*>|`[^`]*`", " ", page.read_text(encoding="utf-8"), flags=re.S)
        letters.update(re.sub(r"\s+", " ", text))
    return {letter: count for letter, count in letters.items() if letter.isascii()}


def width(path, letters):
    """The mean width of the text, in em."""
    font = TTFont(path)
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    known = {letter: count for letter, count in letters.items() if ord(letter) in glyphs}
    total = sum(count * advances[glyphs[ord(letter)]][0] for letter, count in known.items())
    return total / em / sum(known.values())


def main():
    folder, check = pathlib.Path(sys.argv[1]), "--check" in sys.argv[2:]
    letters = text_of_the_book()
    style = STYLE.read_text(encoding="utf-8")
    wrong = 0
    for family, files in STAND_INS.items():
        for face, name in zip(FACES, files):
            ours = width(FONTS / f"stix-two-text-{face}.woff2", letters)
            theirs = width(next(folder.rglob(name + ".ttf")), letters)
            size = f"size-adjust: {100 * ours / theirs:.1f}%;"
            print(f"{family}, {face}: {ours:.4f} em against {theirs:.4f} em, {size}")
            marker = {"regular": "", "italic": "  font-style: italic;\n", "bold": "  font-weight: 700;\n"}[face]
            begin = f'@font-face {{\n  font-family: "{family}";\n{marker}  src: '
            block = style[style.find(begin):].split("}")[0] if begin in style else ""
            if size not in block:
                wrong += 1
                print(f"    fonts.css has {re.findall('size-adjust.*', block) or 'nothing'}")
    sys.exit(1 if check and wrong else 0)


main()
