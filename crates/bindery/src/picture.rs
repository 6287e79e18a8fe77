//! Picture of the book for those who preview a link to it: its title beside one of its figures, in the colours of its dark theme.
//!
//! It is made ahead by a Chromium, in the letters of the book, lies beside the pages as `preview.png`, and carries a digest of the
//! drawing it was made from, by which a test notices that it is old.

use std::fs;
use std::path::{Path, PathBuf};

use manuscript::Workspace;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use press::Edition;
use sha2::{Digest, Sha256};

use crate::browser::Browser;
use crate::cover::{without_words, wrapped};
use crate::error::Error;
use crate::palette::Palette;
use crate::xhtml::escaped;

/// Where it lies in a checkout.
pub(crate) const PLACE: &str = "book/en/preview.png";

/// The figure in it: the line on which a unit makes up its mind.
const FIGURE: &str = "firing-line";
const VALUES: [(&str, &str); 3] = [("w1", "5"), ("w2", "3"), ("theta", "4")];

/// Width and height, as those who show previews ask for.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

/// The word by which the digest is found in the file.
const KEYWORD: &str = "Drawing";

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// The picture, as SVG in the letters of the book.
fn svg(edition: &Edition, palette: &Palette) -> String {
    let figure = figures::find(FIGURE).expect("it is in the registry");
    let values = figure.values(VALUES).expect("they are in its range");
    let drawing = figure.draw(&values, "cover-figure");
    let drawing = palette.in_the_dark(drawing.svg.trim());
    let place = "<svg x=\"600\" y=\"40\" width=\"560\" height=\"550\" ";
    let drawing = without_words(&drawing.replacen("<svg ", place, 1));
    let (width, height) = SIZE;
    let mut lines = String::new();
    let mut y = 70;
    let texts = [
        (&edition.title, 12, 92, "", "#f5f1e8"),
        (
            &edition.description,
            28,
            35,
            " font-style=\"italic\"",
            "#c9c3b6",
        ),
    ];
    for (text, letters, size, style, colour) in texts {
        for line in wrapped(text, letters) {
            y += size + size / 6;
            lines += &format!(
                "<text x=\"70\" y=\"{y}\" font-size=\"{size}\"{style} fill=\"{colour}\">{}</text>",
                escaped(&line)
            );
        }
        y += 30;
    }
    let ground = palette.in_the_dark("var(--fig-paper, #17181a)");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"'STIX Two Text', serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>{lines}{drawing}</svg>"
    )
}

/// The drawing of the book of a workspace.
fn drawing(workspace: &Workspace) -> Result<String, Error> {
    let css = workspace.book().join("theme/css/variables.css");
    let css = fs::read_to_string(&css).map_err(|error| Error::Read(css, error))?;
    Ok(svg(&press::edition(workspace)?, &Palette::read(&css)))
}

/// Makes the picture anew, in the checkout around `start`.
///
/// # Errors
///
/// When there is no Chromium, when it shows nothing, or when the file cannot be written.
pub fn picture(start: &Path) -> Result<PathBuf, Error> {
    let workspace = Workspace::find(start)?;
    let drawing = drawing(&workspace)?;
    let folder = tempfile::tempdir().map_err(|error| Error::Write(PLACE.into(), error))?;
    let document = folder.path().join("picture.html");
    let fonts = workspace.book().join("theme/fonts");
    let face = |file: &str, style: &str| {
        let path = fonts.join(file).display().to_string();
        let path = utf8_percent_encode(&path, PLAIN).to_string();
        format!(
            "@font-face {{ font-family: \"STIX Two Text\"; font-style: {style}; src: url(\"file://{path}\"); }}"
        )
    };
    let html = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><style>{}{} body {{ margin: 0; }} svg {{ display: block; }}</style>{drawing}",
        face("stix-two-text-regular.woff2", "normal"),
        face("stix-two-text-italic.woff2", "italic"),
    );
    fs::write(&document, html).map_err(|error| Error::Write(document.clone(), error))?;
    let png = Browser::find()?.show(&document, SIZE)?;
    let out = workspace.root.join(PLACE);
    let png = stamped(&png, &digest(&drawing)).ok_or(Error::NotShown(SIZE))?;
    fs::write(&out, png).map_err(|error| Error::Write(out.clone(), error))?;
    Ok(out)
}

fn digest(drawing: &str) -> String {
    let bytes = Sha256::digest(drawing.as_bytes());
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The beginning of every PNG, up to the numbers of its first chunk: width and height.
const HEAD: usize = 8 + 8;

/// A picture of the right size with a text in it, behind its first chunk.
fn stamped(png: &[u8], text: &str) -> Option<Vec<u8>> {
    if size(png)? != SIZE {
        return None;
    }
    let first = HEAD + 13 + 4;
    let mut chunk = b"tEXt".to_vec();
    chunk.extend([KEYWORD.as_bytes(), b"\0", text.as_bytes()].concat());
    let length = u32::try_from(chunk.len() - 4).ok()?;
    let check = crc32fast::hash(&chunk);
    let parts = [
        &png[..first],
        &length.to_be_bytes(),
        &chunk,
        &check.to_be_bytes(),
        &png[first..],
    ];
    Some(parts.concat())
}

/// Width and height of a PNG.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    (png.starts_with(b"\x89PNG\r\n\x1a\n") && png.get(12..16)? == b"IHDR")
        .then(|| Some((number(HEAD)?, number(HEAD + 4)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_that_of_the_book_as_it_is_now() {
        let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
        let workspace = Workspace::find(&here).unwrap();
        let png = fs::read(workspace.root.join(PLACE)).unwrap();
        assert_eq!(size(&png), Some(SIZE));
        assert!(png.len() < 120_000, "{} bytes", png.len());
        let stamp = digest(&drawing(&workspace).unwrap());
        let stamp = [KEYWORD.as_bytes(), b"\0", stamp.as_bytes()].concat();
        assert!(
            png.windows(stamp.len()).any(|bytes| bytes == stamp),
            "{PLACE} shows another drawing than the book's: make it anew with `cargo run -- picture`, and look at it"
        );
    }

    #[test]
    fn a_picture_of_another_size_is_none() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(1200_u32.to_be_bytes());
        png.extend(630_u32.to_be_bytes());
        png.extend([0; 9]);
        let stamped = stamped(&png, "x").unwrap();
        assert_eq!(stamped.len(), png.len() + 4 + 4 + 9 + 4);
        png[19] = 0;
        assert_eq!(super::stamped(&png, "x"), None);
        assert_eq!(super::stamped(b"GIF", "x"), None);
    }
}
