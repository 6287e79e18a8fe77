#!/usr/bin/env python3
"""Cuts the book's fonts out of STIX Two and writes them to ../fonts.

    pip install fonttools==4.68.0 brotli==1.2.1
    python3 book/theme/glyphs/subset.py

STIX Two comes from the npm packages named in SOURCES, whose versions are pinned; npm checks their digests.
The characters the fonts must hold stand in math.txt and text.txt beside this file, and a test
reads the same lists: a formula or a sentence with a character outside them fails `cargo test`, and the cure is to
add the character there and run this script again. The same inputs give the same bytes.
"""

import io
import pathlib
import subprocess
import tarfile
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
SOURCES = {"math": "@fontsource/stix-two-math@5.3.0", "text": "@fontsource/stix-two-text@5.3.0"}
FACES = {"regular": "400-normal", "italic": "400-italic", "bold": "700-normal"}

# What the text fonts keep of their typographic features: kerning, ligatures, accents, and the four styles of digits.
TEXT_FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "onum", "pnum", "tnum"]

# STIX Two lacks these two subscripts, and the prose writes wᵢ and xₙ. They are drawn from the letter, at the scale and
# the drop of the font's own ₁.
SUBSCRIPTS = {0x1D62: "i", 0x2099: "n"}
SUBSCRIPT_SCALE, SUBSCRIPT_DROP = 0.66, -146

# A prime in a formula is a superscript: a browser shrinks it to 0.7 and raises it by 0.36 em, so the font must hold it
# large and low. STIX Two leaves that to the OpenType feature `ssty`, which Chromium ignores and the npm package lacks.
PRIMES = "\u2032\u2033\u2034\u2035"
PRIME_SCALE, PRIME_DROP = 1.5, -558

# A browser gives a stretchable bracket the room of its widest form, whichever form it draws (MathML Core, 3.2.4.3), so
# "(1 + x)" would stand apart in a formula with any fraction in it. All taller forms of these get one narrow width,
# that of the form about 2 em tall with BEARING on each side, and are centered in it.
FENCES = "()[]{}⌊⌋⌈⌉⟨⟩"
USUAL_HEIGHT, BEARING = 2145, 38


def characters(name):
    """The characters listed in NAME.txt: one block a line, `#` starts a comment, space and hard space always."""
    found = {" ", "\u00a0"}
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            found.update(line.replace(" ", ""))
    return found


def fetch(package, folder):
    """Unpacks an npm package and returns its folder."""
    name = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with tarfile.open(folder / name) as archive:
        archive.extractall(folder / name.removesuffix(".tgz"), filter="data")
    return folder / name.removesuffix(".tgz") / "package"


def draw_subscripts(font):
    """Adds the characters of SUBSCRIPTS to the math font."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for code, letter in SUBSCRIPTS.items():
        assert code not in names, f"STIX Two has U+{code:04X} now: take it out of SUBSCRIPTS"
        source, name = names[ord(letter)], f"uni{code:04X}"
        pen = TTGlyphPen(None)
        shape = Transform().translate(0, SUBSCRIPT_DROP).scale(SUBSCRIPT_SCALE)
        glyphs[source].draw(TransformPen(pen, shape))
        font["glyf"][name] = pen.glyph()
        width, bearing = font["hmtx"][source]
        font["hmtx"][name] = (round(width * SUBSCRIPT_SCALE), round(bearing * SUBSCRIPT_SCALE))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def enlarge_primes(font):
    """Draws the primes of the math font as superscripts need them."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for name in (names[ord(prime)] for prime in PRIMES):
        pen = TTGlyphPen(None)
        shape = Transform().translate(0, PRIME_DROP).scale(PRIME_SCALE)
        glyphs[name].draw(TransformPen(pen, shape))
        width, bearing = font["hmtx"][name]
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (round(width * PRIME_SCALE), round(bearing * PRIME_SCALE))


def narrow_fences(font):
    """Gives all taller forms of a bracket the same narrow advance."""
    names, glyf, hmtx = font.getBestCmap(), font["glyf"], font["hmtx"]
    table = font["MATH"].table.MathVariants
    constructions = dict(zip(table.VertGlyphCoverage.glyphs, table.VertGlyphConstruction))
    done = set()

    def center(glyph, shift, advance):
        if glyph not in done:
            done.add(glyph)
            pen = TTGlyphPen(None)
            font.getGlyphSet()[glyph].draw(TransformPen(pen, Transform().translate(shift, 0)))
            glyf[glyph] = pen.glyph()
            hmtx[glyph] = (advance, hmtx[glyph][1] + shift)

    for base in (names[ord(fence)] for fence in FENCES):
        construction = constructions[base]
        forms = [v for v in construction.MathGlyphVariantRecord if v.VariantGlyph != base]
        usual = min(forms, key=lambda form: abs(form.AdvanceMeasurement - USUAL_HEIGHT)).VariantGlyph
        advance = glyf[usual].xMax - glyf[usual].xMin + 2 * BEARING
        for form in (form.VariantGlyph for form in forms):
            middle = (glyf[form].xMin + glyf[form].xMax) / 2
            center(form, round(advance / 2 - middle), advance)
        # Angle brackets have no assembly of parts.
        parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []
        for part in (part.glyph for part in parts):
            center(part, round((advance - hmtx[part][0]) / 2), advance)


def cut(font, wanted, features, path):
    """Keeps the wanted characters, the glyphs they need (stretched forms from MATH included), and saves WOFF2."""
    missing = sorted(c for c in wanted if ord(c) not in font.getBestCmap())
    assert not missing, f"{path.name}: STIX Two has no {' '.join(f'{c} U+{ord(c):04X}' for c in missing)}"
    options = subset.Options()
    options.layout_features = features
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in wanted])
    cutter.subset(font)
    font.recalcTimestamp = False
    subset.save_font(font, str(path), options)
    print(f"{path.name}: {len(wanted)} characters, {len(font.getGlyphOrder())} glyphs, {path.stat().st_size} bytes")


def main():
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        packages = {kind: fetch(name, pathlib.Path(scratch)) for kind, name in SOURCES.items()}

        math = TTFont(packages["math"] / "files/stix-two-math-latin-400-normal.woff2", recalcTimestamp=False)
        draw_subscripts(math)
        enlarge_primes(math)
        narrow_fences(math)
        cut(math, characters("math"), ["ccmp"], FONTS / "stix-two-math.woff2")

        for face, file in FACES.items():
            parts = []
            for script in ["latin", "latin-ext", "greek"]:
                # The merger reads plain TrueType from disk, so the compressed parts are written out first.
                part = TTFont(packages["text"] / f"files/stix-two-text-{script}-{file}.woff2", recalcTimestamp=False)
                part.flavor = None
                parts.append(f"{scratch}/{script}-{file}.ttf")
                part.save(parts[-1])
            whole = io.BytesIO()
            Merger().merge(parts).save(whole)
            text = TTFont(whole, recalcTimestamp=False)
            born = TTFont(parts[0])["head"]
            text["head"].created, text["head"].modified = born.created, born.modified
            cut(text, characters("text"), TEXT_FEATURES, FONTS / f"stix-two-text-{face}.woff2")

        licence = (packages["math"] / "LICENSE").read_text("utf-8")
        (FONTS / "OFL.txt").write_text(licence, "utf-8")


if __name__ == "__main__":
    main()
