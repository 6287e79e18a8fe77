//! PDF: what Chromium has printed is read for its places, and given an outline and a description.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use crate::book::name;
use crate::error::Error;
use crate::outline::Entry;

/// Where something is on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// From 1.
    pub(crate) page: usize,
    /// In points from the lower edge.
    pub(crate) height: f32,
}

/// A printed document.
pub(crate) struct Pdf {
    document: Document,
}

impl Pdf {
    pub(crate) fn read(bytes: &[u8]) -> Result<Pdf, Error> {
        Ok(Pdf {
            document: Document::load_mem(bytes)?,
        })
    }

    /// How many pages it has.
    pub(crate) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Where the places are to which links lead, by their ids.
    pub(crate) fn spots(&self) -> Result<BTreeMap<String, Spot>, Error> {
        let pages = self.document.get_pages();
        let pages: BTreeMap<ObjectId, usize> = pages
            .into_iter()
            .map(|(number, id)| (id, number as usize))
            .collect();
        let catalog = self.document.catalog()?;
        let Ok(places) = catalog.get_deref(b"Dests", &self.document) else {
            return Ok(BTreeMap::new());
        };
        let spots = places.as_dict()?.iter().filter_map(|(name, place)| {
            let place = self.document.dereference(place).ok()?.1.as_array().ok()?;
            let page = *pages.get(&place.first()?.as_reference().ok()?)?;
            let height = place.get(3)?.as_float().ok()?;
            Some((
                String::from_utf8_lossy(name).into_owned(),
                Spot { page, height },
            ))
        });
        Ok(spots.collect())
    }

    /// The finished file: with an outline, and with what it says of itself.
    pub(crate) fn finish(
        mut self,
        title: &str,
        subject: &str,
        authors: &[String],
        outline: &[Entry],
    ) -> Result<Vec<u8>, Error> {
        let root = self.document.new_object_id();
        let links = self.entries(root, outline);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "Outlines");
        set_ends(&mut dictionary, &links);
        dictionary.set("Count", links.len() as i64);
        self.document.objects.insert(root, dictionary.into());
        let catalog = self.document.catalog_mut()?;
        catalog.set("Outlines", root);
        catalog.set("PageMode", "UseOutlines");
        // No dates: the same book printed by the same browser is the same file.
        let mut info = Dictionary::new();
        info.set("Title", text_string(title));
        info.set("Subject", text_string(subject));
        if !authors.is_empty() {
            info.set("Author", text_string(&authors.join(", ")));
        }
        let producer = self
            .document
            .trailer
            .get_deref(b"Info", &self.document)
            .and_then(Object::as_dict);
        let producer = producer
            .and_then(|info| info.get(b"Producer"))
            .ok()
            .cloned();
        if let Some(producer) = producer {
            info.set("Producer", producer);
        }
        let info = self.document.add_object(info);
        self.document.trailer.set("Info", info);
        self.document.prune_objects();
        let mut bytes = Vec::new();
        self.document
            .save_modern(&mut bytes)
            .map_err(lopdf::Error::from)?;
        Ok(bytes)
    }

    /// Adds entries that hang below `parent`, closed.
    fn entries(&mut self, parent: ObjectId, entries: &[Entry]) -> Vec<ObjectId> {
        let ids: Vec<_> = entries
            .iter()
            .map(|_| self.document.new_object_id())
            .collect();
        for (i, entry) in entries.iter().enumerate() {
            let below = self.entries(ids[i], &entry.entries);
            let mut dictionary = Dictionary::new();
            dictionary.set("Title", text_string(&entry.title));
            dictionary.set("Parent", parent);
            dictionary.set("Dest", Object::Name(name(&entry.path).into_bytes()));
            if let Some(before) = i.checked_sub(1) {
                dictionary.set("Prev", ids[before]);
            }
            if let Some(after) = ids.get(i + 1) {
                dictionary.set("Next", *after);
            }
            if !below.is_empty() {
                set_ends(&mut dictionary, &below);
                dictionary.set("Count", -(below.len() as i64));
            }
            self.document.objects.insert(ids[i], dictionary.into());
        }
        ids
    }
}

fn set_ends(dictionary: &mut Dictionary, ids: &[ObjectId]) {
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        dictionary.set("First", *first);
        dictionary.set("Last", *last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    /// Two pages, and a place on each.
    fn printed() -> Vec<u8> {
        let mut document = Document::with_version("1.4");
        let tree = document.new_object_id();
        let page = || dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] };
        let pages = [document.add_object(page()), document.add_object(page())];
        let kids = pages
            .iter()
            .map(|id| Object::Reference(*id))
            .collect::<Vec<_>>();
        document.objects.insert(
            tree,
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2 }.into(),
        );
        let place = |page: ObjectId, height: f32| {
            vec![
                page.into(),
                "XYZ".into(),
                36.into(),
                height.into(),
                0.into(),
            ]
        };
        let places = document.add_object(dictionary! {
            "a" => place(pages[0], 700.5),
            "b.b" => place(pages[1], 33.0),
        });
        let catalog = document
            .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "Dests" => places });
        document.trailer.set("Root", catalog);
        let info = document.add_object(dictionary! {
            "Producer" => Object::string_literal("P"),
            "CreationDate" => Object::string_literal("D:20261128142807+00'00'"),
        });
        document.trailer.set("Info", info);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn places_are_found_on_their_pages() {
        let pdf = Pdf::read(&printed()).unwrap();
        assert_eq!(pdf.pages(), 2);
        let spots = pdf.spots().unwrap();
        assert_eq!(
            spots["a"],
            Spot {
                page: 1,
                height: 700.5
            }
        );
        assert_eq!(
            spots["b.b"],
            Spot {
                page: 2,
                height: 33.0
            }
        );
        assert!(Pdf::read(b"<html>").is_err());
    }

    /// The entries below one of the outline, as a reader follows them.
    fn below(document: &Document, dictionary: &Dictionary) -> String {
        let mut text = String::new();
        let mut next = dictionary.get(b"First").ok();
        while let Some(id) = next {
            let entry = document.dereference(id).unwrap().1.as_dict().unwrap();
            let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            let place = String::from_utf8_lossy(entry.get(b"Dest").unwrap().as_name().unwrap());
            text += &format!("{title}>{place}({})", below(document, entry));
            next = entry.get(b"Next").ok();
        }
        text
    }

    #[test]
    fn the_finished_file_has_an_outline_and_no_date() {
        let entry = |title: &str, path: &str, entries| Entry {
            title: title.to_owned(),
            path: path.to_owned(),
            entries,
        };
        let outline = [
            entry(
                "θ",
                "a.html",
                vec![
                    entry("one", "a.html", vec![]),
                    entry("two", "b/b.html", vec![]),
                ],
            ),
            entry("last", "b/b.html", vec![]),
        ];
        let finish = || {
            Pdf::read(&printed())
                .unwrap()
                .finish("T", "S", &["A".to_owned(), "B".to_owned()], &outline)
                .unwrap()
        };
        let bytes = finish();
        assert_eq!(bytes, finish());
        let document = Document::load_mem(&bytes).unwrap();
        let root = document
            .catalog()
            .unwrap()
            .get_deref(b"Outlines", &document)
            .unwrap();
        let entries = below(&document, root.as_dict().unwrap());
        assert_eq!(entries, "θ>a(one>a()two>b.b())last>b.b()");
        let info = document
            .trailer
            .get_deref(b"Info", &document)
            .unwrap()
            .as_dict()
            .unwrap();
        let keys: Vec<_> = info
            .iter()
            .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
            .collect();
        assert_eq!(keys, ["Title", "Subject", "Author", "Producer"]);
    }
}
