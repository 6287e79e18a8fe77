//! EPUB 3: the pages of the book as XHTML in one archive, with formulas as MathML and figures as SVG
//! (W3C, "EPUB 3.3", Recommendation, 2023).

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use press::Edition;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::book::{Book, name};
use crate::cover;
use crate::date::Date;
use crate::error::Error;
use crate::outline::{Entry, called, outline};
use crate::xhtml::{Written, escaped};

/// The style of the pages; an e-reader has its own ideas of letters and margins, so it says little.
const STYLE: &str = include_str!("ebook.css");

/// A file of the archive.
struct Item {
    id: String,
    file: String,
    kind: &'static str,
    properties: String,
    bytes: Vec<u8>,
    is_page: bool,
}

/// A bound book.
pub(crate) struct Bound {
    pub(crate) bytes: Vec<u8>,
    pub(crate) written: Vec<Written>,
}

/// Binds the book, which is rendered in the folder.
pub(crate) fn bind(book: &Book, folder: &Path, version: &str, date: Date) -> Result<Bound, Error> {
    let edition = &book.edition;
    let written = book.write(&|_| String::new(), false, true, &|leaf, place| {
        let page = match place.path == leaf.path {
            true => String::new(),
            false => file(&place.path),
        };
        let id = place
            .id
            .as_ref()
            .map_or(String::new(), |id| format!("#{id}"));
        (format!("{page}{id}"), String::new())
    });
    let mut items = vec![
        item(
            "style",
            "style.css",
            "text/css",
            "",
            STYLE.as_bytes().to_vec(),
        ),
        item(
            "cover-image",
            "cover.svg",
            "image/svg+xml",
            "cover-image",
            cover::svg(edition, &book.palette, version).into_bytes(),
        ),
    ];
    items.extend(fonts(folder)?);
    let picture = format!(
        "<div class=\"cover\"><img src=\"cover.svg\" alt=\"{}\"/></div>",
        escaped(&format!("{}: the cover", edition.title))
    );
    let cover = page(edition, &edition.title, "", &picture);
    items.push(Item {
        is_page: true,
        ..item("cover", "cover.xhtml", PAGE, "", cover.into_bytes())
    });
    let contents = item(
        "nav",
        "nav.xhtml",
        PAGE,
        "nav",
        navigation(edition).into_bytes(),
    );
    items.push(Item {
        is_page: true,
        ..contents
    });
    for (leaf, text) in edition.leaves.iter().zip(&written) {
        let mut properties = Vec::new();
        if text.formulas > 0 {
            properties.push("mathml");
        }
        if text.text.contains("<svg ") {
            properties.push("svg");
        }
        let place = leaf.number.as_ref().map_or(String::new(), |_| {
            format!("<p class=\"place\">{}</p>", escaped(&called(leaf)))
        });
        let text = page(edition, &leaf.title, &place, &text.text);
        let name = name(&leaf.path);
        let page = item(
            &format!("page-{name}"),
            &file(&leaf.path),
            PAGE,
            &properties.join(" "),
            text.into_bytes(),
        );
        items.push(Item {
            is_page: true,
            ..page
        });
    }
    let package = package(edition, version, date, &items);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let moment =
        DateTime::from_date_and_time(date.year.clamp(1980, 2107), date.month, date.day, 0, 0, 0);
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(moment.unwrap_or_default())
        .unix_permissions(0o644);
    let options = stored
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9));
    let mut add = |file: &str, bytes: &[u8], options: SimpleFileOptions| {
        archive.start_file(file, options)?;
        Ok::<(), zip::result::ZipError>(archive.write_all(bytes)?)
    };
    let mut all = || {
        // A reader knows the archive by its first file, which is not compressed.
        add("mimetype", b"application/epub+zip", stored)?;
        add("META-INF/container.xml", CONTAINER.as_bytes(), options)?;
        add("EPUB/package.opf", package.as_bytes(), options)?;
        for item in &items {
            add(&format!("EPUB/{}", item.file), &item.bytes, options)?;
        }
        Ok::<(), zip::result::ZipError>(())
    };
    all().expect("an archive in memory");
    let bytes = archive.finish().expect("an archive in memory").into_inner();
    Ok(Bound { bytes, written })
}

const PAGE: &str = "application/xhtml+xml";

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
    <rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// The name of a page in the archive.
fn file(path: &str) -> String {
    format!("{}.xhtml", name(path))
}

fn item(id: &str, file: &str, kind: &'static str, properties: &str, bytes: Vec<u8>) -> Item {
    Item {
        id: id.to_owned(),
        file: file.to_owned(),
        kind,
        properties: properties.to_owned(),
        bytes,
        is_page: false,
    }
}

/// The fonts of the book, by the names that the style gives them, with their license.
fn fonts(folder: &Path) -> Result<Vec<Item>, Error> {
    let fonts = folder.join("fonts");
    let mut items = Vec::new();
    for file in manuscript::files_below(&fonts) {
        let path = fonts.join(&file);
        let bytes = fs::read(&path).map_err(|error| Error::Read(path, error))?;
        // The digest in a name of the site is of no use here.
        let Some((stem, extension)) = file.rsplit_once('.') else {
            continue;
        };
        let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
        let kind = match extension {
            "woff2" => "font/woff2",
            "txt" => "text/plain",
            _ => continue,
        };
        let file = format!("fonts/{stem}.{extension}");
        items.push(item(
            &format!("font-{stem}").to_lowercase(),
            &file,
            kind,
            "",
            bytes,
        ));
    }
    Ok(items)
}

fn page(edition: &Edition, title: &str, place: &str, text: &str) -> String {
    let language = escaped(&edition.language);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" xml:lang=\"{language}\"><head><title>{}</title>\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>{place}{text}</body></html>\n",
        escaped(title)
    )
}

/// The table of contents, and where cover, contents and text begin.
fn navigation(edition: &Edition) -> String {
    let first = edition
        .leaves
        .first()
        .map(|leaf| file(&leaf.path))
        .unwrap_or_default();
    let text = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"contents\"><h1 id=\"contents\">Contents</h1>{}</nav>\
         <nav epub:type=\"landmarks\" aria-label=\"Landmarks\" hidden=\"hidden\"><ol>\
         <li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>\
         <li><a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a></li>\
         <li><a epub:type=\"bodymatter\" href=\"{first}\">Text</a></li></ol></nav>",
        list(&outline(edition))
    );
    page(edition, &edition.title, "", &text)
}

fn list(entries: &[Entry]) -> String {
    let line = |entry: &Entry| {
        let below = list(&entry.entries);
        format!(
            "<li><a href=\"{}\">{}</a>{below}</li>",
            file(&entry.path),
            escaped(&entry.title)
        )
    };
    match entries.is_empty() {
        true => String::new(),
        false => format!("<ol>{}</ol>", entries.iter().map(line).collect::<String>()),
    }
}

/// What the book is, which files it has, and in which order its pages are read.
fn package(edition: &Edition, version: &str, date: Date, items: &[Item]) -> String {
    let creators = edition
        .authors
        .iter()
        .map(|author| format!("<dc:creator>{}</dc:creator>", escaped(author)));
    let creators: String = creators.collect();
    let items_of = |item: &Item| {
        let Item {
            id,
            file,
            kind,
            properties,
            ..
        } = item;
        let properties = match properties.as_str() {
            "" => String::new(),
            properties => format!(" properties=\"{properties}\""),
        };
        format!("<item id=\"{id}\" href=\"{file}\" media-type=\"{kind}\"{properties}/>\n")
    };
    let manifest: String = items.iter().map(items_of).collect();
    let pages = items.iter().filter(|item| item.is_page);
    let spine: String = pages
        .map(|item| format!("<itemref idref=\"{}\"/>\n", item.id))
        .collect();
    let accessible: String = ACCESSIBLE
        .iter()
        .map(|(property, value)| format!("<meta property=\"schema:{property}\">{value}</meta>\n"))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"identifier\" xml:lang=\"{language}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"identifier\">{identifier}</dc:identifier>\n<dc:title>{title}</dc:title>\n\
         <dc:language>{language}</dc:language>\n<dc:description>{description}</dc:description>\n{creators}\
         <dc:rights>{RIGHTS}</dc:rights>\n<dc:date>{year}</dc:date>\n\
         <meta property=\"dcterms:modified\">{modified}</meta>\n\
         <meta property=\"schema:version\">{version}</meta>\n{accessible}</metadata>\n\
         <manifest>\n{manifest}</manifest>\n<spine>\n{spine}</spine>\n</package>\n",
        language = escaped(&edition.language),
        identifier = identifier(&edition.title),
        title = escaped(&edition.title),
        description = escaped(&edition.description),
        year = date.year,
        modified = date.in_full(),
        version = escaped(version),
    )
}

const RIGHTS: &str =
    "Text and figures: Creative Commons Attribution 4.0 (CC BY 4.0). Code: MIT or Apache 2.0.";

/// What a reader who cannot see, or hear, or use a mouse may expect
/// (W3C, "EPUB Accessibility 1.1", Recommendation, 2023; the words are those of schema.org).
const ACCESSIBLE: [(&str, &str); 13] = [
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    ("accessibilityFeature", "MathML"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "longDescription"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "Every figure has a title, a description and a caption; formulas are MathML; tables have captions and headings.",
    ),
];

/// The same for every edition of a book, and another for a book of another title: a UUID of version 8, of the title's digest
/// (RFC 9562, 2024, section 5.8).
fn identifier(title: &str) -> String {
    let digest = Sha256::digest(title.as_bytes());
    let mut bytes: [u8; 16] = digest[..16].try_into().expect("a digest has 32 bytes");
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    format!("urn:uuid:{}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_has_a_name_of_its_own() {
        let name = identifier("The Tested Neuron");
        assert_eq!(name, identifier("The Tested Neuron"));
        assert_ne!(name, identifier("The Tested Neurons"));
        let parts: Vec<_> = name.trim_start_matches("urn:uuid:").split('-').collect();
        assert_eq!(
            parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
            [8, 4, 4, 4, 12]
        );
        assert!(
            parts[2].starts_with('8') && "89ab".contains(&parts[3][..1]),
            "{name}"
        );
    }
}
